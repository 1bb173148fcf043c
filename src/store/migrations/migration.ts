import type { Store } from '../port.js'

/** One step of the database's shape: plain SQL, applied once, in order, never changed after a release. */
export interface Migration {
  readonly name: string
  readonly statements: (kind: Store['kind']) => readonly string[]
}

/** Text is compared byte by byte in both databases, so that lists have one order everywhere. */
export const typesOf = (kind: Store['kind']) =>
  kind === 'sqlite' ? { text: 'text', number: 'real' } : { text: 'text collate "C"', number: 'double precision' }

/** SQLite checks the types of a row only where a table is `strict`; PostgreSQL always does. */
export const ending = (kind: Store['kind']): string => (kind === 'sqlite' ? 'strict' : '')

/** The database itself refuses to change or remove rows of this table. */
export function appendOnly(kind: Store['kind'], table: string): readonly string[] {
  if (kind === 'sqlite') {
    return ['update', 'delete'].map(
      (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
        begin select raise(abort, 'rows of ${table} are only ever appended'); end`,
    )
  }
  return [
    `create function ${table}_refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'rows of ${table} are only ever appended'; end $$`,
    `create trigger ${table}_only_appended before update or delete on ${table}
      for each row execute function ${table}_refuse_change()`,
    `create trigger ${table}_not_emptied before truncate on ${table}
      for each statement execute function ${table}_refuse_change()`,
  ]
}
