import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TitleRecord } from '../../src/store/port.js'
import { openWorkbook, type OpenWorkbook } from '../review/filled-workbook.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

const c = `/c/${exampleId}`
const drone = 'item-6410-20'
const pharmacy = 'item-3251-15'

let example: Example
let client: Client
beforeEach(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
})
afterEach(async () => {
  await client.close()
  await example.close()
})

const record = async (id: string): Promise<TitleRecord> => (await example.workspace.store.title(exampleId, id))!

async function downloaded(query = ''): Promise<OpenWorkbook> {
  const response = await client.get(`${c}/review-workbook.xlsx${query}`)
  expect(response.headers.get('content-disposition')).toContain(`${exampleId}-review.xlsx`)
  return openWorkbook(new Uint8Array(await response.arrayBuffer()))
}
const bring = (bytes: Uint8Array | string, name = 'filled.xlsx', token?: string) =>
  client.upload(name, bytes, token, `${c}/workbook`)
const planOf = async (book: OpenWorkbook): Promise<string> => (await bring(book.save())).headers.get('location')!
const decideMeanwhile = (id: string, choice: string, seen = '0') =>
  client.post(`${c}/desk/${id}`, { choice, seen, comment: 'meanwhile <b>' })

describe('the way out', () => {
  it('starts from the list of titles, with its filter, and from the downloads', async () => {
    const list = await client.page(`${c}/titles?state=open&language=pt`)
    const href = /href="(\/c\/[^"]*\/workbook[^"]*)"/
      .exec(list)![1]!
      .replace(/&amp;|&#x3D;/g, (m) => (m === '&amp;' ? '&' : '='))
    const start = await client.page(href)
    expect(start).toMatch(/[4-9] titles, as filtered/)
    expect((await downloaded('?state=open&language=pt')).ids()).toHaveLength(5)
    expect(await client.page(`${c}/downloads`)).toContain(`${c}/workbook?state`)
  })

  it('says so where the filter finds nothing', async () => {
    expect(await client.page(`${c}/workbook?words=zzz`)).toContain('No title matches the filter')
  })
})

describe('the way back', () => {
  it('first shows what would happen, then applies it, then shows that it did', async () => {
    const book = await downloaded()
    book.fill(drone, { decision: 'Accept', relation: 'The group is broader', comment: '=1+1 <i>' })
    book.fill(pharmacy, { decision: 'Perhaps' })
    const plan = await planOf(book)
    const shown = await client.page(plan)
    expect(shown).toContain('What filled.xlsx would change')
    expect(shown).toContain('Chose 3153 · The group is broader')
    expect(shown).toContain('&#x3D;1+1 &lt;i&gt;')
    expect(shown).toContain('“Perhaps” is not one of the decisions.')
    expect(shown).toContain('Apply 1 decision')
    expect((await record(drone)).decisions).toEqual([])
    const done = await client.post(plan, { action: 'apply' })
    expect([done.status, done.headers.get('location')]).toEqual([303, plan])
    expect(await client.page(plan)).toContain('1 decision was applied.')
    expect((await record(drone)).decisions).toMatchObject([
      { kind: 'Accept', code: '3153', relation: 'broadMatch', comment: '=1+1 <i>', seenRevision: 0 },
    ])
    await client.post(plan, { action: 'apply' })
    expect((await record(drone)).decisions).toHaveLength(1)
  })

  it('shows a conflict with both decisions and a choice for each row; nothing is lost', async () => {
    const book = await downloaded()
    book.fill(drone, { decision: 'Accept', comment: 'mine' })
    book.fill(pharmacy, { decision: 'No group fits' })
    await decideMeanwhile(drone, 'code:8341')
    await decideMeanwhile(pharmacy, 'code:3213')
    const plan = await planOf(book)
    const shown = await client.page(plan)
    expect(shown).toContain('Chose 8341')
    expect(shown).toContain('meanwhile &lt;b&gt;')
    expect(shown).toContain('<q>mine</q>')
    const field = (id: string) => new RegExp(`/desk/${id}\\?[^]*?name="(row-\\d+)"`).exec(shown)![1]!
    await client.post(plan, { action: 'apply' })
    expect(await client.page(plan)).toContain('Chose 8341')
    await client.post(plan, { action: 'apply', [field(drone)]: 'mine:1', [field(pharmacy)]: 'theirs:1' })
    expect((await record(drone)).decisions.map(({ kind }) => kind)).toEqual(['Correct', 'Accept'])
    expect((await record(pharmacy)).decisions).toHaveLength(1)
    const after = await client.page(plan)
    expect(after).toContain('You kept what stands: 1')
    expect(after).not.toContain('type="radio"')
  })

  it('shows the conflict anew where it changed since the choice', async () => {
    const book = await downloaded()
    book.fill(drone, { decision: 'Accept' })
    await decideMeanwhile(drone, 'code:8341')
    const plan = await planOf(book)
    const field = /name="(row-\d+)"/.exec(await client.page(plan))![1]!
    await decideMeanwhile(drone, 'none', '1')
    await client.post(plan, { action: 'apply', [field]: 'mine:1' })
    expect((await record(drone)).decisions).toHaveLength(2)
    expect(await client.page(plan)).toContain('value="mine:2"')
  })

  it('can be discarded, and is then gone', async () => {
    const plan = await planOf(await downloaded())
    expect(await client.page(plan)).toContain('There is nothing to apply')
    await client.post(plan, { action: 'discard' })
    expect((await client.get(plan)).status).toBe(404)
  })

  it.each([
    ['what is no workbook', 'id;title\n1;x', 422, 'is not a review workbook'],
    ['a damaged one', 'PK\u0003\u0004 and no more', 422, 'damaged'],
    ['nothing', '', 422, 'is not a review workbook'],
  ])('%s is answered on the page it came from', async (_what, content, status, text) => {
    const response = await bring(content)
    expect(response.status).toBe(status)
    const html = await response.text()
    expect(html).toContain(text)
    expect(html).toContain('type="file"')
  })

  it('without the token of the session is refused', async () => {
    expect((await bring((await downloaded()).save(), 'x.xlsx', 'forged')).status).toBe(403)
  })

  it('of another correspondence, or under another’s address, is not there', async () => {
    const { store } = example.workspace
    await store.saveCorrespondence({ id: 'other', sourceId: 'cbo-2002-sample', targetId: 'isco-08' })
    const book = await downloaded()
    const wrong = await client.upload('x.xlsx', book.save(), undefined, '/c/other/workbook')
    expect([wrong.status, await wrong.text()]).toMatchObject([422, expect.stringContaining('not of other') as string])
    const plan = await planOf(book)
    expect((await client.get(plan.replace(exampleId, 'other'))).status).toBe(404)
    expect((await client.get(`${c}/workbook/..%2F..`)).status).toBe(404)
  })
})
