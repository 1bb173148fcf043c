import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { sha256, sha256OfFile } from '../../src/files/hash.js'
import { backUp } from '../../src/pipeline/backup.js'
import { checkPath, ingestPath } from '../../src/pipeline/ingest-path.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { fixedSurroundings } from './surroundings.js'

const folder = folderOfThisFile()
const office = join(folder, 'office')
const kept = (id: string, ...names: string[]) => join(office, 'sources', id, ...names)
const secrets = ['ana.silva@casa.example', '11 91234-5678', 'jobs@bar.example']
const rows = [
  'Job title,Company,Posted,City,Apply',
  `Cook (write to ${secrets[0]!}),Bar,2024-03-01,Lima,${secrets[2]!}`,
  `Waiter call ${secrets[1]!},Bar ${secrets[0]!},2024-03-02,Lima,x`,
  ...['Baker', 'Driver', 'Nurse', 'Mason'].map((title, at) => `${title},Firm ${String(at)},2024-04-01,Cusco,y`),
  `${secrets[0]!},Firm,2024-04-01,Cusco,z`,
]
const words = { id: 'vacancies', languages: 'en' }
const file = join(folder, 'vacancies 2024.csv')

let workspace: Workspace
beforeAll(async () => {
  writeFileSync(file, rows.join('\n'))
  workspace = await initWorkspace(office, fixedSurroundings())
  return () => workspace.store.close()
})

/** Every text below a folder, the database among them. */
const texts = (path: string): string =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

describe('of ads', () => {
  it('no address or number is kept anywhere in the workspace, nor in a backup of it', async () => {
    const { report } = await ingestPath(workspace, file, { words, choices: { kind: 'ads' } })
    expect(report).toMatchObject({ kept: 6, refused: [{ reason: 'Its title is nothing but contact data.' }] })
    const backup = join(folder, 'backup.gz')
    await backUp(workspace, backup)
    const all = texts(office) + gunzipSync(readFileSync(backup)).toString('utf8')
    for (const secret of secrets) expect(all).not.toContain(secret)
    for (const encoded of all.matchAll(/"base64":"([^"]+)"/g))
      for (const secret of secrets) expect(Buffer.from(encoded[1]!, 'base64').toString()).not.toContain(secret)
  })

  it('the recipe and the hash of the file are, and serve the next file like it', async () => {
    expect(readdirSync(kept('vacancies'))).toEqual(['source.json'])
    const described = JSON.parse(readFileSync(kept('vacancies', 'source.json'), 'utf8')) as object
    expect(described).toMatchObject({
      file: 'vacancies 2024.csv',
      received: { sha256: sha256(rows.join('\n')) },
      recipe: { kind: 'ads', columns: { 'Job title': 'title' } },
    })
    const next = join(folder, 'vacancies 2025.csv')
    writeFileSync(next, rows.join('\n'))
    const { understood } = await checkPath(workspace, next, { words: {}, choices: {} })
    expect(understood).toMatchObject({ recipeBy: 'saved', recipe: { kind: 'ads' } })
  })

  it('a copy that was kept before goes with the next ingest', async () => {
    writeFileSync(kept('vacancies', 'vacancies 2024.csv'), rows.join('\n'))
    await ingestPath(workspace, file, { words, choices: { kind: 'ads' } })
    expect(existsSync(kept('vacancies', 'vacancies 2024.csv'))).toBe(false)
  })

  it('a folder of theirs is not copied either', async () => {
    const given = join(folder, 'given')
    mkdirSync(given)
    const description = { title: 'Given', publisher: '', country: 'PE', languages: ['en'], version: '', licence: '' }
    const source = { id: 'given', ...description, origin: 'here', file: 'ads.csv' }
    const columns = { 'Job title': 'title', Company: 'employer' }
    writeFileSync(join(given, 'source.json'), JSON.stringify({ ...source, recipe: { kind: 'ads', columns } }))
    writeFileSync(join(given, 'ads.csv'), rows.join('\n'))
    await ingestPath(workspace, given, { words: {}, choices: {} })
    expect(readdirSync(kept('given'))).toEqual(['source.json'])
    expect(existsSync(join(given, 'ads.csv'))).toBe(true)
    expect(readFileSync(kept('given', 'source.json'), 'utf8')).toContain(sha256(rows.join('\n')))
  })
})

it('of other sources the file is kept as received', async () => {
  const path = join(folder, 'groups.csv')
  writeFileSync(path, 'code,title\n1,Managers\n2,Clerks\n3,Cooks\n')
  const choices = { kind: 'classification', roles: { code: 'code', title: 'title' } } as const
  await ingestPath(workspace, path, { words: { id: 'groups', languages: 'en' }, choices })
  expect(readFileSync(kept('groups', 'groups.csv'))).toEqual(readFileSync(path))
})

it('a large file has the same hash piece by piece', () => {
  const large = join(folder, 'large.bin')
  const bytes = Buffer.alloc(3_000_017, 'ab7')
  writeFileSync(large, bytes)
  expect(sha256OfFile(large)).toBe(sha256(bytes))
})
