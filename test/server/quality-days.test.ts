import { expect, it } from 'vitest'
import { daysShown } from '../../src/server/quality/days.js'

const day = (iso: string, titles: number) => ({ day: iso, titles })

it('fills the days on which nothing was settled', () => {
  expect(daysShown([day('2026-02-27', 3), day('2026-03-02', 1)])).toEqual({
    each: 1,
    shown: [
      { day: '2026-02-27', count: 3, sum: 3 },
      { day: '2026-02-28', count: 0, sum: 3 },
      { day: '2026-03-01', count: 0, sum: 3 },
      { day: '2026-03-02', count: 1, sum: 4 },
    ],
  })
})

it('counts weeks where days are many, and loses no title', () => {
  const { each, shown } = daysShown([day('2025-01-01', 3), day('2025-01-07', 2), day('2026-01-01', 9)])
  expect([each, shown.length, shown[0], shown.at(-1)?.sum]).toEqual([
    7,
    53,
    { day: '2025-01-01', count: 5, sum: 5 },
    14,
  ])
})

it('shows nothing where nothing was settled', () => {
  expect(daysShown([])).toEqual({ each: 1, shown: [] })
})
