import { describe, expect, it } from 'vitest'
import type { TitleRecord } from '../../src/store/port.js'
import { exampleId } from './example-workspace.js'
import { runningExample } from './running-example.js'

const c = `/c/${exampleId}`
const drone = `${c}/desk/item-6410-20`

const on = runningExample()

const record = async (id: string): Promise<TitleRecord> => (await on.example.workspace.store.title(exampleId, id))!
const choose = (choice: string, seen = 0, more: Record<string, string> = {}) => ({
  choice,
  seen: String(seen),
  ...more,
})

describe('a decision on the desk', () => {
  it.each([
    ['code:3153', { kind: 'Accept', code: '3153' }],
    ['code:8341', { kind: 'Correct', code: '8341' }],
    ['none', { kind: 'NoTermFound' }],
    ['defer', { kind: 'Defer' }],
  ])('%s is appended and the next title follows', async (choice, expected) => {
    const response = await on.client.post(drone, choose(choice, 0, { comment: '  sprays from the air ' }))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/\/desk\/item-3251-15\?state=open&done=item-6410-20$/)
    expect((await record('item-6410-20')).decisions).toMatchObject([
      { ...expected, comment: 'sprays from the air', reviewer: 'A. Reviewer' },
    ])
  })

  it('keeps the relation that was chosen, and none where none was', async () => {
    await on.client.post(drone, choose('code:3153', 0, { relation: 'broadMatch' }))
    expect((await record('item-6410-20')).settlement).toMatchObject({ relation: 'broadMatch' })
    await on.client.post(`${c}/desk/item-3251-15`, choose('code:3213'))
    expect((await record('item-3251-15')).settlement).toMatchObject({ relation: null })
  })

  it('can be taken back, and both stay on file', async () => {
    const { headers } = await on.client.post(drone, choose('none'))
    const next = await on.client.page(headers.get('location')!)
    expect(next).toContain('Undo')
    const undone = await on.client.post(drone, choose('undo', 1))
    expect(undone.headers.get('location')).toBe(`${drone}?state=open`)
    const { decisions, settlement } = await record('item-6410-20')
    expect(decisions.map(({ kind }) => kind)).toEqual(['NoTermFound', 'Withdraw'])
    expect(settlement).toEqual({ kind: 'Open', reason: 'uncertain' })
  })

  it('sent twice counts once', async () => {
    const first = await on.client.post(drone, choose('code:3153'))
    const second = await on.client.post(drone, choose('code:3153'))
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await record('item-6410-20')).decisions).toHaveLength(1)
  })

  it('made on a stale page is not applied; both are shown and the comment is kept', async () => {
    await on.client.post(drone, choose('code:8341', 0, { comment: 'a tractor that flies' }))
    const response = await on.client.post(
      drone,
      choose('code:3153', 0, { comment: 'mine <b>', relation: 'broadMatch' }),
    )
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html).toContain('Chose 8341')
    expect(html).toContain('a tractor that flies')
    expect(html).toContain('Chose 3153 · The group is broader')
    expect(html).toContain('>mine &lt;b&gt;</textarea>')
    expect(html).toContain('name="seen" value="1"')
    expect((await record('item-6410-20')).decisions).toHaveLength(1)
  })

  it.each([
    ['a code that is not there', choose('code:9999'), 422],
    ['a group that titles are not mapped to', choose('code:315'), 422],
    ['no choice', { seen: '0' }, 400],
    ['a choice of nothing known', choose('drop table'), 400],
    ['a relation of nothing known', choose('none', 0, { relation: 'sameAs' }), 400],
    ['no revision', { choice: 'none' }, 400],
    ['a long comment', choose('none', 0, { comment: 'x'.repeat(5000) }), 400],
    ['a huge comment', choose('none', 0, { comment: 'x'.repeat(10_000_000) }), 413],
    ['nothing to take back', choose('undo'), 409],
  ])('with %s is refused and changes nothing', async (_what, fields, status) => {
    const response = await on.client.post(drone, fields)
    expect(response.status).toBe(status)
    expect((await record('item-6410-20')).decisions).toEqual([])
  })
})

describe('the queue', () => {
  it('starts with the first and ends with what to do next', async () => {
    const start = await on.client.get(`${c}/desk`)
    expect(start.headers.get('location')).toContain('/desk/item-5132-10?state=open')
    let address = start.headers.get('location')!
    for (let left = 6; left > 0; left--) {
      const response = await on.client.post(address, choose('defer'))
      await on.client.post(address.split('?')[0]!, choose('none', 1))
      address = response.headers.get('location')!
    }
    expect(address).toMatch(/\/desk\?state=open&done=/)
    const end = await on.client.page(address)
    expect(end).toContain('Nothing is left in this queue')
    expect(end).toContain('value="undo"')
  })

  it('keeps its filters from title to title', async () => {
    const response = await on.client.post(`${drone}?state=all&language=pt&sort=title`, choose('none'))
    expect(response.headers.get('location')).toContain('state=all&language=pt&sort=title&done=')
  })
})

