import { sql } from 'kysely'
import { setImmediate as serveOthers } from 'node:timers/promises'
import { sha256 } from '../files/hash.js'
import { chainedText, firstLink, type HistoryEntry, type HistoryNote } from '../model/history.js'
import { write, type Database, type Ground, type Queries } from './database.js'
import type { HistoryFilter, HistoryStore } from './history-port.js'
import { keptQuery } from './kept-query.js'
import type { HistoryTable } from './people-tables.js'
import type { Store } from './port.js'

/** Any number, the same for every Concord: who holds it may append to the history of a PostgreSQL database. */
const historyLock = 4_178_002
/** Entries read at a time. */
const chunk = 500

/** What everybody did: appended, each entry chained to the one before. */
export function historyStore({ database }: Ground): HistoryStore {
  return {
    record: (note) => write(database, (queries) => appendHistory(database.kind, queries, note)),

    async history(filter, { offset, limit }) {
      const rows = await chosen(database.queries, filter)
        .selectAll()
        .orderBy('position', 'desc')
        .offset(offset)
        .limit(limit)
        .execute()
      const counted = await chosen(database.queries, filter)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return { rows: rows.map(entryOf), total: counted.count }
    },

    historyInOrder: (filter) => inOrder(database, filter),
  }
}

/**
 * Appends to the history within a transaction of its caller's. The last thing a transaction does: from here on other
 * writers of history wait until it ends.
 */
export async function appendHistory(kind: Store['kind'], queries: Queries, note: HistoryNote): Promise<HistoryEntry> {
  const [entry] = await appendHistories(kind, queries, [note])
  return entry!
}

/** The same for several notes, of at most one chunk, in their order. */
export async function appendHistories(
  kind: Store['kind'],
  queries: Queries,
  notes: readonly HistoryNote[],
): Promise<readonly HistoryEntry[]> {
  if (kind === 'postgresql') await sql`select pg_advisory_xact_lock(${historyLock})`.execute(queries)
  const [last] = await lastEntry(queries)
  const entries: HistoryEntry[] = []
  let [position, previous] = [last?.position ?? 0, last?.hash ?? firstLink]
  for (const note of notes) {
    const entry = { ...note, position: ++position, detail: JSON.stringify(note.detail), previous }
    const chained: HistoryEntry = { ...entry, hash: sha256(chainedText(entry)) }
    entries.push(chained)
    previous = chained.hash
  }
  await queries.insertInto('history').values(entries.map(rowOf)).execute()
  return entries
}

const lastEntry = keptQuery((queries) =>
  queries.selectFrom('history').select(['position', 'hash']).orderBy('position', 'desc').limit(1),
)

function chosen(queries: Queries, { person, act, correspondenceId, from, before }: HistoryFilter) {
  let query = queries.selectFrom('history')
  if (person !== undefined) query = query.where('person', '=', person)
  if (act !== undefined) query = query.where('act', '=', act)
  if (correspondenceId !== undefined) query = query.where('correspondence_id', '=', correspondenceId)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (before !== undefined) query = query.where('at', '<', before)
  return query
}

async function* inOrder({ queries }: Database, filter: HistoryFilter): AsyncGenerator<HistoryEntry> {
  let after: number | null = null
  for (;;) {
    let query = chosen(queries, filter).selectAll().orderBy('position').limit(chunk)
    if (after !== null) query = query.where('position', '>', after)
    const rows = await query.execute()
    yield* rows.map(entryOf)
    if (rows.length < chunk) return
    await serveOthers()
    after = rows.at(-1)?.position ?? null
  }
}

const rowOf = ({ correspondenceId, ...entry }: HistoryEntry): HistoryTable => ({
  position: entry.position,
  at: entry.at,
  person: entry.person,
  act: entry.act,
  correspondence_id: correspondenceId,
  detail: entry.detail,
  previous: entry.previous,
  hash: entry.hash,
})

const entryOf = ({ correspondence_id: correspondenceId, ...row }: HistoryTable): HistoryEntry => ({
  ...row,
  correspondenceId,
})
