import { describe, expect, it } from 'vitest'
import {
  filterOf,
  listStateFrom,
  openReasons,
  openQueue,
  queryOf,
  states,
  wholeList,
  type ListState,
} from '../../src/server/list-state.js'
import { pagerOf } from '../../src/server/paging.js'
import { commonPrefix } from '../../src/server/desk-siblings.js'
import { safeReturn } from '../../src/server/page.js'
import { meterOf, sharesOf } from '../../src/server/progress.js'
import { seededRandom } from '../../src/numbers/random.js'

describe('the state of a list', () => {
  it('comes back from its own address, whatever it is', () => {
    const random = seededRandom(7)
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
    for (let round = 0; round < 500; round++) {
      const list: ListState = {
        state: pick(states),
        language: pick(['', 'pt', 'zh-hant']),
        origin: pick(['', 'Item', 'Entry', 'Ad'] as const),
        target: pick(['', '25', '0110']),
        source: pick(['', '6410-20', 'a&b=c']),
        words: pick(['', 'C++ & C#', 'médico “chefe”', '%_']),
        reason: pick(['', ...openReasons]),
        relation: pick(['', 'broadMatch'] as const),
        reviewer: pick(['', 'A. Reviewer', 'é&=']),
        band: pick(['', '0-0.4', '0.75-1', '0.123-0.5']),
        methods: pick(['', 'disagree'] as const),
        flagged: pick(['', 'yes'] as const),
        sample: pick(['', 'act-1']),
        withheld: '',
        blind: pick(['', 'yes'] as const),
        sort: pick(['queue', 'title', 'frequency', 'probability', 'source-code'] as const),
        page: pick([1, 2, 400]),
      }
      const query = Object.fromEntries(new URLSearchParams(queryOf(list)))
      expect(listStateFrom(query, openQueue)).toEqual(list)
    }
  })

  it.each([
    [{}, openQueue],
    [{ state: 'drop', page: '-1', sort: 'x', origin: 'Y' }, openQueue],
    [{ reason: 'x', relation: 'y', band: '0.9-0.2', methods: 'z', flagged: 'no' }, openQueue],
    [{ page: 'NaN', words: ['a', 'b'] }, openQueue],
    [{ page: '99999999999999999999' }, openQueue],
  ])('takes %o as not asked', (query, expected) => {
    expect(listStateFrom(query, openQueue)).toEqual(expected)
  })

  it('asks the store only for what narrows', () => {
    expect(filterOf(wholeList)).toEqual({})
    expect(filterOf({ ...openQueue, words: 'x', origin: 'Ad' })).toEqual({ state: 'open', text: 'x', originKind: 'Ad' })
    expect(filterOf({ ...wholeList, band: '0.75-1', methods: 'disagree', flagged: 'yes', reason: 'deferred' })).toEqual(
      {
        probability: { least: 0.75, below: 2 },
        disagreement: true,
        flagged: true,
        reason: 'deferred',
      },
    )
  })
})

describe('a pager', () => {
  it.each([
    [0, 1, { from: 0, to: 0, previousHref: null, nextHref: null }],
    [50, 1, { from: 1, to: 50, previousHref: null, nextHref: null }],
    [51, 1, { from: 1, to: 50, previousHref: null, nextHref: 'p2' }],
    [51, 2, { from: 51, to: 51, previousHref: 'p1', nextHref: null }],
    [51, 9, { from: 0, to: 0, previousHref: 'p8', nextHref: null }],
  ])('of %d rows on page %d', (total, number, expected) => {
    expect(pagerOf(total, number, 50, (page) => `p${page}`)).toEqual({ total, ...expected })
  })
})

it.each([
  [['6410-05', '6410-20'], '6410-'],
  [['1', '2'], ''],
  [['25'], '25'],
  [['251', '25'], '25'],
])('the common prefix of %o is %s', (codes, expected) => {
  expect(commonPrefix(codes)).toBe(expected)
})

it.each([
  ['/c/a/titles?state=open', '/c/a/titles?state=open'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/a\nb', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
])('a way back to %s leads to %s', (asked, expected) => {
  expect(safeReturn(asked)).toBe(expected)
})

describe('shares', () => {
  it('add up to one, and are all open where there is nothing', () => {
    const settled = [
      { key: 'Associated/reviewer', titles: 3, frequency: 30 },
      { key: 'Unmatched/reviewer', titles: 1, frequency: 5 },
      { key: 'Associated/finding', titles: 4, frequency: 15 },
      { key: 'Open', titles: 2, frequency: 50 },
    ]
    const progress = { titles: 10, frequency: 100, settled, openByReason: [], languages: [] }
    const byTitles = sharesOf(progress, 'titles')
    expect(byTitles).toMatchObject({ reviewer: 0.4, machine: 0.4 })
    expect(byTitles.open).toBeCloseTo(0.2)
    expect(sharesOf(progress, 'frequency')).toMatchObject({ reviewer: 0.35, machine: 0.15, open: 0.5 })
    expect(meterOf(byTitles)).toEqual({ reviewer: 40, machine: 40, machineFrom: 40 })
    expect(sharesOf({ ...progress, titles: 0 }, 'titles')).toEqual({ reviewer: 0, machine: 0, open: 1 })
  })
})
