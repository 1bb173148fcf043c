import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store, TitleRecord } from '../../src/store/port.js'
import { manyTitles, settledBy, sourceCode, targetCode } from './many-titles.js'
import { opened, type Place } from './place.js'
import { correspondence } from './samples.js'

const { id: c } = correspondence

/** How many records, and which frequency, by a key; what has no key is left out. */
function tally(records: readonly TitleRecord[], keyOf: (record: TitleRecord) => string | null) {
  const counts = new Map<string, { titles: number; frequency: number }>()
  for (const record of records) {
    const key = keyOf(record)
    if (key === null) continue
    const { titles, frequency } = counts.get(key) ?? { titles: 0, frequency: 0 }
    counts.set(key, { titles: titles + 1, frequency: frequency + record.title.frequency })
  }
  return counts
}

export function overviewClauses(place: Place): void {
  let store: Store
  let records: readonly TitleRecord[]
  beforeAll(async () => {
    ;({ store, records } = await manyTitles(place, 150))
  })
  afterAll(() => store.close())

  it('counts titles and frequencies by what stands', async () => {
    const progress = await store.progress(c)
    expect(progress.titles).toBe(records.length)
    expect(progress.frequency).toBe(records.reduce((sum, record) => sum + record.title.frequency, 0))
    const expected = tally(records, (record) => [record.settlement.kind, settledBy(record) ?? []].flat().join('/'))
    expect(new Map(progress.settled.map(({ key, ...counts }) => [key, counts]))).toEqual(expected)
    expect(progress.settled.map((one) => one.key)).toContain('Associated/reviewer')
  })

  it('counts why titles are open, and languages, the most titles first', async () => {
    const progress = await store.progress(c)
    const reasons = tally(records, ({ settlement }) => (settlement.kind === 'Open' ? settlement.reason : null))
    expect(progress.openByReason).toHaveLength(reasons.size)
    for (const { reason, titles } of progress.openByReason) expect(reasons.get(reason)?.titles).toBe(titles)
    const languages = tally(records, (record) => record.title.language)
    expect(progress.languages).toHaveLength(3)
    for (const { language, titles } of progress.languages) expect(languages.get(language)?.titles).toBe(titles)
    const sizes = progress.languages.map((one) => one.titles)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  })

  it('counts titles by major group of source and target; those that fit nowhere are in none', async () => {
    const expected = tally(records, (record) => {
      const [source, target] = [sourceCode(record), targetCode(record)]
      if (source === null || target === null || record.settlement.kind === 'Unmatched') return null
      return `${source.slice(0, 1)} ${target.slice(0, 1)}`
    })
    const cells = await store.majorGroups(c)
    expect(new Map(cells.map((cell) => [`${cell.source} ${cell.target}`, cell.titles]))).toEqual(
      new Map([...expected].map(([key, { titles }]) => [key, titles])),
    )
    const keys = cells.map((cell) => cell.source + cell.target)
    expect(keys).toEqual([...keys].sort())
  })

  it('counts nothing where there is nothing', async () => {
    const empty = await opened(await place.empty())
    expect(await empty.progress(c)).toEqual({
      titles: 0,
      frequency: 0,
      settled: [],
      openByReason: [],
      languages: [],
    })
    expect(await empty.majorGroups(c)).toEqual([])
    expect(await empty.list(c, {}, 'queue', { offset: 0, limit: 5 })).toEqual({ rows: [], total: 0 })
  })
}
