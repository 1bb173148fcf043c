import type { Kysely, Transaction } from 'kysely'
import type { Settle, Store } from './port.js'
import type { Tables } from './tables.js'

/** Reads alone, or reads within a transaction. */
export type Queries = Kysely<Tables>

/** An open database of either kind, before it is a Store. */
export interface Database {
  readonly kind: Store['kind']
  /** For reading. On SQLite a connection of its own, so that lists are shown while a run is being written. */
  readonly queries: Queries
  /** For writing, through `write`. */
  readonly writer: Queries
  /** The database as it is at this moment, whatever is written meanwhile; reading it holds nobody up. */
  snapshot<T>(read: (queries: Queries) => AsyncIterable<T>): AsyncIterable<T>
  close(): Promise<void>
}

/** What the parts of the Store are made from. */
export interface Ground {
  readonly database: Database
  readonly settle: Settle
  readonly now: () => Date
}

/** One transaction: all of `work` happens, or nothing of it. Within it, only its own `queries` may be used. */
export const write = <T>(database: Database, work: (queries: Transaction<Tables>) => Promise<T>): Promise<T> =>
  database.writer.transaction().execute(work)

/** A read-only transaction of `queries`, ended however the reading ends. */
export async function* readOnce<T>(queries: Queries, read: (queries: Queries) => AsyncIterable<T>): AsyncGenerator<T> {
  const transaction = await queries
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    // The moment is that of the first query, not of the beginning.
    await transaction.selectFrom('concord_migration').select('version').execute()
    yield* read(transaction)
  } finally {
    await transaction.rollback().execute()
  }
}
