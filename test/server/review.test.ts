import { describe, expect, it } from 'vitest'
import type { Title } from '../../src/model/title.js'
import { mapTitles } from '../../src/pipeline/map-titles.js'
import { exampleId } from './example-workspace.js'
import { runningExample } from './running-example.js'

const c = `/c/${exampleId}`
const drone = `${c}/desk/item-6410-20`

const on = runningExample()

const store = () => on.example.workspace.store
const decisions = async (id: string) => (await store().title(exampleId, id))?.decisions ?? []

/** The example's titles with three more that say the same as one of them. */
async function withIdentical(): Promise<void> {
  const all: Title[] = []
  for await (const { title } of store().titles(exampleId)) all.push(title)
  const one = all.find(({ id }) => id === 'item-6410-20')!
  const copies = ['a', 'b', 'c'].map((name): Title => ({ ...one, id: `copy-${name}`, text: one.text.toUpperCase() }))
  await store().saveTitles(exampleId, [...all, ...copies])
}

describe('a candidate that was turned down', () => {
  it('is kept with its reason, and another is proposed first', async () => {
    await on.client.post(drone, { choice: 'code:8341', seen: '0', reason: 'Other duties' })
    expect(await store().rejections(exampleId)).toMatchObject([
      { titleId: 'item-6410-20', code: '3153', reason: 'Other duties', reviewer: 'A. Reviewer' },
    ])
    await on.client.post(`${c}/desk/item-3251-15`, { choice: 'none', seen: '0' })
    await on.client.post(`${c}/desk/item-3251-15`, { choice: 'defer', seen: '1' })
    const page = await on.client.page(`${c}/desk/item-3251-15`)
    expect(page).toContain('1 candidate was turned down')
    expect(page).toContain('Accept 5120')
    expect(page).not.toContain('Accept 3213')
    const triage = await on.client.page(`${c}/triage/item-3251-15`)
    expect(triage.indexOf('5120')).toBeGreaterThan(-1)
  })

  it('comes back when the decision is taken back', async () => {
    await on.client.post(drone, { choice: 'none', seen: '0' })
    await on.client.post(drone, { choice: 'undo', seen: '1' })
    expect(await store().rejections(exampleId)).toEqual([])
    expect(await on.client.page(drone)).toContain('Accept 3153')
  })

  it('is left out by the next mapping run', async () => {
    const request = { sourceId: 'cbo-2002-sample', targetId: 'isco-08', adSourceIds: [] }
    const { run } = await mapTitles(on.example.workspace, request)
    const id = run.correspondenceId
    const { rows } = await store().list(id, {}, 'title', { offset: 0, limit: 100 })
    const record = (await Promise.all(rows.map((row) => store().title(id, row.id)))).find(
      (one) => one?.finding?.kind === 'Mapped',
    )
    const code = record!.finding!.candidates[0]!.code
    const path = `${c}/desk/${encodeURIComponent(record!.title.id)}`
    await on.client.post(path, { choice: 'none', seen: String(record!.revision) })
    const [rejected] = await store().rejections(id)
    await mapTitles(on.example.workspace, request)
    const again = await store().title(id, record!.title.id)
    expect(rejected?.titleId).toBe(record!.title.id)
    expect(again?.finding?.candidates.map((one) => one.code)).not.toContain(rejected?.code)
    expect(again?.finding?.candidates.map((one) => one.rank)).toEqual(
      again?.finding?.candidates.map((_, index) => index + 1),
    )
    expect(code).toBe(rejected?.code)
  })

  it('has reasons that can be edited', async () => {
    await on.client.post(`${c}/reasons`, { reasons: 'Wrong sector\n\n Needs a degree \nWrong sector' })
    const page = await on.client.page(drone)
    expect(page).toContain('<option>Wrong sector</option><option>Needs a degree</option>')
    expect((await on.client.post(`${c}/reasons`, { reasons: 'x'.repeat(300) })).status).toBe(400)
  })
})

