import type { Act, HistoryEntry, HistoryNote } from '../model/history.js'
import type { Page, Paged } from './port.js'

export interface HistoryFilter {
  readonly person?: string
  readonly act?: Act
  readonly correspondenceId?: string
  /** ISO 8601: from then on, that moment included. */
  readonly from?: string
  /** ISO 8601: before then, that moment not included. */
  readonly before?: string
}

/** Everything that people did, one entry after the other, each chained to the one before by its hash. */
export interface HistoryStore {
  record(note: HistoryNote): Promise<HistoryEntry>
  /** Latest first. */
  history(filter: HistoryFilter, page: Page): Promise<Paged<HistoryEntry>>
  /** Oldest first, however many. */
  historyInOrder(filter: HistoryFilter): AsyncIterable<HistoryEntry>
}
