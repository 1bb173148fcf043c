import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { readOnce, type Database } from './database.js'
import type { Tables } from './tables.js'

/** Connections of one process; reviewers' requests are short, so few serve many. */
const connections = 10
/** How long to wait for the server to answer, in ms. */
const connectTimeout = 10_000

/** `count(*)` is a bigint, which pg gives as text; our counts are far below 2^53. */
const countsAsNumbers: typeof pg.types.getTypeParser = (
  ...given: Parameters<typeof pg.types.getTypeParser>
): ReturnType<typeof pg.types.getTypeParser> =>
  given[0] === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(...given)

/** Opens a pool of connections to a PostgreSQL database; the first query finds out whether it can be reached. */
export function openPostgresql(address: string): Database {
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    application_name: 'concord',
    types: { getTypeParser: countsAsNumbers },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgresql',
    queries,
    writer: queries,
    snapshot: (read) => readOnce(queries, read),
    close: () => queries.destroy(),
  }
}
