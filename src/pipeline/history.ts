import { checkChain, type ChainCheck } from '../people/history-chain.js'
import { historyCsv, historyJsonLines, type NameOf } from '../people/history-lines.js'
import type { Act, ActDetail, HistoryEntry, HistoryNote } from '../model/history.js'
import type { HistoryFilter } from '../store/port.js'
import { sayPerson } from './person-names.js'
import type { Workspace } from './workspace.js'

/** What somebody did, before it has a time. */
export interface Recorded {
  /** Id of a person, or `commandLine`. */
  readonly person: string
  readonly act: Act
  readonly correspondenceId?: string
  /** Ids, codes and numbers; never a name or a text that somebody wrote. */
  readonly detail?: ActDetail
}

/** The same as the store wants it, with the time. */
export const noteOf = ({ now }: Workspace, { person, act, correspondenceId, detail }: Recorded): HistoryNote => ({
  at: now().toISOString(),
  person,
  act,
  correspondenceId: correspondenceId ?? null,
  detail: detail ?? {},
})

/**
 * Writes into the history what somebody did. Decisions, verdicts and all that concerns people are written by the store
 * itself, together with what they change.
 */
export const record = (workspace: Workspace, recorded: Recorded): Promise<HistoryEntry> =>
  workspace.store.record(noteOf(workspace, recorded))

/** Walks the chain. `noted`: a hash that was written down earlier and must still stand in it. */
export const verifyHistory = ({ store }: Workspace, noted?: string): Promise<ChainCheck> =>
  checkChain(store.historyInOrder({}), noted)

export const historyFormats = ['csv', 'jsonl'] as const
export type HistoryFormat = (typeof historyFormats)[number]

/** The history as text, piece by piece: CSV with names for a spreadsheet, or JSON lines with which the chain can be checked elsewhere. */
export async function historyText(
  { store }: Workspace,
  filter: HistoryFilter,
  format: HistoryFormat,
): Promise<AsyncIterable<string>> {
  const entries = store.historyInOrder(filter)
  if (format === 'jsonl') return historyJsonLines(entries)
  const names = new Map((await store.people()).map((account) => [account.id, account]))
  const nameOf: NameOf = (id) => sayPerson(id, names.get(id))
  return historyCsv(entries, nameOf)
}
