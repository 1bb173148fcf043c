import { Command } from 'commander'
import { departureTable } from '../pipeline/departure-table.js'
import { explainDepartures, listDepartures } from '../pipeline/list-departures.js'
import { status, tabSeparated } from './terminal.js'
import {
  type CommandMaker,
  correspondenceOption,
  type CorrespondenceOptions,
  inWorkspace,
  jsonOption,
  theCorrespondence,
  workspaceOption,
} from './workspace-command.js'

interface DeparturesOptions extends CorrespondenceOptions {
  readonly language: string
  readonly json?: boolean
}

export const departuresCommand: CommandMaker = (terminal, finish) =>
  new Command('departures')
    .description(
      "List the titles that lie elsewhere than their own code says, where the code system derives from the target's.",
    )
    .addOption(correspondenceOption())
    .option('--language <tag>', 'language that titles of groups are shown in', 'en')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: DeparturesOptions) => {
      const { list, rows, table } = await inWorkspace(options, terminal, async (workspace) => {
        const id = await theCorrespondence(workspace, options)
        const found = await listDepartures(workspace, id)
        const explained = await explainDepartures(workspace, id, found.rows)
        return {
          list: found,
          rows: explained,
          table: await departureTable(workspace, id, explained, options.language),
        }
      })
      terminal.note(sentenceFor(list))
      terminal.out(options.json ? JSON.stringify({ ...list, rows }) : tabSeparated(table))
      finish(status.done)
    })

function sentenceFor({ codes, titles, rows }: Awaited<ReturnType<typeof listDepartures>>): string {
  if (codes === null) return 'Whether the codes derive from the target’s was not measured: run "concord map" anew.'
  const digits = codes.byDigits.map((share, at) => `${at + 1}: ${share.toFixed(2)}`).join(', ')
  const measured = `agreement of the surest titles with their codes by digits ${digits}; ${codes.validShare.toFixed(2)} of the codes begin with a code of the target`
  return codes.derived
    ? `${rows.length} of ${titles} titles depart from the group that their code names (${measured}).`
    : `The code system does not derive from the target’s, so there is nothing to depart from (${measured}).`
}
