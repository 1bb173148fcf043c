import { sql } from 'kysely'
import { KnownError } from '../errors.js'
import { write, type Database, type Queries } from './database.js'
import { migrations } from './migrations.js'

/** The version that this Concord writes. */
export const schemaVersion = migrations.length

/** Any number, the same for every Concord: who holds it may change the schema of a PostgreSQL database. */
const migrationLock = 4_178_001

/**
 * Brings a database to the newest schema; an empty one from nothing. Throws `store/newer` for one that a newer Concord
 * wrote and `store/damaged` for one that holds other tables, and changes neither.
 */
export async function migrate(database: Database, name: string, now: () => Date): Promise<void> {
  const found = await versionOf(database, database.writer, name)
  if (found === schemaVersion) return
  if (database.kind === 'sqlite') await sql`pragma journal_mode = wal`.execute(database.writer)
  await write(database, async (queries) => {
    if (database.kind === 'postgresql') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(queries)
    const applied = await versionOf(database, queries, name)
    if (applied === 0) await sql.raw(appliedList).execute(queries)
    for (const [index, migration] of migrations.entries()) {
      if (index < applied) continue
      for (const statement of migration.statements(database.kind)) await sql.raw(statement).execute(queries)
      await queries
        .insertInto('concord_migration')
        .values({ version: index + 1, name: migration.name, applied_at: now().toISOString() })
        .execute()
    }
  })
}

const appliedList =
  'create table concord_migration (version integer primary key, name text not null, applied_at text not null)'

/** The schema version found, 0 for an empty database. */
async function versionOf(database: Database, queries: Queries, name: string): Promise<number> {
  const tables = await tableNames(database.kind, queries)
  if (tables.length === 0) return 0
  if (!tables.includes('concord_migration')) {
    throw new KnownError('store/damaged', { database: name, detail: `it holds other tables: ${tables[0] ?? ''}` })
  }
  const newest = await queries
    .selectFrom('concord_migration')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  const found = newest?.version ?? 0
  if (found > schemaVersion) throw new KnownError('store/newer', { database: name, found, known: schemaVersion })
  return found
}

async function tableNames(kind: Database['kind'], queries: Queries): Promise<readonly string[]> {
  const query =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`
      : sql<{ name: string }>`select table_name as name from information_schema.tables
          where table_schema = current_schema()`
  const { rows } = await query.execute(queries)
  return rows.map((row) => row.name)
}
