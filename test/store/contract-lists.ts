import { beforeAll, afterAll, expect, it } from 'vitest'
import { fold } from '../../src/text/fold.js'
import type { Store, TitleFilter, TitleOrder, TitleRecord } from '../../src/store/port.js'
import { manyTitles, settledBy, sourceCode, targetCode, wholeList } from './many-titles.js'
import { byBytes, type Place } from './place.js'
import { correspondence } from './samples.js'

const { id: c } = correspondence

type Order = (one: TitleRecord, other: TitleRecord) => number
const certainty = (record: TitleRecord): number => record.finding?.probability ?? 0
const priority = (record: TitleRecord): number => (1 - certainty(record)) * Math.log1p(record.title.frequency)
const isOpen = (record: TitleRecord): number => (record.settlement.kind === 'Open' ? 1 : 0)
const byText: Order = (a, b) => byBytes(fold(a.title.text), fold(b.title.text))
const byCode: Order = (a, b) => byBytes(sourceCode(a) ?? '\u{10FFFF}', sourceCode(b) ?? '\u{10FFFF}')
const byOrigin: Order = (a, b) => -byBytes(a.title.origin.kind, b.title.origin.kind)

/** The orders as one would write them for a short array. */
const naiveOrder: Record<TitleOrder, Order> = {
  queue: (a, b) => isOpen(b) - isOpen(a) || priority(b) - priority(a),
  title: byText,
  frequency: (a, b) => b.title.frequency - a.title.frequency,
  probability: (a, b) => certainty(a) - certainty(b),
  'source-code': (a, b) => byCode(a, b) || byOrigin(a, b) || byText(a, b),
}

const inState: Record<NonNullable<TitleFilter['state']>, (record: TitleRecord) => boolean> = {
  open: (record) => record.settlement.kind === 'Open',
  associated: (record) => record.settlement.kind === 'Associated',
  unmatched: (record) => record.settlement.kind === 'Unmatched',
  reviewed: (record) => settledBy(record) === 'reviewer',
  unreviewed: (record) => settledBy(record) !== 'reviewer',
}

const naiveMatch = (filter: TitleFilter) => (record: TitleRecord) =>
  (filter.state === undefined || inState[filter.state](record)) &&
  (filter.language === undefined || record.title.language === filter.language) &&
  (filter.originKind === undefined || record.title.origin.kind === filter.originKind) &&
  (!filter.targetCode || (targetCode(record) ?? '').startsWith(filter.targetCode)) &&
  (!filter.sourceCode || (sourceCode(record) ?? '').startsWith(filter.sourceCode)) &&
  fold(filter.text ?? '')
    .split(' ')
    .every((word) => fold(record.title.text).includes(word))

const naiveList = (records: readonly TitleRecord[], filter: TitleFilter, order: TitleOrder): readonly string[] =>
  records
    .filter(naiveMatch(filter))
    .sort((a, b) => naiveOrder[order](a, b) || byBytes(a.title.id, b.title.id))
    .map((record) => record.title.id)

const filters: readonly TitleFilter[] = [
  {},
  { state: 'open' },
  { state: 'associated' },
  { state: 'unmatched' },
  { state: 'reviewed' },
  { state: 'unreviewed' },
  { language: 'hi' },
  { originKind: 'Ad' },
  { targetCode: '22' },
  { targetCode: '' },
  { sourceCode: '011' },
  { text: 'tecnico' },
  { text: 'NURSE écri' },
  { text: '%' },
  { text: '_' },
  { text: 'शिक्षक' },
  { text: 'c++' },
  { text: "'; drop table title" },
  { state: 'open', language: 'pt', originKind: 'Entry', targetCode: '2', sourceCode: '2', text: 'e' },
]
const orders: readonly TitleOrder[] = ['queue', 'title', 'frequency', 'probability', 'source-code']

