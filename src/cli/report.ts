import { Command } from 'commander'
import { commandLine } from '../model/person.js'
import { record } from '../pipeline/history.js'
import { firstEdition } from '../pipeline/publication.js'
import { writeRevisionReport } from '../pipeline/publish.js'
import { status } from './terminal.js'
import {
  type CommandMaker,
  correspondenceOption,
  type CorrespondenceOptions,
  inWorkspace,
  jsonOption,
  theCorrespondence,
  workspaceOption,
} from './workspace-command.js'

interface ReportOptions extends CorrespondenceOptions {
  readonly edition: string
  readonly language: string
  readonly json?: boolean
}

export const reportCommand: CommandMaker = (terminal, finish) =>
  new Command('report')
    .description(
      'Write the revision report: proposed new occupations with their evidence, as a page to print and a workbook.',
    )
    .option('--edition <text>', 'the version of the report', firstEdition.version)
    .option('--language <code>', "the reader's language for titles of the target", firstEdition.language)
    .addOption(correspondenceOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: ReportOptions) => {
      const files = await inWorkspace(options, terminal, async (workspace) => {
        const correspondenceId = await theCorrespondence(workspace, options)
        const edition = { language: options.language, version: options.edition }
        const written = await writeRevisionReport(workspace, correspondenceId, edition)
        await record(workspace, {
          person: commandLine,
          act: 'report',
          correspondenceId,
          detail: { edition: edition.version },
        })
        return written
      })
      terminal.out(options.json ? JSON.stringify({ files }) : files.join('\n'))
      finish(status.done)
    })
