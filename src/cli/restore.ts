import { Command } from 'commander'
import { commandLine } from '../model/person.js'
import { restore } from '../pipeline/backup.js'
import { record } from '../pipeline/history.js'
import { status } from './terminal.js'
import { type CommandMaker, workspaceOption, type WorkspaceOptions } from './workspace-command.js'

export const restoreCommand: CommandMaker = (terminal, finish) =>
  new Command('restore')
    .description('Make a new workspace from a backup. An existing workspace is never overwritten.')
    .argument('<file>', 'a file written by concord backup')
    .addOption(workspaceOption())
    .action(async (file: string, { workspace: folder }: WorkspaceOptions) => {
      const { workspace, rows } = await restore(file, folder, terminal)
      await record(workspace, { person: commandLine, act: 'restore', detail: { rows } })
      await workspace.store.close()
      terminal.note(`${rows} rows restored`)
      terminal.out(workspace.folder)
      finish(status.done)
    })
