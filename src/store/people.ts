import { sql } from 'kysely'
import { KnownError } from '../errors.js'
import type { Account } from '../model/account.js'
import type { Access } from '../model/person.js'
import { write, type Database, type Ground, type Queries } from './database.js'
import { appendHistory } from './history.js'
import type { AccountChange, AccountKey, PeopleStore } from './people-port.js'
import type { PersonTable } from './people-tables.js'

/** Any number, the same for every Concord: who holds it may change who is an administrator. */
const peopleLock = 4_178_003

/** Who there is, with which roles. */
export function peopleStore({
  database,
}: Ground): Pick<PeopleStore, 'people' | 'account' | 'addPerson' | 'changePerson' | 'closePerson' | 'forgetPerson'> {
  return {
    async people() {
      const rows = await database.queries.selectFrom('person').selectAll().orderBy('added_at').orderBy('id').execute()
      return rows.map(accountOf)
    },

    account: (key) => accountBy(database.queries, key),

    addPerson: (account, note) =>
      write(database, async (queries) => {
        await lockPeople(database, queries)
        if (account.email !== null && (await accountBy(queries, { email: account.email })) !== undefined)
          throw new KnownError('people/exists', { email: account.email })
        await queries.insertInto('person').values(rowOf(account)).execute()
        await appendHistory(database.kind, queries, note)
      }),

    changePerson: (id, change, note) =>
      write(database, async (queries) => {
        await changeColumns(database, queries, id, changedColumns(change))
        await appendHistory(database.kind, queries, note)
      }),

    closePerson: (id, note) =>
      write(database, async (queries) => {
        await changeColumns(database, queries, id, { password: null, closed_at: note.at })
        await endEverything(queries, id)
        await appendHistory(database.kind, queries, note)
      }),

    forgetPerson: (id, note) =>
      write(database, async (queries) => {
        const nothing = { name: '', email: null, password: null, open_id: null, role: 'viewer', role_in: '{}' } as const
        await changeColumns(database, queries, id, { ...nothing, closed_at: note.at, forgotten_at: note.at })
        await endEverything(queries, id)
        await appendHistory(database.kind, queries, note)
      }),
  }
}

/** Makes other changes of people wait until the transaction ends: two administrators cannot remove each other. */
async function lockPeople({ kind }: Database, queries: Queries): Promise<void> {
  if (kind === 'postgresql') await sql`select pg_advisory_xact_lock(${peopleLock})`.execute(queries)
}

async function changeColumns(
  database: Database,
  queries: Queries,
  id: string,
  columns: Partial<PersonTable>,
): Promise<void> {
  await lockPeople(database, queries)
  const before = await accountBy(queries, { id })
  if (before?.forgottenAt !== null) throw new KnownError('people/unknown', { id: id.slice(0, 100) })
  if (Object.keys(columns).length > 0) await queries.updateTable('person').set(columns).where('id', '=', id).execute()
  if (!isActingAdministrator(before)) return
  const others = (await queries.selectFrom('person').selectAll().execute()).map(accountOf)
  if (!others.some(isActingAdministrator)) throw new KnownError('people/last-administrator')
}

const isActingAdministrator = ({ role, closedAt }: Account): boolean => role === 'administrator' && closedAt === null

async function endEverything(queries: Queries, personId: string): Promise<void> {
  await queries.deleteFrom('session').where('person_id', '=', personId).execute()
  await queries.deleteFrom('api_token').where('person_id', '=', personId).execute()
  await queries.deleteFrom('invitation').where('person_id', '=', personId).execute()
}

export async function accountBy(queries: Queries, key: AccountKey): Promise<Account | undefined> {
  const query = queries.selectFrom('person').selectAll()
  const chosen =
    'id' in key
      ? query.where('id', '=', key.id)
      : 'email' in key
        ? query.where('email', '=', key.email)
        : query.where('open_id', '=', key.openId)
  const row = await chosen.executeTakeFirst()
  return row && accountOf(row)
}

const changedColumns = ({ name, password, openId, role, roleIn, closedAt }: AccountChange): Partial<PersonTable> => ({
  ...(name === undefined ? {} : { name }),
  ...(password === undefined ? {} : { password }),
  ...(openId === undefined ? {} : { open_id: openId }),
  ...(role === undefined ? {} : { role }),
  ...(roleIn === undefined ? {} : { role_in: JSON.stringify(roleIn) }),
  ...(closedAt === undefined ? {} : { closed_at: closedAt }),
})

const rowOf = (account: Account): PersonTable => ({
  id: account.id,
  name: account.name,
  email: account.email,
  password: account.password,
  open_id: account.openId,
  role: account.role,
  role_in: JSON.stringify(account.roleIn),
  added_at: account.addedAt,
  closed_at: account.closedAt,
  forgotten_at: account.forgottenAt,
})

export const accountOf = (row: PersonTable): Account => ({
  id: row.id,
  name: row.name,
  email: row.email,
  password: row.password,
  openId: row.open_id,
  role: row.role,
  roleIn: JSON.parse(row.role_in) as Readonly<Record<string, Access>>,
  addedAt: row.added_at,
  closedAt: row.closed_at,
  forgottenAt: row.forgotten_at,
})
