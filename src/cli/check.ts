import { Command } from 'commander'
import { checkStored } from '../pipeline/check-source.js'
import { status, tabSeparated } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

export const checkCommand: CommandMaker = (terminal, finish) =>
  new Command('check')
    .description(
      'Check the structure of a classification: orphans, groups without members or with one, labels that stand twice or differ only in capitals, gaps, odd codes.',
    )
    .argument('<id>', 'a classification of the workspace')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (id: string, options: WorkspaceOptions & { readonly json?: boolean }) => {
      const findings = await inWorkspace(options, terminal, (workspace) => checkStored(workspace, id))
      if (options.json) terminal.out(JSON.stringify(findings))
      else if (findings.length > 0) {
        const rows = findings.map(({ check, codes, detail }) => [check, codes.join(','), detail])
        terminal.out(tabSeparated([['check', 'codes', 'detail'], ...rows]))
      }
      terminal.note(`${findings.length} findings`)
      finish(findings.length > 0 ? status.needsPerson : status.done)
    })
