import type { Account } from '../model/account.js'
import type { Workspace } from './workspace.js'

/** What is said of somebody whose name was removed, where no other words are given. */
const forgotten = 'somebody forgotten'

/** A person's name; the id itself where nobody has it, as in single-user mode. */
export const sayPerson = (
  id: string,
  account: Pick<Account, 'name' | 'forgottenAt'> | undefined,
  nobody = forgotten,
): string => (account === undefined ? id : account.forgottenAt === null ? account.name : nobody)

/** The names of everybody, at hand without waiting. */
export interface PersonNames {
  /** Reads the names again where they are older than ten seconds, or `changed`. */
  refresh(changed?: 'changed'): Promise<void>
  /** `nobody`: the words for somebody forgotten. */
  nameOf(id: string, nobody: string): string
}

const keptFor = 10_000

export function personNames({ store, now }: Workspace): PersonNames {
  let accounts: ReadonlyMap<string, Account> = new Map()
  let until = 0
  return {
    async refresh(changed) {
      const time = now().getTime()
      if (changed === undefined && time < until) return
      until = time + keptFor
      accounts = new Map((await store.people()).map((account) => [account.id, account]))
    },
    nameOf: (id, nobody) => sayPerson(id, accounts.get(id), nobody),
  }
}
