import { expect, it } from 'vitest'
import { all, byBytes, opened, withCorrespondence, type Place } from './place.js'
import { accept, correspondence, mapped, noTerm, settleAt, title, undecided } from './samples.js'

const { id: c } = correspondence

export function titleClauses(place: Place): void {
  it('gives back titles of every origin; without a finding they are open', async () => {
    const { store } = await withCorrespondence(place)
    const titles = [
      title('t1'),
      title('t2', { origin: { kind: 'Entry', source: 'cbo-2002', code: '0101' } }),
      title('t3', { origin: { kind: 'Ad', source: 'ads' }, languageFrom: 'detected', frequency: 12.5 }),
      title('t4', { text: 'शिक्षक "C++" 😀', origin: { kind: 'Item', source: 'cbo-2002', code: '0', parent: null } }),
    ]
    await store.saveTitles(c, titles)
    expect(await all(store.titles(c))).toEqual(
      titles.map((one) => ({
        correspondenceId: c,
        title: one,
        finding: undefined,
        decisions: [],
        settlement: { kind: 'Open', reason: 'no-finding' },
        revision: 0,
      })),
    )
    expect((await store.title(c, 't3'))?.title).toEqual(titles[2])
    expect(await store.title(c, 'absent')).toBeUndefined()
    expect(await store.title('other', 't1')).toBeUndefined()
    const named = await store.titlesNamed(c, ['t4', 'absent', 't1', 't4'])
    expect(named.map((one) => one.title).sort((a, b) => byBytes(a.id, b.id))).toEqual([titles[0], titles[3]])
    expect([await store.titlesNamed(c, []), await store.titlesNamed('other', ['t1'])]).toEqual([[], []])
  })

  it('updates titles by id and removes those not named, with their findings', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1'), title('t2'), title('t3')])
    await store.saveFindings(c, 'r1', [mapped('t1', '2221', 0.9), mapped('t2', '2221', 0.9)])
    await store.saveTitles(c, [title('t1', { text: 'Renamed', frequency: 7 }), title('t3')])
    expect((await all(store.titles(c))).map((one) => one.title.id)).toEqual(['t1', 't3'])
    const renamed = await store.title(c, 't1')
    expect(renamed?.title.text).toBe('Renamed')
    expect(renamed?.settlement.kind).toBe('Associated')
    const listed = await store.list(c, { text: 'renamed' }, 'title', { offset: 0, limit: 9 })
    expect(listed.rows).toMatchObject([{ id: 't1', text: 'Renamed', frequency: 7 }])
    await store.saveTitles(c, [title('t1'), title('t2'), title('t3')])
    expect((await store.title(c, 't2'))?.finding).toBeUndefined()
  })

  it('keeps a title that somebody decided on, whatever its source says now', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1'), title('t2')])
    await store.decide(c, accept('d1', 't1', 0))
    await store.saveTitles(c, [])
    const kept = await all(store.titles(c))
    expect(kept.map((one) => one.title.id)).toEqual(['t1'])
    expect(kept[0]?.decisions).toEqual([accept('d1', 't1', 0)])
  })

  it('keeps the titles of correspondences apart', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveCorrespondence({ ...correspondence, id: 'other' })
    await store.saveTitles(c, [title('t1')])
    await store.saveTitles('other', [title('t1', { text: 'Other' }), title('t2')])
    await store.saveTitles(c, [title('t1'), title('t3')])
    expect((await all(store.titles('other'))).map((one) => one.title.text)).toEqual(['Other', 'Title t2'])
  })

  it('refuses titles of a correspondence that is not there', async () => {
    const { store } = await withCorrespondence(place)
    await expect(store.saveTitles('nowhere', [title('t1')])).rejects.toMatchObject({ code: 'correspondence/unknown' })
  })

  it('replaces findings and settles their titles anew, more than one chunk of them', async () => {
    const { store } = await withCorrespondence(place)
    const titles = Array.from({ length: 1_100 }, (_, index) => title(`t${String(index).padStart(4, '0')}`))
    await store.saveTitles(c, titles)
    await store.saveFindings(
      c,
      'r1',
      titles.map((one) => undecided(one.id)),
    )
    await store.saveFindings(
      c,
      'r2',
      titles.map((one) => mapped(one.id, '2221', 0.95)),
    )
    const records = await all(store.titles(c))
    expect(records).toHaveLength(1_100)
    expect(new Set(records.map((one) => one.settlement.kind))).toEqual(new Set(['Associated']))
    expect(records[1_099]?.finding).toEqual(mapped('t1099', '2221', 0.95))
  })

  it.each([
    ['sure', mapped('t1', '2221', 0.8), { kind: 'Associated', code: '2221', by: 'finding', decisionId: null }],
    ['unsure', mapped('t1', '2221', 0.79), { kind: 'Open', reason: 'uncertain' }],
    ['nothing fits', noTerm('t1', 0.9), { kind: 'Unmatched', by: 'finding', decisionId: null }],
    ['undecided', undecided('t1'), { kind: 'Open', reason: 'undecided' }],
  ])('stores a finding exactly and what stands after it: %s', async (_, finding, settlement) => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1')])
    await store.saveFindings(c, 'r1', [finding])
    expect(await store.title(c, 't1')).toMatchObject({ finding, settlement })
  })

  it('refuses a finding on a title that is not there and keeps nothing of the call', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1')])
    const findings = [mapped('t1', '2221', 0.9), mapped('absent', '2221', 0.9)]
    await expect(store.saveFindings(c, 'r1', findings)).rejects.toMatchObject({
      code: 'title/unknown',
      context: { id: 'absent' },
    })
    expect((await store.title(c, 't1'))?.finding).toBeUndefined()
  })

  it('settles everything anew when the rule has changed', async () => {
    const { store, database } = await withCorrespondence(place)
    await store.saveTitles(c, [title('t1'), title('t2')])
    await store.saveFindings(c, 'r1', [mapped('t1', '2221', 0.9), mapped('t2', '2221', 0.6)])
    await store.decide(c, accept('d1', 't2', 0))
    const stricter = await opened(database, settleAt(0.95))
    await stricter.settleAll(c)
    expect((await store.title(c, 't1'))?.settlement).toEqual({ kind: 'Open', reason: 'uncertain' })
    expect((await store.title(c, 't2'))?.settlement.kind).toBe('Associated')
  })
}
