import { codingStore } from './coding.js'
import { actStore } from './acts.js'
import { commentStore } from './comments.js'
import { correspondenceStore } from './correspondences.js'
import type { Ground } from './database.js'
import { decisionStore } from './decisions.js'
import { dumpStore } from './dump.js'
import { isAddress, knownFailure, shownAddress, withKnownFailures } from './failures.js'
import { findingStore } from './findings.js'
import { historyStore } from './history.js'
import { attemptStore, invitationStore } from './invitations.js'
import { listStore } from './lists.js'
import { migrate } from './migrate.js'
import { overviewStore } from './overview.js'
import { peopleStore } from './people.js'
import type { Settle, Store } from './port.js'
import { openPostgresql } from './postgresql.js'
import { previousMappingStore } from './previous-mappings.js'
import { proposalStore } from './proposals.js'
import { qualityStore } from './quality.js'
import { sessionStore, tokenStore } from './sessions.js'
import { reviewStore } from './reviews.js'
import { sourceStore } from './sources.js'
import { openSqlite } from './sqlite.js'
import { titleStore } from './titles.js'

export interface StoreOptions {
  /** Path of a SQLite file, created where there is none, or `postgres://...`. */
  readonly database: string
  /** What stands for a title, given its finding and decisions. */
  readonly settle: Settle
  /** Says when a source was ingested. */
  readonly now?: () => Date
  /** Largest size of a SQLite file in pages of 4 KiB. */
  readonly maxPages?: number
}

/**
 * Opens a database of either kind and brings it to the newest schema. Throws `store/newer`, `store/damaged`,
 * `store/unreachable`, `store/full`, `store/busy`, and `file/cannot-write` where a SQLite file cannot be made.
 */
export async function openStore({ database, settle, maxPages, now = () => new Date() }: StoreOptions): Promise<Store> {
  const name = shownAddress(database)
  try {
    const opened = isAddress(database) ? openPostgresql(database) : openSqlite(database, maxPages)
    await migrate(opened, name, now).catch(async (thrown: unknown) => {
      await opened.close()
      throw thrown
    })
    return withKnownFailures(storeOver({ database: opened, settle, now }), name)
  } catch (thrown) {
    throw knownFailure(thrown, name)
  }
}

const storeOver = (ground: Ground): Store => ({
  kind: ground.database.kind,
  ...sourceStore(ground),
  ...previousMappingStore(ground),
  ...correspondenceStore(ground),
  ...titleStore(ground),
  ...findingStore(ground),
  ...listStore(ground),
  ...overviewStore(ground),
  ...decisionStore(ground),
  ...proposalStore(ground),
  ...codingStore(ground),
  ...qualityStore(ground),
  ...peopleStore(ground),
  ...invitationStore(ground),
  ...attemptStore(ground),
  ...sessionStore(ground),
  ...tokenStore(ground),
  ...historyStore(ground),
  ...reviewStore(ground),
  ...actStore(ground),
  ...commentStore(ground),
  ...dumpStore(ground),
  close: () => ground.database.close(),
})
