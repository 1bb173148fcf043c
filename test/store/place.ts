import { onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open.js'
import type { Settle, Store } from '../../src/store/port.js'
import { correspondence, settle } from './samples.js'

/** Where a suite finds databases of one kind. */
export interface Place {
  readonly kind: Store['kind']
  /** The address of a new, empty database. */
  empty(): Promise<string>
  /** Runs one statement past the Store, as somebody with other tools would. */
  run(database: string, statement: string): Promise<void>
}

export const ingestedAt = '2026-11-23T09:00:00.000Z'

/** A store that is closed when the test is over. */
export async function opened(database: string, rule: Settle = settle): Promise<Store> {
  const store = await openStore({ database, settle: rule, now: () => new Date(ingestedAt) })
  onTestFinished(() => store.close())
  return store
}

/** A store over a new database that holds one correspondence. */
export async function withCorrespondence(place: Place): Promise<{ readonly store: Store; readonly database: string }> {
  const database = await place.empty()
  const store = await opened(database)
  await store.saveCorrespondence(correspondence)
  return { store, database }
}

export async function all<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = []
  for await (const value of values) collected.push(value)
  return collected
}

/** Text order as both databases keep it: byte by byte in UTF-8. */
export const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))
