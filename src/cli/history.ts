import { Command, Option } from 'commander'
import { historyFormats, historyText, verifyHistory, type HistoryFormat } from '../pipeline/history.js'
import { findPerson } from '../pipeline/people.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { HistoryFilter } from '../store/port.js'
import { status, type Status, type Terminal } from './terminal.js'
import {
  type CommandMaker,
  correspondenceOption,
  type CorrespondenceOptions,
  inWorkspace,
  jsonOption,
  workspaceOption,
} from './workspace-command.js'

interface HistoryOptions extends CorrespondenceOptions {
  readonly verify?: boolean
  readonly noted?: string
  readonly person?: string
  readonly format: HistoryFormat
  readonly json?: boolean
}

const breaks = {
  content: 'its content is not what was written',
  gap: 'it is missing',
  link: 'it does not follow the one before it',
} as const

export const historyCommand: CommandMaker = (terminal, finish) =>
  new Command('history')
    .description('Print everything that people did, oldest first, or check that nothing in it was changed or removed.')
    .option('--verify', 'walk the chain of hashes; exit status 1 where it is broken')
    .option('--noted <hash>', 'with --verify: a hash written down earlier, which must still stand in the chain')
    .option('--person <who>', 'what this person did: an e-mail address or an id')
    .addOption(new Option('--format <format>', 'how to print it').choices(historyFormats).default('csv'))
    .addOption(correspondenceOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: HistoryOptions) => {
      finish(
        await inWorkspace(options, terminal, (workspace) =>
          options.verify ? verify(workspace, terminal, options) : print(workspace, terminal, options),
        ),
      )
    })

async function verify(workspace: Workspace, terminal: Terminal, { noted, json }: HistoryOptions): Promise<Status> {
  const check = await verifyHistory(workspace, noted?.trim().toLowerCase())
  if (json) terminal.out(JSON.stringify(check))
  else terminal.out(check.head)
  const { entries, broken, holds } = check
  if (broken !== null) terminal.note(`The history is broken at entry ${broken.position}: ${breaks[broken.why]}.`)
  else terminal.note(`${entries} entries, as they were written; the hash of the last one is on standard output.`)
  if (holds === false) terminal.note('The hash that was noted does not stand in the chain.')
  return broken === null && holds !== false ? status.done : status.needsPerson
}

async function print(workspace: Workspace, terminal: Terminal, options: HistoryOptions): Promise<Status> {
  const person = options.person === undefined ? undefined : await idOf(workspace, options.person)
  const filter: HistoryFilter = {
    ...(person === undefined ? {} : { person }),
    ...(options.correspondence === undefined ? {} : { correspondenceId: options.correspondence }),
  }
  for await (const text of await historyText(workspace, filter, options.format)) terminal.out(text)
  return status.done
}

/** An e-mail address is looked up; anything else is taken as an id, for somebody forgotten has nothing else. */
const idOf = async (workspace: Workspace, who: string): Promise<string> =>
  who.includes('@') ? (await findPerson(workspace, who)).id : who
