import { SqliteAdapter } from 'kysely'
import { KnownError } from '../errors.js'
import type { Run } from '../model/run.js'
import { write, type Ground, type Queries } from './database.js'
import { keptQuery } from './kept-query.js'
import type { Store } from './port.js'
import { putRows } from './rows.js'
import type { RunTable } from './tables.js'

/** Mapping projects and the runs made in them. */
export function correspondenceStore({
  database,
}: Ground): Pick<Store, 'saveCorrespondence' | 'correspondences' | 'saveRun' | 'runs'> {
  return {
    saveCorrespondence: ({ id, sourceId, targetId }) =>
      write(database, (queries) =>
        putRows(queries, 'correspondence', ['id'], [{ id, source_id: sourceId, target_id: targetId }]),
      ),

    correspondences: () => allCorrespondences(database.queries),

    saveRun: (run) => write(database, (queries) => putRows(queries, 'run', ['id'], [runRow(run)])),

    async runs(correspondenceId) {
      const rows = await database.queries
        .selectFrom('run')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(runOf)
    },
  }
}

const allCorrespondences = keptQuery((queries) =>
  queries.selectFrom('correspondence').select(['id', 'source_id as sourceId', 'target_id as targetId']).orderBy('id'),
)

/**
 * Makes other writers of this correspondence wait until the transaction ends, so that what stands is always computed from
 * what is stored. Throws `correspondence/unknown`.
 */
export async function lockCorrespondence(queries: Queries, id: string): Promise<void> {
  if (await isLocked(queries, id)) return
  const known = await queries.selectFrom('correspondence').select('id').orderBy('id').execute()
  throw new KnownError('correspondence/unknown', { id, known: known.map((row) => row.id).join(', ') || '-' })
}

/** False where there is no such correspondence. */
async function isLocked(queries: Queries, id: string): Promise<boolean> {
  // On SQLite a transaction that writes began with the lock of the whole database.
  if (queries.getExecutor().adapter instanceof SqliteAdapter) return (await correspondenceNamed(queries, id)).length > 0
  // An update that changes nothing locks the row.
  const { numUpdatedRows } = await queries
    .updateTable('correspondence')
    .set((eb) => ({ source_id: eb.ref('source_id') }))
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const correspondenceNamed = keptQuery((queries, id: string) =>
  queries.selectFrom('correspondence').select('id').where('id', '=', id),
)

const runRow = (run: Run): RunTable => ({
  id: run.id,
  correspondence_id: run.correspondenceId,
  step: run.step,
  started_at: run.startedAt,
  finished_at: run.finishedAt,
  input_hashes: JSON.stringify(run.inputHashes),
  settings: JSON.stringify(run.settings),
  notes: JSON.stringify(run.notes),
})

const runOf = (row: RunTable): Run => ({
  id: row.id,
  correspondenceId: row.correspondence_id,
  step: row.step,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  inputHashes: JSON.parse(row.input_hashes) as Run['inputHashes'],
  settings: JSON.parse(row.settings) as Run['settings'],
  notes: JSON.parse(row.notes) as Run['notes'],
})
