import { Command } from 'commander'
import { initWorkspace } from '../pipeline/workspace.js'
import { ingestShipped } from '../pipeline/shipped-sources.js'
import { status } from './terminal.js'
import type { CommandMaker } from './workspace-command.js'

export const initCommand: CommandMaker = (terminal, finish) =>
  new Command('init')
    .description('Make a workspace: a folder with sources, prompts, mappings, reports and one database.')
    .argument('[folder]', 'where', '.')
    .option('--workspace <folder>', 'the same as the argument')
    .option('--empty', 'do not ingest the ISCO-08 structure and title lexicon that ship')
    .action(async (argument: string, options: { readonly workspace?: string; readonly empty?: boolean }) => {
      const folder = options.workspace ?? argument
      const workspace = await initWorkspace(folder, terminal)
      try {
        if (!options.empty) {
          for (const report of await ingestShipped(workspace, ['isco-08', 'isco-08-titles'])) {
            terminal.note(`${report.id}: ${report.report.kept} rows`)
          }
        }
      } finally {
        await workspace.store.close()
      }
      terminal.out(workspace.folder)
      terminal.note('Next: concord ingest FILE, then concord map.')
      finish(status.done)
    })
