import type { ApiToken, Session } from '../model/account.js'
import { write, type Ground } from './database.js'
import { appendHistory } from './history.js'
import { accountBy } from './people.js'
import type { PeopleStore } from './people-port.js'
import type { ApiTokenTable, SessionTable } from './people-tables.js'

/** Browsers in which people are signed in. */
export function sessionStore({
  database,
}: Ground): Pick<PeopleStore, 'openSession' | 'session' | 'seeSession' | 'sessions' | 'endSessions'> {
  const { queries } = database
  return {
    openSession: (session, note) =>
      write(database, async (writing) => {
        const { hash, id, personId, openedAt, seenAt, browser } = session
        await writing
          .insertInto('session')
          .values({ hash, id, person_id: personId, opened_at: openedAt, seen_at: seenAt, browser })
          .execute()
        await appendHistory(database.kind, writing, note)
      }),

    async session(hash) {
      const row = await queries.selectFrom('session').selectAll().where('hash', '=', hash).executeTakeFirst()
      const account = row && (await accountBy(queries, { id: row.person_id }))
      return row && account?.closedAt === null ? { session: sessionOf(row), account } : undefined
    },

    seeSession: (hash, at) =>
      write(database, async (writing) => {
        await writing.updateTable('session').set({ seen_at: at }).where('hash', '=', hash).execute()
      }),

    async sessions(personId) {
      const rows = await queries
        .selectFrom('session')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('seen_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(sessionOf)
    },

    endSessions: (personId, which, note) =>
      write(database, async (writing) => {
        const own = writing.deleteFrom('session').where('person_id', '=', personId)
        const chosen =
          'id' in which
            ? own.where('id', '=', which.id)
            : which.kept === null
              ? own
              : own.where('hash', '!=', which.kept)
        const ended = Number((await chosen.executeTakeFirst()).numDeletedRows)
        if (ended > 0) await appendHistory(database.kind, writing, note)
        return ended
      }),
  }
}

/** Keys for programs. */
export function tokenStore({
  database,
}: Ground): Pick<PeopleStore, 'saveToken' | 'token' | 'useToken' | 'tokens' | 'endToken'> {
  const { queries } = database
  return {
    saveToken: (token, note) =>
      write(database, async (writing) => {
        const { id, hash, personId, name, role, madeAt, expiresAt, usedAt } = token
        await writing
          .insertInto('api_token')
          .values({
            id,
            hash,
            person_id: personId,
            name,
            role,
            made_at: madeAt,
            expires_at: expiresAt,
            used_at: usedAt,
          })
          .execute()
        await appendHistory(database.kind, writing, note)
      }),

    async token(hash) {
      const row = await queries.selectFrom('api_token').selectAll().where('hash', '=', hash).executeTakeFirst()
      const account = row && (await accountBy(queries, { id: row.person_id }))
      return row && account?.closedAt === null ? { token: tokenOf(row), account } : undefined
    },

    useToken: (hash, at) =>
      write(database, async (writing) => {
        await writing.updateTable('api_token').set({ used_at: at }).where('hash', '=', hash).execute()
      }),

    async tokens(personId) {
      const rows = await queries
        .selectFrom('api_token')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('made_at')
        .orderBy('id')
        .execute()
      return rows.map(tokenOf)
    },

    endToken: (personId, id, note) =>
      write(database, async (writing) => {
        const { numDeletedRows } = await writing
          .deleteFrom('api_token')
          .where('person_id', '=', personId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows > 0n) await appendHistory(database.kind, writing, note)
        return numDeletedRows > 0n
      }),
  }
}

const sessionOf = (row: SessionTable): Session => ({
  id: row.id,
  hash: row.hash,
  personId: row.person_id,
  openedAt: row.opened_at,
  seenAt: row.seen_at,
  browser: row.browser,
})

const tokenOf = (row: ApiTokenTable): ApiToken => ({
  id: row.id,
  hash: row.hash,
  personId: row.person_id,
  name: row.name,
  role: row.role,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
})
