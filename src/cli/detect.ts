import { Command } from 'commander'
import { commandLine } from '../model/person.js'
import { detectOccupations } from '../pipeline/detect-occupations.js'
import { record } from '../pipeline/history.js'
import { status, tabSeparated } from './terminal.js'
import {
  type CommandMaker,
  correspondenceOption,
  inWorkspace,
  jsonOption,
  theCorrespondence,
  workspaceOption,
  type CorrespondenceOptions,
} from './workspace-command.js'

export const detectCommand: CommandMaker = (terminal, finish) =>
  new Command('detect')
    .description('Cluster the titles that fit nowhere into possible new occupations.')
    .addOption(correspondenceOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: CorrespondenceOptions & { readonly json?: boolean }) => {
      const outcome = await inWorkspace(options, terminal, async (workspace) => {
        const correspondenceId = await theCorrespondence(workspace, options)
        const detected = await detectOccupations(workspace, correspondenceId)
        const detail = { run: detected.run.id, clusters: detected.clusters.length }
        await record(workspace, { person: commandLine, act: 'detect', correspondenceId, detail })
        return detected
      })
      for (const note of outcome.run.notes) terminal.note(note)
      terminal.note(`${outcome.clusters.length} clusters of ${outcome.titles} titles that fit nowhere`)
      if (options.json) terminal.out(JSON.stringify(outcome))
      else {
        const rows = outcome.clusters.map(({ id, name, members, employers, nearest }) => [
          id,
          name,
          members.length,
          members.reduce((sum, { frequency }) => sum + frequency, 0),
          employers,
          nearest[0]?.code ?? '',
        ])
        terminal.out(tabSeparated([['cluster', 'name', 'titles', 'ads', 'employers', 'nearest'], ...rows]))
      }
      finish(outcome.clusters.length > 0 ? status.needsPerson : status.done)
    })
