import { Command, Option } from 'commander'
import { commandLine } from '../model/person.js'
import { record } from '../pipeline/history.js'
import { estimateAsking } from '../pipeline/ask-estimate.js'
import { mapTitles, type Preset, presets } from '../pipeline/map-titles.js'
import { prepareMapping } from '../pipeline/prepare-mapping.js'
import { estimateLines } from './ask.js'
import { status, tabSeparated } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

interface MapOptions extends WorkspaceOptions {
  readonly source: string
  readonly target: string
  readonly ads?: string
  readonly preset: Preset
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const mapCommand: CommandMaker = (terminal, finish) =>
  new Command('map')
    .description(
      'Map all titles of a national classification, and of job ads, to the groups of another classification.',
    )
    .requiredOption('--source <id>', 'the national classification, as ingested')
    .option('--target <id>', 'the classification to map to', 'isco-08')
    .option('--ads <ids>', 'sources of job ads to map along, with commas between')
    .addOption(
      new Option(
        '--preset <name>',
        'deterministic: identical titles and derived codes; lexical: words; full: everything',
      )
        .choices(presets)
        .default('full'),
    )
    .option('--dry-run', 'say what asking the model would take, and store and send nothing')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: MapOptions) => {
      const { onProgress } = terminal
      const sources = {
        sourceId: options.source,
        targetId: options.target,
        adSourceIds: options.ads?.split(',') ?? [],
        preset: options.preset,
      }
      if (options.dryRun) {
        const estimate = await inWorkspace(options, terminal, async (workspace) =>
          estimateAsking(
            workspace,
            await prepareMapping(workspace, { ...sources, noModel: false, onProgress }),
            onProgress,
          ),
        )
        terminal.out(options.json ? JSON.stringify(estimate) : tabSeparated(estimateLines(estimate)))
        finish(status.done)
        return
      }
      const outcome = await inWorkspace(options, terminal, async (workspace) => {
        const mapped = await mapTitles(workspace, { ...sources, onProgress })
        const { id, correspondenceId } = mapped.run
        const detail = { run: id, titles: mapped.titles }
        await record(workspace, { person: commandLine, act: 'map', correspondenceId, detail })
        return mapped
      })
      const { run, titles, findings, asked, seconds } = outcome
      for (const note of run.notes) terminal.note(note)
      if (options.json) terminal.out(JSON.stringify(outcome))
      else {
        terminal.out(
          tabSeparated([
            ['correspondence', run.correspondenceId],
            ['preset', options.preset],
            ['titles', titles],
            ['mapped', findings.Mapped],
            ['no group fits', findings.NoTermFound],
            ['undecided', findings.Undecided],
            ['asked of the model', asked],
            ['seconds', seconds.toFixed(1)],
          ]),
        )
      }
      finish(findings.Undecided > 0 ? status.needsPerson : status.done)
    })
