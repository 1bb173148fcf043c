import type { Store } from '../port.js'

/** One step of the database's shape: plain SQL, applied once, in order, never changed after a release. */
export interface Migration {
  readonly name: string
  readonly statements: (kind: Store['kind']) => readonly string[]
}

/**
 * Text is compared byte by byte in both databases, so that lists have one order everywhere. SQLite checks the types of
 * a row only where a table is `strict`; PostgreSQL always does.
 */
export const columnTypes = (kind: Store['kind']) =>
  kind === 'sqlite'
    ? { text: 'text', number: 'real', ending: 'strict' }
    : { text: 'text collate "C"', number: 'double precision', ending: '' }
