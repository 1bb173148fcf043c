import { describe, expect, it } from 'vitest'
import { growth } from '../../src/detect/growth.js'

const years = (first: number, ...ads: readonly number[]) =>
  ads.map((count, i) => ({ period: String(first + i), ads: count }))

describe('growth', () => {
  it('compares shares: ads that double with their source have not grown', () => {
    const found = growth(years(2024, 100, 150, 200), years(2024, 1000, 1500, 2000))
    expect(found).toMatchObject({ firstPeriod: '2024', lastPeriod: '2026', firstShare: 0.1, lastShare: 0.1 })
    expect(found?.ratio).toBeCloseTo(1, 1)
    expect(found?.trend).toBe('unclear')
  })

  it.each([
    ['machine learning engineer', [1, 5, 10, 16, 54], [2295, 2717, 3566, 4445, 7508], 'growing'],
    ['a title the source had none of before', [0, 0, 40], [1000, 1000, 1000], 'growing'],
    ['a rising count in a source that rises faster', [30, 40, 50], [1000, 5000, 9000], 'declining'],
    ['flash developer', [14, 9, 18, 2, 2], [2295, 2717, 3566, 4445, 7508], 'declining'],
    ['growth hacker', [0, 11, 29, 28, 5], [2295, 2717, 3566, 4445, 6683], 'transient'],
    ['a small dip after a long rise', [5, 100, 900, 800], [1000, 1000, 1000, 1000], 'growing'],
    ['too few to say', [1, 2, 3], [1000, 1000, 1000], 'unclear'],
  ])('%s', (_, ads, all, trend) => {
    const found = growth(years(2011, ...ads), years(2011, ...all))!
    expect(found.trend).toBe(trend)
    expect(found.low).toBeLessThan(found.ratio)
    expect(found.high).toBeGreaterThan(found.ratio)
  })

  it.each([
    ['one period', years(2026, 5), years(2026, 100)],
    ['one period with any ads', years(2025, 0, 5), years(2025, 0, 100)],
    ['no ads of the cluster', years(2024, 0, 0), years(2024, 10, 10)],
    ['nothing at all', [], []],
  ])('says nothing with %s', (_, counts, all) => expect(growth(counts, all)).toBeNull())

  it('reads periods in any order, and a period that the cluster lacks as zero', () => {
    const all = years(2024, 100, 100, 100)
    const found = growth([{ period: '2026', ads: 30 }], all)
    expect(growth([{ period: '2026', ads: 30 }], all.toReversed())).toEqual(found)
    expect(found).toMatchObject({ firstShare: 0, lastShare: 0.3, trend: 'growing' })
  })
})
