import { Command } from 'commander'
import { commandLine } from '../model/person.js'
import { record } from '../pipeline/history.js'
import { firstEdition } from '../pipeline/publication.js'
import { publishCorrespondence } from '../pipeline/publish.js'
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

interface PublishOptions extends CorrespondenceOptions {
  readonly edition: string
  readonly language: string
  readonly json?: boolean
}

export const publishCommand: CommandMaker = (terminal, finish) =>
  new Command('publish')
    .description('Write a correspondence as it stands: an Excel workbook and sorted text files.')
    .option('--edition <text>', 'the version of the publication', firstEdition.version)
    .option('--language <code>', "the reader's language for titles of the target", firstEdition.language)
    .addOption(correspondenceOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: PublishOptions) => {
      const published = await inWorkspace(options, terminal, async (workspace) => {
        const correspondenceId = await theCorrespondence(workspace, options)
        const edition = { language: options.language, version: options.edition }
        const made = await publishCorrespondence(workspace, correspondenceId, edition)
        await record(workspace, {
          person: commandLine,
          act: 'publish',
          correspondenceId,
          detail: { edition: edition.version },
        })
        return made
      })
      terminal.out(options.json ? JSON.stringify(published) : published.files.join('\n'))
      if (published.open > 0) terminal.note(`${published.open} open cases`)
      finish(published.open > 0 ? status.needsPerson : status.done)
    })