export function listClauses(place: Place): void {
  let store: Store
  let records: readonly TitleRecord[]
  beforeAll(async () => {
    ;({ store, records } = await manyTitles(place, 240))
  })
  afterAll(() => store.close())

  it.each(orders)('filters and sorts by %s as a plain array would, page by page', async (order) => {
    for (const filter of filters) {
      const expected = naiveList(records, filter, order)
      expect(await wholeList(store, filter, order, 37), JSON.stringify(filter)).toEqual(expected)
      const beyond = await store.list(c, filter, order, { offset: 999, limit: 10 })
      expect(beyond).toEqual({ rows: [], total: expected.length })
    }
  })

  it.each(orders)('gives the same rows by %s where it does not count them', async (order) => {
    for (const filter of filters) {
      for (const page of [
        { offset: 0, limit: 7 },
        { offset: 7, limit: 500 },
        { offset: 999, limit: 10 },
      ]) {
        const { rows } = await store.list(c, filter, order, page)
        expect(await store.rows(c, filter, order, page), JSON.stringify(filter)).toEqual(rows)
      }
    }
  })

  it.each(orders)('finds the neighbours of each title by %s', async (order) => {
    for (const filter of [{}, { state: 'open', language: 'pt' }] as const) {
      const ids = naiveList(records, filter, order)
      for (const [index, id] of ids.entries()) {
        expect(await store.around(c, filter, order, id)).toEqual({
          previous: ids[index - 1] ?? null,
          next: ids[index + 1] ?? null,
        })
      }
    }
  })

  it('finds the neighbours of a title that is not in the list itself', async () => {
    const everything = naiveList(records, {}, 'title')
    const listed = new Set(naiveList(records, { state: 'associated' }, 'title'))
    const at = everything.findIndex((id, index) => index > 20 && !listed.has(id))
    expect(await store.around(c, { state: 'associated' }, 'title', everything[at]!)).toEqual({
      previous: everything.slice(0, at).findLast((id) => listed.has(id)) ?? null,
      next: everything.slice(at).find((id) => listed.has(id)) ?? null,
    })
  })

  it('has no neighbours for a title that is not there', async () => {
    await expect(store.around(c, {}, 'queue', 'absent')).rejects.toMatchObject({ code: 'title/unknown' })
  })

  it('shows of each title what its record says', async () => {
    const { rows, total } = await store.list(c, {}, 'queue', { offset: 0, limit: 1_000 })
    expect(total).toBe(records.length)
    for (const row of rows) {
      const record = records.find((one) => one.title.id === row.id)!
      const { title, finding, settlement } = record
      expect(row).toEqual({
        id: title.id,
        text: title.text,
        language: title.language,
        originKind: title.origin.kind,
        sourceId: title.origin.source,
        sourceCode: sourceCode(record),
        frequency: title.frequency,
        findingKind: finding?.kind ?? null,
        proposedCode: targetCode({ ...record, settlement: { kind: 'Open', reason: 'uncertain' } }),
        probability: finding?.probability ?? null,
        settlementKind: settlement.kind,
        settledCode: settlement.kind === 'Associated' ? settlement.code : null,
        settledBy: settledBy(record),
      })
    }
  })

  it('lists the titles that lie in an item: those decided by people first, then the most frequent', async () => {
    const rank = (record: TitleRecord) => ['reviewer', 'finding', null].indexOf(settledBy(record))
    const expected = records
      .filter((record) => targetCode(record) === '2221' && record.settlement.kind !== 'Unmatched')
      .sort((a, b) => rank(a) - rank(b) || b.title.frequency - a.title.frequency || byBytes(a.title.id, b.title.id))
      .map((record) => record.title.id)
    expect(expected.length).toBeGreaterThan(8)
    const rows = await store.titlesIn(c, '2221', 8)
    expect(rows.map((row) => row.id)).toEqual(expected.slice(0, 8))
    expect(await store.titlesIn(c, '0000', 8)).toEqual([])
  })
}
