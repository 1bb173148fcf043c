import Sqlite from 'better-sqlite3'
import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { schemaVersion } from '../../src/store/migrate.js'
import { keepsTheStoreContract } from './contract.js'
import { all, opened, type Place } from './place.js'
import { accept, correspondence, mapped, settle, title } from './samples.js'

const { id: c } = correspondence
let folder = ''
let number = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-sqlite-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const newFile = (): string => join(folder, `${++number}.sqlite`)

/** Runs `use` on the file past the Store. */
function past<T>(file: string, use: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(file)
  try {
    return use(sqlite)
  } finally {
    sqlite.close()
  }
}

const place: Place = {
  kind: 'sqlite',
  empty: () => Promise.resolve(newFile()),
  run: (file, statement) =>
    new Promise((resolve) => {
      past(file, (sqlite) => sqlite.exec(statement))
      resolve()
    }),
}

keepsTheStoreContract('SQLite', place)

/** A closed database with one decided title. */
async function smallDatabase(): Promise<string> {
  const database = newFile()
  const store = await openStore({ database, settle })
  await store.saveCorrespondence(correspondence)
  await store.saveTitles(c, [title('t1')])
  await store.decide(c, accept('d1', 't1', 0))
  await store.close()
  return database
}

describe('a SQLite file', () => {
  it('is made ready when it is empty', async () => {
    const database = newFile()
    await writeFile(database, '')
    const store = await opened(database)
    expect(await store.sources()).toEqual([])
    const applied = past(database, (sqlite) => sqlite.prepare('select version from concord_migration').pluck().all())
    expect(applied).toEqual(Array.from({ length: schemaVersion }, (_, index) => index + 1))
    expect(past(database, (sqlite) => sqlite.pragma('journal_mode', { simple: true }))).toBe('wal')
  })

  it('is left as it is when a newer Concord wrote it', async () => {
    const database = await smallDatabase()
    past(database, (sqlite) => sqlite.exec("insert into concord_migration values (9999, 'later', '2030')"))
    const before = await readFile(database)
    await expect(openStore({ database, settle })).rejects.toMatchObject({
      code: 'store/newer',
      context: { database, found: 9999, known: schemaVersion },
    })
    expect((await readFile(database)).equals(before)).toBe(true)
  })

  it('is left as it is when it belongs to another program', async () => {
    const database = newFile()
    past(database, (sqlite) => sqlite.exec('create table title (name text)'))
    const before = await readFile(database)
    await expect(openStore({ database, settle })).rejects.toMatchObject({ code: 'store/damaged' })
    expect((await readFile(database)).equals(before)).toBe(true)
  })

  it('is refused when it is not a database', async () => {
    const database = newFile()
    await writeFile(database, 'code;title\n'.repeat(2_000))
    await expect(openStore({ database, settle })).rejects.toMatchObject({ code: 'store/damaged' })
  })

  it('is refused when half of it is gone', async () => {
    const whole = await smallDatabase()
    const database = newFile()
    await copyFile(whole, database)
    await truncate(database, 20_000)
    const damaged = openStore({ database, settle }).then(async (store) => {
      try {
        return await all(store.dump())
      } finally {
        await store.close()
      }
    })
    await expect(damaged).rejects.toMatchObject({ code: 'store/damaged' })
  })

  it.each([
    ['its folder is not there', () => join(folder, 'absent', 'concord.sqlite')],
    ['it is a folder', () => folder],
  ])('is refused when %s', async (_, database) => {
    await expect(openStore({ database: database(), settle })).rejects.toMatchObject({ code: 'file/cannot-write' })
  })
})

describe('a full disk', () => {
  it('rolls the step back; what was stored before is intact and can be added to once there is room', async () => {
    const database = newFile()
    const titles = Array.from({ length: 200 }, (_, index) => title(`t${index}`))
    const roomy = await openStore({ database, settle })
    await roomy.saveCorrespondence(correspondence)
    await roomy.saveTitles(c, titles)
    await roomy.close()
    const pages = past(database, (sqlite) => sqlite.pragma('page_count', { simple: true })) as number
    const store = await openStore({ database, settle, maxPages: pages + 10 })
    await store.decide(c, accept('d1', 't1', 0))
    const before = await all(store.dump())
    const findings = titles.map(({ id }) => mapped(id, '2221', 0.9))
    await expect(store.saveFindings(c, 'r1', findings)).rejects.toMatchObject({ code: 'store/full' })
    expect(await all(store.dump())).toEqual(before)
    expect((await store.title(c, 't1'))?.decisions).toHaveLength(1)
    await store.close()
    expect(past(database, (sqlite) => sqlite.pragma('integrity_check', { simple: true }))).toBe('ok')

    const larger = await opened(database)
    await larger.saveFindings(c, 'r1', findings)
    expect((await larger.progress(c)).settled).toMatchObject([
      { key: 'Associated/finding', titles: 199 },
      { titles: 1 },
    ])
  })
})

describe('another process that writes', () => {
  it('is waited for', async () => {
    const database = await smallDatabase()
    const store = await opened(database)
    const other = new Sqlite(database)
    other.exec('begin immediate')
    const waiting = store.decide(c, accept('d2', 't1', 1))
    expect((await store.title(c, 't1'))?.revision).toBe(1)
    other.exec('commit')
    other.close()
    expect(await waiting).toMatchObject({ kind: 'Stored', revision: 2 })
  })
})
