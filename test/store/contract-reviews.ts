import { describe, expect, it } from 'vitest'
import type { CandidateRejection, StandingTitle, Store } from '../../src/store/port.js'
import { all, byBytes, withCorrespondence, type Place } from './place.js'
import { accept, correspondence, mapped, noFit, title, withdraw } from './samples.js'

const { id: c } = correspondence
const at = '2026-11-23T09:00:00Z'

export function reviewClauses(place: Place): void {
  const withTitles = async (ids: readonly string[] = ['t1', 't2', 't3']): Promise<Store> => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(
      c,
      ids.map((id) => title(id, { text: 'Nurse', language: 'en' })),
    )
    return store
  }
  const rejection = (titleId: string, decisionId: string, code = '2221'): CandidateRejection => ({
    ...{ titleId, decisionId, code, reason: 'other duties', reviewer: 'Ana', at },
  })
  const alone = (decision: ReturnType<typeof accept>, rejected: readonly CandidateRejection[] = []) => ({
    decision,
    rejected,
  })

  it('decides together what nobody decided meanwhile, and tells the rest', async () => {
    const store = await withTitles()
    await store.decide(c, noFit('d0', 't2', 0))
    const outcomes = await store.decideTogether(c, [
      alone(accept('a.0', 't1', 0, '3221'), [rejection('t1', 'a.0')]),
      alone(accept('a.1', 't2', 0, '3221'), [rejection('t2', 'a.1')]),
      alone(accept('a.2', 't3', 0)),
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['Stored', 'Conflict', 'Stored'])
    expect(outcomes[1]).toEqual({ kind: 'Conflict', latest: noFit('d0', 't2', 0), revision: 1 })
    expect((await store.title(c, 't3'))?.settlement).toMatchObject({ by: 'reviewer', decisionId: 'a.2' })
    expect((await store.rejections(c)).map(({ titleId }) => titleId)).toEqual(['t1'])
  })

  it('counts a decision that is stored already as stored, and keeps it once', async () => {
    const store = await withTitles()
    const sent = [alone(accept('a.0', 't1', 0, '3221'), [rejection('t1', 'a.0')])]
    await store.decideTogether(c, sent)
    expect(await store.decideTogether(c, sent)).toMatchObject([{ kind: 'Stored', revision: 1 }])
    expect((await store.title(c, 't1'))?.decisions).toHaveLength(1)
    expect(await store.rejections(c, 't1')).toEqual([rejection('t1', 'a.0')])
  })

  it('stores nothing of an act that names a title that is not there', async () => {
    const store = await withTitles()
    const sent = [alone(accept('a.0', 't1', 0)), alone(accept('a.1', 'absent', 0))]
    await expect(store.decideTogether(c, sent)).rejects.toMatchObject({ code: 'title/unknown' })
    expect((await store.title(c, 't1'))?.decisions).toEqual([])
  })

  it('decides by what is stored at the moment, and says what stands where that was not seen', async () => {
    const store = await withTitles()
    await store.saveFindings(c, 'r', [mapped('t1', '2221', 0.9)])
    await store.decideTogether(c, [alone(accept('d0', 't1', 0, '3221'), [rejection('t1', 'd0')])])
    const make = (id: string, seen: number) => (stored: StandingTitle) => {
      expect([stored.title.id, stored.finding?.kind, [...stored.turnedDown]]).toEqual(['t1', 'Mapped', ['2221']])
      return alone(accept(id, 't1', seen, '3222'), [rejection('t1', id, '3221')])
    }
    expect(await store.decideBy(c, 't1', make('d1', 0))).toMatchObject({ kind: 'Conflict', latest: { id: 'd0' } })
    expect((await store.rejections(c, 't1')).map(({ code }) => code)).toEqual(['2221'])
    expect(await store.decideBy(c, 't1', make('d2', 1))).toMatchObject({ kind: 'Stored', revision: 2 })
    expect((await store.title(c, 't1'))?.settlement).toMatchObject({ code: '3222', decisionId: 'd2' })
    expect((await store.rejections(c, 't1')).map(({ code }) => code).sort()).toEqual(['2221', '3221'])
    await expect(store.decideBy(c, 'absent', make('d3', 0))).rejects.toMatchObject({ code: 'title/unknown' })
    await expect(store.decideBy('absent', 't1', make('d3', 0))).rejects.toMatchObject({
      code: 'correspondence/unknown',
    })
    const thrown = store.decideBy(c, 't1', () => {
      throw new Error('not this one')
    })
    await expect(thrown).rejects.toThrow('not this one')
    expect((await store.title(c, 't1'))?.revision).toBe(2)
  })

  it('forgets a rejection whose decision is withdrawn, or whose candidate is chosen after all', async () => {
    const store = await withTitles()
    await store.decideTogether(c, [alone(accept('d1', 't1', 0, '3221'), [rejection('t1', 'd1')])])
    await store.decideTogether(c, [alone(accept('d2', 't2', 0, '3221'), [rejection('t2', 'd2')])])
    expect(await store.rejections(c)).toHaveLength(2)
    await store.decide(c, withdraw('w', 't1', 1, 'd1'))
    await store.decide(c, accept('d3', 't2', 1, '2221'))
    expect(await store.rejections(c)).toEqual([])
  })

  it('finds titles of the same words and language, with their revisions', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(c, [
      title('t1', { text: 'Nurse', language: 'en' }),
      title('t2', { text: 'NURSE', language: 'en' }),
      title('t3', { text: 'Nurse', language: 'fr' }),
      title('t4', { text: 'Nurses', language: 'en' }),
    ])
    await store.decide(c, noFit('d', 't2', 0))
    expect(await store.identicalTitles(c, 't1', 9)).toEqual([{ titleId: 't2', revision: 1 }])
    await expect(store.identicalTitles(c, 'absent', 9)).rejects.toMatchObject({ code: 'title/unknown' })
  })

  it('flags and takes flags off; lists show what is flagged now', async () => {
    const store = await withTitles()
    const flag = (titleId: string, raised: boolean) => store.setFlag(c, { titleId, raised, person: 'Ana', at })
    for (const [id, raised] of [
      ['t1', true],
      ['t2', true],
      ['t2', true],
      ['t2', false],
      ['t3', false],
    ] as const) {
      await flag(id, raised)
    }
    const flagged = async (value: boolean) =>
      (await store.list(c, { flagged: value }, 'title', { offset: 0, limit: 9 })).rows.map(({ id }) => id)
    expect(await flagged(true)).toEqual(['t1'])
    expect(await flagged(false)).toEqual(['t2', 't3'])
    expect(await store.flagOn(c, 't2')).toEqual({ titleId: 't2', raised: false, person: 'Ana', at })
    expect(await store.flagOn(c, 't3')).toBeUndefined()
  })

  it('filters by reviewer, reason, probability and disagreement', async () => {
    const store = await withTitles(['t1', 't2', 't3', 't4'])
    const torn = mapped('t3', '2221', 0.5)
    await store.saveFindings(c, 'r1', [mapped('t1', '2221', 0.95), mapped('t2', '2221', 0.8), torn])
    await store.decide(c, { ...accept('d1', 't1', 0), reviewer: 'Bo' })
    const ids = async (filter: Parameters<Store['list']>[1]) =>
      (await store.list(c, filter, 'title', { offset: 0, limit: 9 })).rows.map(({ id }) => id)
    expect(await ids({ reviewer: 'Bo' })).toEqual(['t1'])
    expect(await ids({ reason: 'uncertain' })).toEqual(['t3'])
    expect(await ids({ reason: 'no-finding' })).toEqual(['t4'])
    expect(await ids({ probability: { least: 0.5, below: 0.95 } })).toEqual(['t2', 't3'])
    expect(await ids({ disagreement: true })).toEqual([])
    expect(await store.reviewers(c)).toEqual(['Bo'])
  })

  it('keeps views for oneself and for all', async () => {
    const store = await withTitles()
    const view = (id: string, owner: string | null, name: string) => ({
      ...{ id, owner, name, query: '?state=open', madeBy: 'Ana', at },
    })
    await store.saveView(c, view('v1', 'Ana', 'mine'))
    await store.saveView(c, view('v2', null, 'all'))
    await store.saveView(c, view('v3', 'Bo', 'his'))
    expect((await store.savedViews(c, 'Ana')).map(({ id }) => id)).toEqual(['v2', 'v1'])
    expect(await store.deleteView(c, 'v2')).toBe(true)
    expect(await store.deleteView(c, 'v2')).toBe(false)
    expect(await store.savedViews(c, 'Bo')).toEqual([view('v3', 'Bo', 'his')])
  })

  it('remembers the last of what was agreed', async () => {
    const store = await withTitles()
    expect(await store.reviewSetting(c, 'reasons')).toBeUndefined()
    for (const value of ['a', 'b']) await store.saveReviewSetting(c, { name: 'reasons', value, person: 'Ana', at })
    expect(await store.reviewSetting(c, 'reasons')).toBe('b')
  })

  it('counts titles by the group they stand in', async () => {
    const store = await withTitles(['t1', 't2', 't3', 't4', 't5'])
    await store.saveFindings(c, 'r1', [
      ...['t1', 't2'].map((id) => mapped(id, '2221', 0.95)),
      mapped('t3', '2221', 0.1),
      mapped('t4', '3221', 0.1),
    ])
    await store.decide(c, accept('d', 't1', 0, '2221'))
    await store.decide(c, noFit('e', 't4', 0))
    expect(await store.groupCounts(c)).toEqual([{ code: '2221', reviewed: 1, byMachine: 1, open: 1 }])
  })

  describe('acts', () => {
    const act = { id: 'a', correspondenceId: c, kind: 'bulk', person: 'Ana', at, body: { share: 0.05 } } as const
    const ids = Array.from({ length: 620 }, (_, index) => `t${index}`).sort(byBytes)

    it('keep their titles and events in order, and are refused an event that comes too late', async () => {
      const store = await withTitles(ids)
      const titles = ids.map((titleId, position) => ({
        ...{ titleId, position, revision: 0, code: '2221', relation: null, sampled: position % 100 === 7 },
      }))
      await store.startAct(act, titles)
      expect(await store.act(c, 'a')).toEqual(act)
      expect(await store.act('other', 'a')).toBeUndefined()
      expect(await store.actTitles('a', 99, 2)).toEqual(titles.slice(100, 102))
      expect((await store.actTitles('a', -1, 99, true)).map(({ position }) => position)).toEqual([
        7, 107, 207, 307, 407, 507, 607,
      ])
      const event = { kind: 'Released', person: 'Ana', at, body: { n: 1 } }
      expect(await store.appendActEvent('a', 0, event)).toBe(true)
      expect(await store.appendActEvent('a', 0, event)).toBe(false)
      expect(await store.actEvents('a')).toEqual([event])
      expect(await store.acts(c, 'bulk', { offset: 0, limit: 5 })).toEqual({ rows: [act], total: 1 })
    })

    it('begin with what a filter shows and a finding proposes', async () => {
      const store = await withTitles(ids)
      await store.saveFindings(
        c,
        'r',
        ids.slice(0, 610).map((id) => mapped(id, '2221', 0.9)),
      )
      await store.decide(c, noFit('d', ids[600]!, 0))
      const filter = { probability: { least: 0.8, below: 1 } }
      const read = (await all(store.proposedTitles(c, filter))).flat()
      expect(read.map(({ titleId }) => titleId)).toEqual(ids.slice(0, 610))
      expect(read.find(({ titleId }) => titleId === ids[600])).toMatchObject({ revision: 1, code: '2221' })
      expect(await store.countProposed(c, filter)).toBe(610)
      expect(await store.storedDecisions(['d', 'none'])).toEqual([{ id: 'd', titleId: ids[600], revision: 1 }])
    })
  })

  it.each(['rejection', 'flag', 'act', 'act_title', 'act_event', 'review_setting'])(
    'the database itself refuses to change rows of %s',
    async (table) => {
      const { store, database } = await withCorrespondence(place)
      await store.saveTitles(c, [title('t1')])
      await store.decideTogether(c, [alone(accept('d1', 't1', 0), [rejection('t1', 'd1')])])
      await store.setFlag(c, { titleId: 't1', raised: true, person: 'Ana', at })
      await store.saveReviewSetting(c, { name: 'n', value: 'v', person: 'Ana', at })
      const act = { id: 'a', correspondenceId: c, kind: 'bulk', person: 'Ana', at, body: {} } as const
      const own = { titleId: 't1', revision: 0, position: 0, code: null, relation: null, sampled: false }
      await store.startAct(act, [own])
      await store.appendActEvent('a', 0, { kind: 'Drawn', person: 'Ana', at, body: {} })
      await expect(place.run(database, `delete from ${table}`)).rejects.toThrow(`rows of ${table} are only ever`)
    },
  )
}
