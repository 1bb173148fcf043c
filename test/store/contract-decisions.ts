import { describe, expect, it } from 'vitest'
import type { ReviewDecision } from '../../src/model/review.js'
import { all, opened, withCorrespondence, type Place } from './place.js'
import { accept, classification, correspondence, defer, mapped, noFit, report, title, withdraw } from './samples.js'

const { id: c } = correspondence

export function decisionClauses(place: Place): void {
  const withTitle = async () => {
    const { store, database } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1'), title('t2')])
    return { store, database }
  }

  it('appends decisions; what stands follows the last one', async () => {
    const { store } = await withTitle()
    const decisions: ReviewDecision[] = [
      accept('d1', 't1', 0, '0110'),
      noFit('d2', 't1', 1),
      { ...accept('d3', 't1', 2), kind: 'Correct', code: '3221', relation: null },
      defer('d4', 't1', 3),
      withdraw('d5', 't1', 4, 'd4'),
    ]
    const kinds: string[] = []
    for (const [index, decision] of decisions.entries()) {
      const outcome = await store.decide(c, decision)
      expect(outcome).toMatchObject({ kind: 'Stored', revision: index + 1 })
      const record = await store.title(c, 't1')
      if (outcome.kind === 'Stored') expect(record?.settlement).toEqual(outcome.settlement)
      kinds.push(record?.settlement.kind ?? '')
    }
    expect(kinds).toEqual(['Associated', 'Unmatched', 'Associated', 'Open', 'Associated'])
    const record = await store.title(c, 't1')
    expect(record?.decisions).toEqual(decisions)
    expect(record?.revision).toBe(5)
    expect(record?.settlement).toEqual({
      kind: 'Associated',
      code: '3221',
      relation: null,
      by: 'reviewer',
      decisionId: 'd3',
    })
  })

  it.each([0, 2, -1])('refuses a decision that saw revision %i when the title is at 1', async (seen) => {
    const { store } = await withTitle()
    await store.decide(c, accept('d1', 't1', 0))
    expect(await store.decide(c, noFit('d2', 't1', seen))).toEqual({
      kind: 'Conflict',
      latest: accept('d1', 't1', 0),
      revision: 1,
    })
    expect((await store.title(c, 't1'))?.decisions).toHaveLength(1)
  })

  it('refuses a decision on a title that is not there', async () => {
    const { store } = await withTitle()
    await expect(store.decide(c, accept('d1', 'absent', 0))).rejects.toMatchObject({ code: 'title/unknown' })
  })

  it('stores exactly one of many decisions made at once on the same revision', async () => {
    const { store, database } = await withTitle()
    const other = await opened(database)
    for (const revision of [0, 1, 2]) {
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? store : other).decide(c, accept(`d${revision}-${index}`, 't1', revision)),
        ),
      )
      expect(outcomes.filter((outcome) => outcome.kind === 'Stored')).toHaveLength(1)
    }
    const record = await store.title(c, 't1')
    expect(record?.revision).toBe(3)
    expect(record?.settlement).toMatchObject({ decisionId: record?.decisions[2]?.id })
  })

  it('stores decisions made at once on different titles', async () => {
    const { store } = await withTitle()
    const outcomes = await Promise.all([store.decide(c, accept('d1', 't1', 0)), store.decide(c, accept('d2', 't2', 0))])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['Stored', 'Stored'])
  })

  it('computes what stands from the newest finding and the newest decision, whichever comes first', async () => {
    const { store, database } = await withTitle()
    const other = await opened(database)
    for (const revision of [0, 2, 4, 6]) {
      await Promise.all([
        store.decide(c, accept(`d${revision}`, 't1', revision)),
        other.saveFindings(c, 'r1', [mapped('t1', '2221', 0.9)]),
      ])
      expect((await store.title(c, 't1'))?.settlement).toMatchObject({ by: 'reviewer' })
      await store.decide(c, withdraw(`w${revision}`, 't1', revision + 1, `d${revision}`))
      expect((await store.title(c, 't1'))?.settlement).toMatchObject({ by: 'finding' })
    }
  })

  it('keeps decisions through new findings, titles and classifications', async () => {
    const { store } = await withTitle()
    await store.saveClassification(classification, report)
    await store.decide(c, accept('d1', 't1', 0))
    await store.saveFindings(c, 'r2', [mapped('t1', '3221', 0.99)])
    await store.saveTitles(c, [title('t1', { frequency: 9 })])
    await store.saveClassification({ ...classification, items: [] }, report)
    await store.settleAll(c)
    const [record] = await all(store.titles(c))
    expect(record?.decisions).toEqual([accept('d1', 't1', 0)])
    expect(record?.settlement).toMatchObject({ kind: 'Associated', code: '2221', by: 'reviewer' })
  })

  describe('the database itself', () => {
    it.each(["update decision set code = '9999'", 'delete from decision'])('refuses: %s', async (statement) => {
      const { store, database } = await withTitle()
      await store.decide(c, accept('d1', 't1', 0))
      await expect(place.run(database, statement)).rejects.toThrow('rows of decision are only ever appended')
      expect((await store.title(c, 't1'))?.decisions).toEqual([accept('d1', 't1', 0)])
    })

    it('refuses to remove a title that was decided on', async () => {
      const { store, database } = await withTitle()
      await store.decide(c, accept('d1', 't1', 0))
      await expect(place.run(database, "delete from title where id = 't1'")).rejects.toThrow(/foreign key/i)
    })

    it('refuses two decisions of one revision', async () => {
      const { store, database } = await withTitle()
      await store.decide(c, accept('d1', 't1', 0))
      const copy = `insert into decision (correspondence_id, title_id, revision, id, kind, reviewer, at, comment)
        select correspondence_id, title_id, revision, 'd2', kind, reviewer, at, comment from decision`
      await expect(place.run(database, copy)).rejects.toThrow(/unique/i)
    })
  })
}
