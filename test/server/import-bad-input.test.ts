import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { clientOf, type Client } from './client.js'
import { exampleWorkspace, type Example } from './example-workspace.js'

const table = 'code;title\n1;Managers\n2;Cooks\n3;Drivers\n'

let example: Example
let client: Client
let workspace: Workspace
beforeAll(async () => {
  example = await exampleWorkspace()
  workspace = { ...example.workspace, config: { ...example.workspace.config, uploadLimit: 1 } }
  client = await clientOf(workspace)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

const waiting = () => {
  const folder = join(workspace.folder, '.cache', 'uploads')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('an upload that cannot be read', () => {
  it.each([
    ['nothing', '', '', 400, 'No file came'],
    ['an empty file', 'a.csv', '', 422, 'no rows with data'],
    ['binary data named as text', 'a.csv', Uint8Array.from({ length: 4000 }, (_, at) => at % 7), 415, 'binary data'],
    ['a broken workbook', 'a.xlsx', 'PK\u0003\u0004 and no more', 422, 'damaged'],
    ['more than the limit', 'a.csv', 'x'.repeat(1_100_000), 413, 'larger than 1 MB'],
  ])('%s is answered on the page with what to do, and leaves nothing', async (_, name, content, status, expected) => {
    const response = await client.upload(name, content)
    const html = await response.text()
    expect([response.status, html.includes(expected)]).toEqual([status, true])
    expect(html).toContain('role="alert"')
    expect(html).toContain('Drop a file here')
    expect(waiting()).toEqual([])
  })

  it.each(['', 'x'.repeat(43)])('with the token "%s" is refused before a byte of it is kept', async (token) => {
    expect((await client.upload('a.csv', table, token)).status).toBe(403)
    expect(waiting()).toEqual([])
  })

  it('in another form than one with files is no file', async () => {
    expect((await client.post('/sources/import', { file: table })).status).toBe(400)
  })

  it('under a name that leads elsewhere stays in its place', async () => {
    const response = await client.upload('../../../concord.sqlite', table)
    const [id = ''] = waiting()
    expect(response.headers.get('location')).toBe(`/sources/import/${id}`)
    expect(readdirSync(join(workspace.folder, '.cache', 'uploads', id)).sort()).toEqual([
      'concord.sqlite',
      'draft.json',
    ])
    await client.post(`/sources/import/${id}`, { action: 'discard' })
  })
})

describe('a form that does not go', () => {
  const begun = async () => (await client.upload('t.csv', table)).headers.get('location')!
  const fields = {
    kind: 'classification',
    'role-0': 'code',
    'role-1': 'title',
    languages: 'en',
    id: 't',
    title: 'T',
    country: 'INT',
  }

  it.each([
    ['an id with capitals', { id: 'Big One' }, 'the id &quot;Big One&quot;'],
    ['a language in words', { languages: 'english' }, 'the language &quot;english&quot;'],
    ['a country in words', { country: 'Es!' }, 'the country'],
    ['no column of titles', { 'role-1': 'ignore' }, 'were refused'],
    ['an index of no classification', { kind: 'index', target: '' }, 'not said of which classification'],
  ])('%s: says so and keeps what was filled in', async (_, changed, expected) => {
    const path = await begun()
    await client.post(path, { ...fields, publisher: 'Kept', ...changed, action: 'check' })
    const response = await client.get(`${path}/check`)
    const html = await response.text()
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(html).toContain(expected)
    expect(html).toContain('value="Kept"')
    expect(html).toContain('name="role-0"')
    const ingest = await client.post(`${path}/ingest`, {})
    expect(ingest.status).toBe(response.status)
    expect((await workspace.store.sources()).some(({ description }) => description.id === 't')).toBe(false)
    await client.post(path, { action: 'discard' })
  })

  it('an unknown role, kind or number is taken as not said', async () => {
    const path = await begun()
    const odd = { ...fields, 'role-0': 'king', kind: 'poem', headerRow: 'x', headerRows: '-4', fill: '99' }
    expect((await client.post(path, { ...odd, action: 'dance' })).headers.get('location')).toBe(`${path}/check`)
    expect(await client.page(`${path}/check`)).toContain('Ingest')
    await client.post(path, { action: 'discard' })
  })

  it('a header row beyond the file, or a sheet that is not there', async () => {
    const path = await begun()
    for (const changed of [{ headerRow: '5000' }, { sheet: 'Nobody' }]) {
      await client.post(path, { ...fields, ...changed, action: 'read' })
      const response = await client.get(path)
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('no rows with data')
    }
    await client.post(path, { action: 'discard' })
  })

  it.each(['/sources/import/none', '/sources/import/..%2f..', '/sources/import/none/check'])(
    '%s is there no more',
    async (path) => {
      const response = await client.get(path)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('not there any more')
    },
  )

  it('without a token changes nothing', async () => {
    const path = await begun()
    for (const to of [path, `${path}/ingest`]) {
      const response = await client.post(to, { ...fields, action: 'discard', token: 'x' })
      expect(response.status).toBe(403)
    }
    expect((await client.get(path)).status).toBe(200)
  })
})

it('noted no unexpected failure', () => {
  expect(example.notes).toEqual([])
})
