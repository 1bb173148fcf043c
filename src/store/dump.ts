import { KnownError, reasonOf } from '../errors.js'
import { write, type Ground, type Queries } from './database.js'
import { dumped, isDumpedTable, misfit, type DumpedTable } from './dumped.js'
import { isMisfit } from './failures.js'
import { schemaVersion } from './migrate.js'
import type { Store } from './port.js'
import { insertRows, rowsInOrder } from './rows.js'
import type { Tables } from './tables.js'
import { settleTitles } from './titles.js'

interface DumpedRow {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
}

/** The first row of a dump says which schema the others follow. */
const schema = 'schema'
/** Rows held in memory before they are written. */
const heldRows = 500

/** Everything that was given, found and decided, out of one database and into another of either kind. */
export function dumpStore(ground: Ground): Pick<Store, 'dump' | 'load'> {
  const { database } = ground
  return {
    dump: () => database.snapshot(allRows),

    load: (rows) =>
      write(database, async (queries) => {
        await refuseUnlessEmpty(queries)
        for await (const { table, held } of checkedGroups(rows)) await insertChecked(queries, table, held)
        const correspondences = await queries.selectFrom('correspondence').select('id').orderBy('id').execute()
        for (const { id } of correspondences) await settleTitles(ground, queries, id)
      }),
  }
}

const tables = Object.keys(dumped) as DumpedTable[]

const invalid = (detail: string, cause?: unknown) =>
  new KnownError('backup/invalid', { file: 'What was to be loaded', detail }, { cause })

async function* allRows(queries: Queries): AsyncGenerator<DumpedRow> {
  yield { table: schema, row: { version: schemaVersion } }
  for (const table of tables) yield* rowsOf(queries, table)
}

async function* rowsOf(queries: Queries, table: DumpedTable): AsyncGenerator<DumpedRow> {
  for await (const rows of rowsInOrder(queries, table, dumped[table].key)) {
    for (const row of rows) yield { table, row: { ...row } }
  }
}

async function refuseUnlessEmpty(queries: Queries): Promise<void> {
  for (const table of tables) {
    for await (const rows of rowsInOrder(queries, table, dumped[table].key)) {
      if (rows.length > 0) throw invalid(`the database already holds rows of ${table}`)
    }
  }
}

/** Rows of one table, as many as are written at once, each checked against its table. */
async function* checkedGroups(rows: AsyncIterable<DumpedRow>) {
  let held: DumpedRow['row'][] = []
  let table: DumpedTable | null = null
  let number = 0
  for await (const given of rows) {
    number += 1
    if (number === 1) {
      refuseOtherSchema(given)
      continue
    }
    if (!isDumpedTable(given.table)) throw invalid(`row ${number}: there is no table ${given.table}`)
    const reason = misfit(given.table, given.row)
    if (reason !== null) throw invalid(`row ${number}: ${reason}`)
    if (table !== null && (given.table !== table || held.length === heldRows)) {
      yield { table, held }
      held = []
    }
    table = given.table
    held.push(given.row)
  }
  if (number === 0) throw invalid('it is empty')
  if (table !== null) yield { table, held }
}

function refuseOtherSchema({ table, row }: DumpedRow): void {
  if (table !== schema) throw invalid(`the first row is of ${table}, not of ${schema}`)
  if (row.version !== schemaVersion) {
    throw invalid(`it follows schema ${String(row.version)}, this Concord has ${schemaVersion}`)
  }
}

async function insertChecked(queries: Queries, table: DumpedTable, rows: readonly DumpedRow['row'][]): Promise<void> {
  try {
    // Each row was checked against the columns of its table.
    await insertRows(queries, table, rows as unknown as readonly Tables[DumpedTable][])
  } catch (thrown) {
    if (isMisfit(thrown)) throw invalid(`${table}: ${reasonOf(thrown)}`, thrown)
    throw thrown
  }
}
