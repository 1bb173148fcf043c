import { Command } from 'commander'
import { restore } from '../pipeline/backup.js'
import { status } from './terminal.js'
import { type CommandMaker, workspaceOption, type WorkspaceOptions } from './workspace-command.js'

export const restoreCommand: CommandMaker = (terminal, finish) =>
  new Command('restore')
    .description('Make a new workspace from a backup. An existing workspace is never overwritten.')
    .argument('<file>', 'a file written by concord backup')
    .addOption(workspaceOption())
    .action(async (file: string, { workspace: folder }: WorkspaceOptions) => {
      const { workspace, rows } = await restore(file, folder, terminal)
      await workspace.store.close()
      terminal.note(`${rows} rows restored`)
      terminal.out(workspace.folder)
      finish(status.done)
    })
