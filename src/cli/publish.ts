import { Command } from 'commander'
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
      const published = await inWorkspace(options, terminal, async (workspace) =>
        publishCorrespondence(workspace, await theCorrespondence(workspace, options), {
          language: options.language,
          version: options.edition,
        }),
      )
      terminal.out(options.json ? JSON.stringify(published) : published.files.join('\n'))
      if (published.open > 0) terminal.note(`${published.open} open cases`)
      finish(published.open > 0 ? status.needsPerson : status.done)
    })
