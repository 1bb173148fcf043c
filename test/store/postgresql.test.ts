import pg from 'pg'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { schemaVersion } from '../../src/store/migrate.js'
import { openStore } from '../../src/store/open.js'
import { startPostgresql, type TestServer } from '../postgresql-server.js'
import { filled } from './contract-dump.js'
import { keepsTheStoreContract } from './contract.js'
import { all, opened, type Place } from './place.js'
import { accept, correspondence, settle, title } from './samples.js'

const { id: c } = correspondence
let server: TestServer
let number = 0
beforeAll(async () => {
  server = await startPostgresql()
})
afterAll(() => server.stop())

const run = async (database: string, statement: string) => {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    return await client.query<Record<string, unknown>>(statement)
  } finally {
    await client.end()
  }
}

const place: Place = {
  kind: 'postgresql',
  empty: () => server.url(`case_${++number}`),
  run: async (database, statement) => {
    await run(database, statement)
  },
}

keepsTheStoreContract('PostgreSQL', place)

describe('a dump', () => {
  it('moves between SQLite and PostgreSQL and back without a difference', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-dump-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const sqlitePlace: Place = { ...place, kind: 'sqlite', empty: () => Promise.resolve(join(folder, 'a.sqlite')) }
    const first = await filled(sqlitePlace)
    const rows = await all(first.dump())
    const second = await opened(await place.empty())
    await second.load(first.dump())
    expect(await all(second.dump())).toEqual(rows)
    const third = await opened(join(folder, 'b.sqlite'))
    await third.load(second.dump())
    expect(await all(third.dump())).toEqual(rows)
    expect(await all(second.titles(c))).toEqual(await all(first.titles(c)))
  })
})

describe('a PostgreSQL database', () => {
  it('is made ready by one of several that open it at once', async () => {
    const database = await place.empty()
    await Promise.all([opened(database), opened(database), opened(database)])
    const { rows } = await run(database, 'select version from concord_migration')
    expect(rows).toHaveLength(schemaVersion)
  })

  it('is left as it is when a newer Concord wrote it', async () => {
    const database = await place.empty()
    await (await openStore({ database, settle })).close()
    await run(database, "insert into concord_migration values (9999, 'later', '2030')")
    await expect(openStore({ database, settle })).rejects.toMatchObject({
      code: 'store/newer',
      context: { found: 9999, known: schemaVersion },
    })
  })

  it('is left as it is when it holds the tables of another program', async () => {
    const database = await place.empty()
    await run(database, 'create table title (name text)')
    await expect(openStore({ database, settle })).rejects.toMatchObject({ code: 'store/damaged' })
    const { rows } = await run(database, "select 1 from information_schema.tables where table_schema = 'public'")
    expect(rows).toHaveLength(1)
  })

  it('may be a schema of a shared one', async () => {
    const database = await place.empty()
    await run(database, 'create table title (name text); create schema concord')
    const store = await opened(`${database}?options=-c%20search_path%3Dconcord`)
    await store.saveCorrespondence(correspondence)
    await store.saveTitles(c, [title('t1')])
    expect((await run(database, 'select id from concord.title')).rows).toEqual([{ id: 't1' }])
    expect((await run(database, 'select * from public.title')).rows).toEqual([])
  })

  it('refuses to empty the table of decisions', async () => {
    const database = await place.empty()
    await opened(database)
    await expect(run(database, 'truncate decision')).rejects.toThrow('rows of decision are only ever appended')
  })
})

describe('a server that cannot be reached', () => {
  const unreachable = async (database: string) => {
    const thrown: unknown = await openStore({ database, settle }).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'store/unreachable' })
    expect(String(thrown)).not.toContain('secret')
  }

  it('is said to be so when nobody listens there', () => unreachable('postgres://ana:secret@127.0.0.1:1/concord'))

  it('is said to be so when the database is not there', async () =>
    unreachable((await place.empty()).replace(/case_\d+$/, 'absent')))

  it('is said to be so when the password is wrong', async () =>
    unreachable((await place.empty()).replace(':secret@', ':secret2@')))

  it('is said to be so when it goes away, and serves again when it is back', async () => {
    const database = await place.empty()
    const store = await opened(database)
    await store.saveCorrespondence(correspondence)
    await store.saveTitles(c, [title('t1')])
    const name = new URL(database).pathname.slice(1)
    const elsewhere = await server.url('elsewhere')
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`
    await run(elsewhere, end)
    await run(elsewhere, `alter database ${name} rename to away`)
    await expect(store.decide(c, accept('d1', 't1', 0))).rejects.toMatchObject({ code: 'store/unreachable' })
    await run(elsewhere, `alter database away rename to ${name}`)
    expect(await store.decide(c, accept('d1', 't1', 0))).toMatchObject({ kind: 'Stored' })
  })
})
