import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localeTags } from '../../src/locale/locale.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

const c = `/c/${exampleId}`
/** Every page that a reader can ask for. */
const pages = [
  c,
  `${c}/titles`,
  `${c}/titles?state=open&language=pt&words=dron&sort=probability`,
  `${c}/desk/item-6410-20`,
  `${c}/desk/item-6410-20?group=834&q=pilot`,
  `${c}/desk/ad-2?state=all`,
  `${c}/triage`,
  `${c}/coding`,
  `${c}/coding/new?language=pt`,
  `${c}/coding/agreement`,
  `${c}/quality`,
  `${c}/new-occupations`,
  `${c}/new-occupations/cluster-1`,
  `${c}/downloads`,
  `${c}/departures`,
  `${c}/compare`,
  `${c}/compare?differing=presets&words=dron&from=2`,
  '/sources',
  '/sources/isco-08',
  '/help/keys',
]

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

describe('every page', () => {
  const cases = localeTags.flatMap((tag) => pages.map((path) => [tag, path] as const))
  it.each(cases)('in %s renders whole: %s', async (tag, path) => {
    const html = await client.page(path, { 'accept-language': tag })
    expect(html).toContain(`<html lang="${tag}" dir="ltr"`)
    expect(/.{0,80}(undefined|\[object|NaN).{0,40}/.exec(html)?.[0]).toBeUndefined()
    expect(html.trimEnd().endsWith('</html>')).toBe(true)
  })

  it.each(pages)('writes what a source says as text, never as markup: %s', async (path) => {
    const html = await client.page(path)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
    expect([...html.matchAll(/<script\b/g)]).toHaveLength(1)
  })

  it.each(pages)('has no inline style, script or handler: %s', async (path) => {
    const html = await client.page(path)
    expect(/\sstyle="|<style|\son[a-z]+="|javascript:/.exec(html)?.[0]).toBeUndefined()
  })
})

it('shows a title that is markup as its text', async () => {
  const html = await client.page(`${c}/desk/item-5132-10`)
  expect(html).toContain('&lt;script&gt;alert(&quot;título&quot;)&lt;/script&gt;')
  expect(html).toContain('&lt;img src&#x3D;x')
})

describe('the start', () => {
  it('leads to the only correspondence', async () => {
    const response = await client.get('/')
    expect([response.status, response.headers.get('location')]).toEqual([303, c])
  })

  it('says what to do in an empty workspace', async () => {
    const empty = await exampleWorkspace({ mapped: false })
    const visitor = await clientOf(empty.workspace)
    expect(await visitor.page('/')).toContain('concord ingest')
    expect(await visitor.page('/sources')).toContain('concord ingest')
    await visitor.close()
    await empty.close()
  })
})

describe('the overview', () => {
  it('counts, marks the sample and leads on', async () => {
    const html = await client.page(c)
    expect(html).toContain('12 of 18 titles settled')
    expect(html).toContain('This page shows data of a sample: CBO 2002 (excerpt)')
    expect(html).toContain('Continue where you stopped')
    expect(html).toContain('no-model-key')
  })

  it('leads from a cell of the heat map to its titles', async () => {
    const html = await client.page(c)
    const href = /<a href="([^"]*source&#61;6&#38;target&#61;8)"/.exec(html) ?? /<a href="([^"]*target=8)"/.exec(html)
    const link = (href?.[1] ?? '').replaceAll('&#61;', '=').replaceAll('&#38;', '&')
    expect(await client.page(link)).toContain('3 titles')
  })
})

describe('the list', () => {
  it.each([
    ['state=open', '6 titles'],
    ['state=unmatched', '6 titles'],
    ['language=es', '2 titles'],
    ['origin=Ad', '8 titles'],
    ['target=2513', '2 titles'],
    ['source=6410', '4 titles'],
    ['words=PROGRAMADOR', '3 titles'],
    ['words=nowhere', '0 titles'],
    ['state=nonsense&page=-3&sort=1', '18 titles'],
  ])('filtered by %s finds %s', async (query, expected) => {
    expect(await client.page(`${c}/titles?${query}`)).toContain(`<p class="lead">${expected}</p>`)
  })

  it('says what to do when nothing matches', async () => {
    expect(await client.page(`${c}/titles?words=nowhere`)).toContain('No title matches these filters')
  })

  it('is exported as a workbook', async () => {
    const response = await client.get(`${c}/titles.xlsx?state=open`)
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    expect(response.headers.get('content-disposition')).toContain(`${exampleId}-titles.xlsx`)
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })
})

describe('downloads', () => {
  it.each(['correspondence.xlsx', 'revision-report.xlsx'])('%s is a workbook', async (name) => {
    const response = await client.get(`${c}/downloads/${name}`)
    expect(response.status).toBe(200)
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it('shows the revision report in a sandbox of its own', async () => {
    const response = await client.get(`${c}/downloads/revision-report.html`)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toContain('<html')
  })
})

describe('what is not there', () => {
  it.each([
    ['/nowhere', 'There is no page at /nowhere'],
    ['/c/none', 'There is no correspondence &quot;none&quot;'],
    [`${c}/desk/none`, 'There is no title &quot;none&quot;'],
    [`${c}/new-occupations/none`, 'There is no cluster &quot;none&quot;'],
    ['/sources/none', 'There is no page at /sources/none'],
  ])('%s is answered with what happened and what to do', async (path, expected) => {
    const response = await client.get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain(expected)
  })

  it('is said in the reader’s language', async () => {
    const response = await client.get(`${c}/desk/none`, { 'accept-language': 'fr' })
    expect(await response.text()).toContain('Il n’y a pas de titre « none »')
  })

  it('is JSON for the API', async () => {
    const response = await client.get('/api/c/none/titles')
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'correspondence/unknown' }])
  })
})

it('noted no unexpected failure', () => {
  expect(example.notes).toEqual([])
})
