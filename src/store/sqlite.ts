import Sqlite from 'better-sqlite3'
import { setTimeout as pause } from 'node:timers/promises'
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely'
import { readOnce, type Database } from './database.js'
import type { Tables } from './tables.js'

/** How long a statement waits for another process, in ms. Writers wait longer, see `ConcordDriver`. */
const busyTimeout = 5_000
/** A writer asks for its turn so often, with such pauses in ms: about a minute, while other requests are served. */
const turns = { most: 1_200, pause: 50 }
/** Page cache, in KiB: an index over 100,000 titles stays in memory. */
const pageCache = 65_536
/**
 * So much of the file, in bytes, is read where the system keeps it in memory: each commit empties the page cache of all other
 * connections, and what they read next would be copied again, page by page.
 */
const mapped = 1024 * 1024 * 1024
/** Pages of 4 KiB in the write-ahead log before they are moved into the file: of one that is written often only the last counts. */
const logPages = 4_000
/** The write-ahead log is cut back to this many bytes after a large run. */
const logLimit = 64 * 1024 * 1024

const isBusy = (thrown: unknown): boolean =>
  thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_BUSY')

/** Kysely's driver, with writers that take the lock when they begin: two of them wait for each other instead of failing. */
class ConcordDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database

  constructor(sqlite: Sqlite.Database) {
    super({ database: keepingStatements(sqlite) })
    this.#sqlite = sqlite
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'))
      return
    }
    for (let turn = 1; !this.#begun(turn === turns.most); turn++) await pause(turns.pause)
  }

  /** False when another process is writing; the `last` time that is an error. */
  #begun(last: boolean): boolean {
    this.#sqlite.pragma('busy_timeout = 0')
    try {
      this.#sqlite.exec('begin immediate')
      return true
    } catch (thrown) {
      if (last || !isBusy(thrown)) throw thrown
      return false
    } finally {
      this.#sqlite.pragma(`busy_timeout = ${busyTimeout}`)
    }
  }

  /** A full disk has already rolled the transaction back; a second time would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Statements of the same text are prepared once; a bulk write repeats the same few thousands of times. */
function keepingStatements(sqlite: Sqlite.Database): SqliteDatabase {
  const most = 64
  const kept = new Map<string, Sqlite.Statement>()
  return {
    close: () => sqlite.close(),
    prepare(text) {
      const statement = kept.get(text) ?? sqlite.prepare(text)
      kept.delete(text)
      kept.set(text, statement)
      if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
      return statement
    },
  }
}

interface Connection {
  readonly queries: Kysely<Tables>
  close(): Promise<void>
}

function connect(file: string, options: { readonly: boolean; maxPages: number | undefined }): Connection {
  const sqlite = new Sqlite(file, { readonly: options.readonly, timeout: busyTimeout })
  sqlite.pragma('foreign_keys = on')
  sqlite.pragma('temp_store = memory')
  sqlite.pragma(`cache_size = -${pageCache}`)
  sqlite.pragma(`mmap_size = ${mapped}`)
  sqlite.pragma(`wal_autocheckpoint = ${logPages}`)
  sqlite.pragma(`journal_size_limit = ${logLimit}`)
  if (options.maxPages !== undefined) sqlite.pragma(`max_page_count = ${options.maxPages}`)
  const queries = new Kysely<Tables>({
    dialect: {
      createDriver: () => new ConcordDriver(sqlite),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (over) => new SqliteIntrospector(over),
    },
  })
  return {
    queries,
    async close() {
      await queries.destroy()
      sqlite.close()
    },
  }
}

/** Opens or creates a database file. `maxPages` limits its size, in pages of 4 KiB. */
export function openSqlite(file: string, maxPages?: number): Database {
  const writer = connect(file, { readonly: false, maxPages })
  const reader = connect(file, { readonly: true, maxPages: undefined })
  return {
    kind: 'sqlite',
    queries: reader.queries,
    writer: writer.queries,
    async *snapshot(read) {
      const moment = connect(file, { readonly: true, maxPages: undefined })
      try {
        yield* readOnce(moment.queries, read)
      } finally {
        await moment.close()
      }
    },
    async close() {
      // The writer last: who closes last moves the log into the file, which a reader may not.
      await reader.close()
      await writer.close()
    },
  }
}
