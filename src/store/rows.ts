import { sql, type Kysely } from 'kysely'
import { setImmediate as serveOthers } from 'node:timers/promises'
import type { Queries } from './database.js'
import type { TableName, Tables } from './tables.js'

/** Rows of one statement: both databases limit the parameters of a statement (SQLite to 32,766). */
const rowsAtOnce = 500
/** From so many rows on others are served before a transaction goes on: between few, they would wait for it longer. */
const many = 50

/** Any table's rows as columns and values: for the few statements that are the same for every table. */
type AnyRow = Record<string, unknown>
const ofAnyTable = (queries: Queries): Kysely<Record<string, AnyRow>> =>
  queries as unknown as Kysely<Record<string, AnyRow>>
const asAnyRows = (rows: readonly unknown[]) => rows as readonly AnyRow[]

/** The values in groups of at most `size`, in order. */
export function* inChunks<T>(values: readonly T[], size = rowsAtOnce): Generator<readonly T[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size)
}

/** Adds rows, however many; other requests are served between chunks. */
export async function insertRows<T extends TableName>(
  queries: Queries,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  for (const chunk of inChunks(asAnyRows(rows))) {
    await ofAnyTable(queries).insertInto(table).values(chunk).execute()
    if (chunk.length >= many) await serveOthers()
  }
}

/**
 * Adds rows, or replaces those of the same `key`: all their columns, or those that `changing` names, which spares the
 * indexes of the others. No two of `rows` may have the same key.
 */
export async function putRows<T extends TableName>(
  queries: Queries,
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  rows: readonly Tables[T][],
  changing: readonly (keyof Tables[T] & string)[] = Object.keys(rows[0] ?? {}) as (keyof Tables[T] & string)[],
): Promise<void> {
  const name: string = table
  const others = changing.filter((column) => !key.includes(column))
  const replaced = Object.fromEntries(others.map((column) => [column, sql`excluded.${sql.ref(column)}`]))
  for (const chunk of inChunks(asAnyRows(rows))) {
    await ofAnyTable(queries)
      .insertInto(name)
      .values(chunk)
      .onConflict((conflict) => conflict.columns([...key]).doUpdateSet(replaced))
      .execute()
    if (chunk.length >= many) await serveOthers()
  }
}

/**
 * All rows whose columns equal those of `fixed`, sorted by `key` (unique among them). Read chunk by chunk from where the
 * last one ended, so that nothing is held open while the reader works.
 */
export async function* rowsInOrder<T extends TableName>(
  queries: Queries,
  table: T,
  key: readonly string[],
  fixed: Partial<Tables[T]> = {},
): AsyncGenerator<readonly Tables[T][]> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  const equal = Object.entries(fixed).map(([column, value]) => sql<boolean>`${sql.ref(column)} = ${value}`)
  let last: AnyRow | undefined
  for (;;) {
    const from = last
    let query = ofAnyTable(queries).selectFrom(table).selectAll().limit(rowsAtOnce)
    for (const condition of equal) query = query.where(condition)
    if (from !== undefined) {
      query = query.where(sql<boolean>`(${columns}) > (${sql.join(key.map((column) => from[column]))})`)
    }
    for (const column of key) query = query.orderBy(column)
    const rows = await query.execute()
    if (rows.length > 0) yield rows as unknown as readonly Tables[T][]
    if (rows.length < rowsAtOnce) return
    last = rows.at(-1)
  }
}