describe('identical titles', () => {
  const same = ['0:copy-a', '0:copy-b', '0:copy-c'] as const

  const postAll = async (choice: string, seen: string, others: readonly string[]) => {
    const { token } = (await (await on.client.get('/api/session')).json()) as { token: string }
    const body = new URLSearchParams([
      ...Object.entries({ token, choice, seen, scope: 'identical' }),
      ...others.map((one): [string, string] => ['same', one]),
    ])
    return await on.client.get(drone).then(() => on.client.postBody(drone, body))
  }

  it('are decided in one act, each by itself, and taken back in one', async () => {
    await withIdentical()
    expect(await on.client.page(drone)).toContain('All 4 identical titles')
    const response = await postAll('code:8341', '0', same)
    expect(response.status).toBe(303)
    for (const id of ['item-6410-20', 'copy-a', 'copy-b', 'copy-c']) {
      expect(await decisions(id)).toMatchObject([{ code: '8341', reviewer: 'A. Reviewer', seenRevision: 0 }])
    }
    const next = await on.client.page(response.headers.get('location')!)
    expect(next).toContain('and 3 identical titles')
    await on.client.post(drone, { choice: 'undo', seen: '1' })
    for (const id of ['item-6410-20', 'copy-a', 'copy-b', 'copy-c']) {
      expect((await decisions(id)).map(({ kind }) => kind).slice(1)).toEqual(['Withdraw'])
    }
  })

  it('that somebody decided on meanwhile are left and told', async () => {
    await withIdentical()
    await on.client.post(`${c}/desk/copy-b`, { choice: 'none', seen: '0' })
    const response = await postAll('code:8341', '0', same)
    expect(await decisions('copy-b')).toMatchObject([{ kind: 'NoTermFound' }])
    expect(await decisions('copy-c')).toMatchObject([{ code: '8341' }])
    const next = await on.client.page(response.headers.get('location')!)
    expect(next).toContain('1 was left: somebody decided on it meanwhile')
    await on.client.post(drone, { choice: 'undo', seen: '1' })
    expect(await decisions('copy-b')).toHaveLength(1)
  })

  it('sent twice count once', async () => {
    await withIdentical()
    const both = [await postAll('code:8341', '0', same), await postAll('code:8341', '0', same)]
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await decisions('copy-a')).toHaveLength(1)
  })

  it('stay alone where this title is meant', async () => {
    await withIdentical()
    await on.client.post(drone, { choice: 'code:8341', seen: '0', scope: 'one', same: '0:copy-a' })
    expect(await decisions('copy-a')).toEqual([])
  })
})

describe('the desk’s script', () => {
  it('gets the next desk at once, with its address', async () => {
    const response = await on.client.post(drone, { choice: 'none', seen: '0' }, { 'x-concord-desk': 'page' })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-concord-address')).toBe(`${c}/desk/item-3251-15?state=open&done=item-6410-20`)
    expect(await response.text()).toContain('Técnico em farmácia')
  })
})

describe('flags and views', () => {
  it('are put, listed and taken off', async () => {
    await on.client.post(`${c}/flag/item-6410-20`, { flag: 'on' })
    expect(await on.client.page(`${c}/titles?flagged=yes`)).toContain('Operador de drone')
    expect(await on.client.page(drone)).toContain('Remove flag')
    await on.client.post(`${c}/flag/item-6410-20`, { flag: 'off' })
    expect(await on.client.page(`${c}/titles?flagged=yes`)).toContain('No title matches')
  })

  it('keep a list’s filters under a name', async () => {
    const fields = { name: '<b>Mine', query: '?state=open&language=pt&nonsense=1', back: `${c}/titles` }
    expect((await on.client.post(`${c}/views`, fields)).headers.get('location')).toBe(`${c}/titles`)
    const page = await on.client.page(`${c}/titles`)
    expect(page).toContain(`href="${c}/titles?state&#x3D;open&amp;language&#x3D;pt">&lt;b&gt;Mine</a>`)
    const [view] = await store().savedViews(exampleId, 'A. Reviewer')
    await on.client.post(`${c}/views/${view!.id}/remove`, {})
    expect(await store().savedViews(exampleId, 'A. Reviewer')).toEqual([])
    expect((await on.client.post(`${c}/views`, { name: ' ', query: '' })).status).toBe(400)
  })
})

describe('keys', () => {
  it('are given to other letters, and conflicts are refused', async () => {
    const usual = { defer: 'd', flag: 'f', undo: 'u', comment: 'c', next: 'j', previous: 'k', search: '/', help: '?' }
    const fields = (changed: object) =>
      Object.fromEntries(Object.entries({ ...usual, ...changed }).map(([name, key]) => [`key-${name}`, key]))
    const twice = await on.client.post('/help/keys', fields({ defer: 'j' }))
    expect([twice.status, await twice.text()]).toMatchObject([422, expect.stringContaining('J would do two things')])
    expect((await on.client.post('/help/keys', fields({ defer: '1' }))).status).toBe(422)
    await on.client.post('/help/keys', fields({ defer: 'X', next: 'd' }))
    const page = await on.client.page(drone)
    expect(page).toContain('data-key-map="dxjd"')
    expect(page).toContain('<kbd>X</kbd>')
    await on.client.post('/help/keys', { ...fields({}), usual: 'yes' })
    expect(await on.client.page(drone)).toContain('data-key-map=""')
  })
})

describe('the tree of the target', () => {
  it('counts titles in each group, level by level', async () => {
    const page = await on.client.page(`${c}/tree`)
    expect(page).toContain(`href="${c}/tree?at&#x3D;2"`)
    expect(await on.client.page(`${c}/tree?at=251`)).toContain('2513')
    expect(await on.client.page(`${drone}?group=*`)).toContain('All groups')
  })
})