describe('triage', () => {
  it('asks what the machine found first: also that no group fits', async () => {
    const fits = await on.client.page(`${c}/triage/item-6410-20`)
    expect(/class="button primary thumb" name="choice" value="([^"]+)"/.exec(fits)?.[1]).toBe('code:3153')
    const none = await on.client.page(`${c}/triage/ad-2`)
    expect(
      [...none.matchAll(/class="button primary thumb" name="choice" value="([^"]+)"/g)].map(([, one]) => one),
    ).toEqual(['none'])
    expect([...none.matchAll(/value="(none|code:2512)"/g)]).toHaveLength(2)
  })

  it('decides and goes on', async () => {
    const response = await on.client.post(`${c}/triage/item-6410-20`, choose('code:3153'))
    expect(response.headers.get('location')).toMatch(/\/triage\/item-3251-15\?state=open$/)
    const stale = await on.client.post(`${c}/triage/item-6410-20`, choose('none'))
    expect(stale.headers.get('location')).toContain('/desk/item-6410-20')
  })
})

describe('the API', () => {
  const path = `/api/c/${exampleId}/titles/item-6410-20`
  it('decides as the desk does', async () => {
    const stored = await on.client.post(`${path}/decisions`, choose('code:3153'))
    expect([stored.status, await stored.json()]).toMatchObject([201, { kind: 'Stored', revision: 1 }])
    const stale = await on.client.post(`${path}/decisions`, choose('none'))
    expect([stale.status, await stale.json()]).toMatchObject([409, { kind: 'Conflict', latest: { code: '3153' } }])
  })

  it('searches the target in any language', async () => {
    const response = await on.client.get(`/api/c/${exampleId}/target?q=pilotos`)
    expect(await response.json()).toMatchObject({ results: [{ code: '3153', matchedLanguage: 'es' }] })
  })
})

describe('a proposal', () => {
  const path = `${c}/new-occupations/cluster-1`
  it('is accepted, reopened and rejected, each with its reason', async () => {
    await on.client.post(path, { verdict: 'Accept', own: 'grows <fast>' })
    expect(await on.client.page(path)).toContain('grows &lt;fast&gt;')
    await on.client.post(path, { verdict: 'Reopen' })
    await on.client.post(path, { verdict: 'Reject', reason: 'A skill, not an occupation' })
    const [, proposal] = await on.example.workspace.store.proposals(exampleId)
    expect(proposal).toMatchObject({
      state: 'Rejected',
      verdicts: [{ verdict: 'Accept' }, { verdict: 'Reopen' }, { reason: 'A skill, not an occupation' }],
    })
    expect(await on.client.page(`${c}/new-occupations?state=Accepted`)).toContain('No proposal in this state')
  })

  it.each([
    [{ verdict: 'Praise' }, 400],
    [{ verdict: 'Accept', own: 'x'.repeat(2000) }, 400],
  ])('refuses a verdict of nothing known', async (fields, status) => {
    expect((await on.client.post(path, fields as Record<string, string>)).status).toBe(status)
  })
})

describe('what a reviewer is told', () => {
  it('where siblings lie elsewhere, and when the first candidate is a guess', async () => {
    expect(await on.client.page(drone)).toContain('3 of 3 settled siblings lie in 8341.')
    expect(await on.client.page(`${c}/desk/item-3251-15`)).not.toContain('class="guard"')
  })

  it('how the same title was decided in another correspondence', async () => {
    const { store } = on.example.workspace
    const other = 'other--isco-08'
    await store.saveCorrespondence({ id: other, sourceId: 'other', targetId: 'isco-08' })
    const { title } = await record('item-6410-20')
    const origin = { kind: 'Ad', source: 'other' } as const
    await store.saveTitles(other, [
      { ...title, id: 'same', text: 'OPERADOR de drone agricola', origin },
      { ...title, id: 'longer', text: 'Operador de drone agrícola e piloto', origin },
    ])
    for (const [titleId, code] of [
      ['same', '8341'],
      ['longer', '6111'],
    ] as const) {
      const base = { id: titleId, titleId, reviewer: 'B', at: '2026-11-22T09:00:00Z', comment: '', seenRevision: 0 }
      await store.decide(other, { ...base, kind: 'Correct', code, relation: null })
    }
    const html = await on.client.page(drone)
    expect(html).toMatch(/Decided elsewhere: <span><span class="code">8341<\/span> <span class="dim">other--isco-08/)
    expect(html).not.toContain('<span class="code">6111</span> <span class="dim">other')
  })
})
