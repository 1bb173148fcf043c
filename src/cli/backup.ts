import { Command } from 'commander'
import { backUp } from '../pipeline/backup.js'
import { status } from './terminal.js'
import { type CommandMaker, inWorkspace, workspaceOption, type WorkspaceOptions } from './workspace-command.js'

export const backupCommand: CommandMaker = (terminal, finish) =>
  new Command('backup')
    .description('Write the whole workspace, database and files, to one file.')
    .argument('<file>', 'the file to write, usually ending in .jsonl.gz')
    .addOption(workspaceOption())
    .action(async (file: string, options: WorkspaceOptions) => {
      const { rows, files } = await inWorkspace(options, terminal, (workspace) => backUp(workspace, file))
      terminal.note(`${rows} rows and ${files} files`)
      terminal.out(file)
      finish(status.done)
    })
