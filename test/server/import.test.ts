import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localeTags } from '../../src/locale/locale.js'
import { clientOf, type Client } from './client.js'
import { exampleWorkspace, type Example } from './example-workspace.js'
import { formOf } from './form-of.js'

const messy = Buffer.from(
  [
    'Oficina de Ejemplo;;;',
    ';;;',
    'Cod;Nivel;Denominación;<i>Obs</i>',
    '1;1;Dirección;<script>alert(1)</script>',
    '11;2;Dirección general;x',
    '111;3;Gerentes;',
    '114;3;GERENTES;y',
    ...Array.from({ length: 120 }, (_, at) => `;;Sin código ${String(at)};`),
  ].join('\r\n'),
  'latin1',
)

let example: Example
let client: Client
beforeAll(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

const uploads = () => join(example.workspace.folder, '.cache', 'uploads')
const waiting = () => (existsSync(uploads()) ? readdirSync(uploads()) : [])

/** Uploads a file and gives the address of its page. */
async function uploaded(name: string, content: string | Uint8Array): Promise<string> {
  const response = await client.upload(name, content)
  expect(response.status).toBe(303)
  return response.headers.get('location')!
}

describe('a file, from its upload to its source', () => {
  it('is shown with roles, reasons and questions, nothing run and nothing stored', async () => {
    const path = await uploaded('propia 2025.csv', messy)
    const html = await client.page(path)
    expect(html).toContain('1 question')
    expect(html).toContain('Are the titles in Spanish?')
    expect(html).toContain('Encoding: windows-1252')
    expect(html).toContain('the header says &quot;cod&quot;')
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).not.toContain('<script>alert')
    expect(html).toMatch(/class="is-header"><th scope="row">3</)
    expect(formOf(html)).toMatchObject({
      'role-0': 'code',
      'role-2': 'title',
      'role-3': 'ignore',
      kind: 'classification',
      headerRow: '3',
      languages: 'es',
      id: 'propia-2025',
    })
    expect((await example.workspace.store.sources()).map(({ description }) => description.id)).not.toContain(
      'propia-2025',
    )
    expect(await client.page('/sources')).toContain('propia 2025.csv')
  })

  it('is checked page by page, corrected, ingested with its recipe, and gone from the uploads', async () => {
    const path = await uploaded('otra 2025.csv', messy)
    const sent = {
      ...formOf(await client.page(path)),
      'role-3': 'note',
      'language-3': 'es',
      title: 'Clasificación otra',
    }
    const checked = await client.post(path, { ...sent, action: 'check' })
    expect(checked.headers.get('location')).toBe(`${path}/check`)
    const html = await client.page(`${path}/check`)
    expect(html).toContain('Labels that differ only in capitals')
    expect(html).toContain('1–50 of 120')
    expect(await client.page(`${path}/check?page=3&reason=0`)).toContain('101–120 of 120')
    expect(await client.page(`${path}/check?page=99&reason=77`)).toContain('0–0 of 120')
    const again = await client.page(path)
    expect(again).not.toContain('question')
    expect(formOf(again)).toMatchObject({ 'role-3': 'note', title: 'Clasificación otra' })
    const ingested = await client.post(`${path}/ingest`, {})
    expect(ingested.headers.get('location')).toBe('/sources/otra-2025?ingested=1')
    const source = await client.page('/sources/otra-2025?ingested=1')
    expect(source).toContain('Clasificación otra')
    expect(source).toContain('Checks of the structure')
    const file = join(example.workspace.folder, 'sources/otra-2025/source.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ recipe: { columns: { '<i>Obs</i>': 'note:es' } } })
    expect(waiting().some((id) => path.endsWith(id))).toBe(false)
    expect((await client.get(path)).status).toBe(404)
    expect((await example.workspace.store.classification('otra-2025'))?.items[0]?.notes.other?.es).toContain('<script>')
  })

  it('warns before it takes the place of another', async () => {
    const path = await uploaded('otra 2025.csv', messy)
    await client.post(path, { ...formOf(await client.page(path)), action: 'check' })
    expect(await client.page(`${path}/check`)).toContain('is there already: Clasificación otra')
  })

  it('is read anew where the header is said to be elsewhere; other fields stay', async () => {
    const path = await uploaded('tercera.csv', messy)
    const sent = { ...formOf(await client.page(path)), headerRow: '5', publisher: 'Oficina' }
    const moved = await client.post(path, { ...sent, action: 'check' })
    expect(moved.headers.get('location')).toBe(path)
    const html = await client.page(path)
    expect(html).toMatch(/class="is-header"><th scope="row">5</)
    expect(formOf(html)).toMatchObject({ publisher: 'Oficina', headerRow: '5' })
  })

  it('is read anew in another encoding or with another delimiter; what is chosen stays', async () => {
    const polish = Buffer.from('kod|nazwa\n1|K\xb3adacz\n2|Sprzedawca, w\xeadliny\n3|Kucharz, kuchnia\n', 'latin1')
    const path = await uploaded('zawody.csv', polish)
    const first = await client.page(path)
    expect(first).toContain('as found: ')
    const sent = { ...formOf(first), encoding: 'windows-1250', delimiter: 'bar', 'role-0': 'ignore' }
    const moved = await client.post(path, { ...sent, action: 'check' })
    expect(moved.headers.get('location')).toBe(path)
    const html = await client.page(path)
    expect(html).toContain('<td>Kładacz</td>')
    expect(html).toContain('Sprzedawca, wędliny')
    expect(formOf(html)).toMatchObject({ encoding: 'windows-1250', delimiter: 'bar', 'role-0': 'code' })
    const more = { ...formOf(html), languages: 'pl', 'role-1': 'title', kind: 'classification' }
    const checked = await client.post(path, { ...more, action: 'check' })
    expect(checked.headers.get('location')).toBe(`${path}/check`)
    expect((await client.post(`${path}/ingest`, {})).headers.get('location')).toBe('/sources/zawody?ingested=1')
    const file = join(example.workspace.folder, 'sources/zawody/source.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      recipe: { encoding: 'windows-1250', delimiter: 'bar' },
    })
    // The recipe is used again for the next edition, and can be left again.
    const next = await uploaded('zawody 2026.csv', polish)
    const again = formOf(await client.page(next))
    expect(again).toMatchObject({ encoding: 'windows-1250', delimiter: 'bar' })
    expect((await client.post(next, { ...again, encoding: 'no such thing' })).status).toBe(303)
    expect((await client.get(next)).status).toBe(200)
  })

  it('shows encodings and delimiters only where they mean something', async () => {
    const html = await client.page(await uploaded('lista.json', '[{"code":"1","title":"Jefes"}]'))
    expect(html).toContain('name="encoding"')
    expect(html).not.toContain('name="delimiter"')
  })

  it('lets code and title in one cell be said, and the board of an ad', async () => {
    const html = await client.page(await uploaded('sexta.csv', messy))
    expect(html).toContain('<option value="code-and-title">Code and title in one cell</option>')
    expect(html).toContain('<option value="board">Job board</option>')
    const groups = ['1 Directors', '2 Professionals', '21 Scientists', '211 Physicists', '2111 Astronomers']
    const both = `Occupation;Note\n${groups.map((group) => `${group};a note`).join('\n')}\n`
    const path = await uploaded('juntos.csv', both)
    const sent = { ...formOf(await client.page(path)), kind: 'classification', languages: 'en' }
    const roles = { 'role-0': 'code-and-title', 'role-1': 'ignore' }
    await client.post(path, { ...sent, ...roles, action: 'check' })
    expect(await client.page(`${path}/check`)).toMatch(/<dt>Kept<\/dt><dd>5</)
  })

  it('is given up', async () => {
    const path = await uploaded('cuarta.csv', messy)
    const before = waiting().length
    const response = await client.post(path, { action: 'discard' })
    expect(response.headers.get('location')).toBe('/sources')
    expect(waiting()).toHaveLength(before - 1)
  })

  it.each(localeTags)('is shown in %s', async (tag) => {
    const path = await uploaded('quinta.csv', messy)
    for (const page of [path, `${path}/check`, '/sources']) {
      const html = await client.page(`${page}?lang=${tag}`)
      expect(html).toContain(`<html lang="${tag}"`)
      expect(html).not.toMatch(/\{\w+\}/)
    }
    await client.page('/sources?lang=en')
  })

  it('with thousands of columns shows the first, and those that play a role', async () => {
    const width = 900
    const row = (name: string) => Array.from({ length: width }, (_, at) => `${name}${String(at)}`).join(',')
    const path = await uploaded(
      'wide.csv',
      `code,title,${row('c')}\n${Array.from({ length: 20 }, (_, at) => `${String(at + 10)},Cook number ${String(at)},${row('v')}`).join('\n')}\n`,
    )
    const html = await client.page(path)
    expect(html).toContain('further columns are not shown')
    expect(html.length).toBeLessThan(1_500_000)
    const sent = await client.post(path, { ...formOf(html), languages: 'en', action: 'check' })
    expect(sent.status).toBe(303)
  })
})

it('noted no unexpected failure', () => {
  expect(example.notes).toEqual([])
})
