import type { Attempts, Invitation } from '../model/account.js'
import { write, type Ground } from './database.js'
import { appendHistory } from './history.js'
import type { PeopleStore } from './people-port.js'

/** Links that let somebody set a password once. */
export function invitationStore({
  database,
}: Ground): Pick<PeopleStore, 'saveInvitation' | 'invitation' | 'useInvitation'> {
  return {
    saveInvitation: ({ hash, personId, madeAt, expiresAt, usedAt }, note) =>
      write(database, async (queries) => {
        await queries.deleteFrom('invitation').where('person_id', '=', personId).where('used_at', 'is', null).execute()
        const row = { hash, person_id: personId, made_at: madeAt, expires_at: expiresAt, used_at: usedAt }
        await queries.insertInto('invitation').values(row).execute()
        await appendHistory(database.kind, queries, note)
      }),

    async invitation(hash) {
      const row = await database.queries
        .selectFrom('invitation')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { person_id: personId, made_at: madeAt, expires_at: expiresAt, used_at: usedAt } = row
      return { hash, personId, madeAt, expiresAt, usedAt } satisfies Invitation
    },

    useInvitation: (hash, password, note) =>
      write(database, async (queries) => {
        const { numUpdatedRows } = await queries
          .updateTable('invitation')
          .set({ used_at: note.at })
          .where('hash', '=', hash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', note.at)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        const { person_id: id } = await queries
          .selectFrom('invitation')
          .select('person_id')
          .where('hash', '=', hash)
          .executeTakeFirstOrThrow()
        await queries.updateTable('person').set({ password, closed_at: null }).where('id', '=', id).execute()
        await queries.deleteFrom('session').where('person_id', '=', id).execute()
        await appendHistory(database.kind, queries, note)
        return true
      }),
  }
}

/** Failed sign-ins, by the hash of what they were tried with. */
export function attemptStore({ database }: Ground): Pick<PeopleStore, 'changeAttempts' | 'forgetAttempts'> {
  return {
    changeAttempts: (key, change) =>
      write(database, async (queries) => {
        // The row is there and locked before it is read, so that attempts made at once are counted one by one.
        await queries
          .insertInto('sign_in_attempt')
          .values({ key, failures: 0, last_at: '', locked_until: null })
          .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ key: eb.ref('excluded.key') })))
          .execute()
        const row = await queries
          .selectFrom('sign_in_attempt')
          .selectAll()
          .where('key', '=', key)
          .executeTakeFirstOrThrow()
        const before: Attempts | undefined =
          row.failures === 0
            ? undefined
            : { failures: row.failures, lastAt: row.last_at, lockedUntil: row.locked_until }
        const { failures, lastAt, lockedUntil } = change(before)
        await queries
          .updateTable('sign_in_attempt')
          .set({ failures, last_at: lastAt, locked_until: lockedUntil })
          .where('key', '=', key)
          .execute()
        return before
      }),

    forgetAttempts: (keys) =>
      write(database, async (queries) => {
        await queries
          .deleteFrom('sign_in_attempt')
          .where('key', 'in', [...keys])
          .execute()
      }),
  }
}
