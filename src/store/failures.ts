import { KnownError, reasonOf, type ErrorCode } from '../errors.js'

/** What a driver's or the system's error code means to the person at the screen. A code not named here is a bug. */
const meanings: readonly (readonly [pattern: RegExp, code: ErrorCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|53100)$/, 'store/full'],
  [/^(SQLITE_NOTADB|SQLITE_CORRUPT.*|XX00[12])$/, 'store/damaged'],
  [/^SQLITE_BUSY.*$/, 'store/busy'],
  [/^(SQLITE_CANTOPEN.*|SQLITE_READONLY.*|SQLITE_PERM|EACCES|EISDIR)$/, 'file/cannot-write'],
  [/^(ECONN.*|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ENOENT)$/, 'store/unreachable'],
  // PostgreSQL: connection lost or refused, no such user, password or database, too many connections, shutting down.
  [/^(08.{3}|28.{3}|3D000|3F000|53300|57P0[1-5])$/, 'store/unreachable'],
]

/** Failures that drivers report in words only. */
const worded: readonly (readonly [pattern: RegExp, code: ErrorCode])[] = [
  [/directory does not exist/, 'file/cannot-write'],
  [
    /^Connection terminated|timeout exceeded when trying to connect|^Client has encountered a connection error/,
    'store/unreachable',
  ],
]

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''

/** A driver's error as a failure of the catalogue where it is one; anything else unchanged. `database` is shown. */
export function knownFailure(thrown: unknown, database: string): unknown {
  if (!(thrown instanceof Error) || thrown instanceof KnownError) return thrown
  const code = codeOf(thrown)
  const known =
    meanings.find(([pattern]) => pattern.test(code)) ?? worded.find(([pattern]) => pattern.test(thrown.message))
  if (known === undefined) return thrown
  // Several addresses of one host refused together: an error without words of its own.
  const detail = reasonOf(thrown) || code
  return new KnownError(known[1], { database, file: database, detail }, { cause: thrown })
}

/** True where the database refused rows that contradict each other or its tables. */
export const isMisfit = (thrown: unknown): boolean => /^(SQLITE_CONSTRAINT.*|2[23]...)$/.test(codeOf(thrown))

/** The address of a database as it may be shown: without the password. */
export function shownAddress(database: string): string {
  if (!isAddress(database)) return database
  try {
    const url = new URL(database)
    if (url.password !== '') url.password = '***'
    url.search = ''
    return url.href
  } catch {
    return 'postgres://...'
  }
}

/** True for the address of a PostgreSQL database; anything else is the path of a SQLite file. */
export const isAddress = (database: string): boolean => /^postgres(ql)?:\/\//.test(database)

type Method = (...given: unknown[]) => unknown

/** The same object, whose methods throw failures of the catalogue instead of a driver's, however they deliver. */
export function withKnownFailures<T extends object>(made: T, database: string): T {
  const entries = Object.entries(made).map(([name, value]: [string, unknown]) =>
    typeof value === 'function' ? [name, translated(value as Method, database)] : [name, value],
  )
  return Object.fromEntries(entries) as T
}

const translated =
  (method: Method, database: string): Method =>
  (...given) => {
    const result = method(...given)
    if (result instanceof Promise) {
      return result.catch((thrown: unknown) => {
        throw knownFailure(thrown, database)
      })
    }
    return isIterable(result) ? translatedRows(result, database) : result
  }

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

async function* translatedRows<T>(rows: AsyncIterable<T>, database: string): AsyncGenerator<T> {
  try {
    yield* rows
  } catch (thrown) {
    throw knownFailure(thrown, database)
  }
}
