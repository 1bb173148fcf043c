import { describe, expect, it } from 'vitest'
import { noGroup } from '../../src/model/double-coding.js'
import { seededRandom } from '../../src/numbers/random.js'
import {
  atDigits,
  coderAgreement,
  confusedPairs,
  confusionByMajorGroup,
  type CodedTitle,
} from '../../src/review/coder-agreement.js'
import { machinePull } from '../../src/review/machine-pull.js'
import { reliabilityOf } from '../../src/review/reliability.js'

const coded = (first: string | null, second: string | null, change: Partial<CodedTitle> = {}): CodedTitle => ({
  titleId: `${first ?? '?'}-${second ?? '?'}`,
  language: 'pt',
  blind: false,
  answers: [first, second],
  machine: [null, null],
  ...change,
})
const times = (count: number, title: CodedTitle) => Array.from({ length: count }, () => title)

const titles = [
  ...times(20, coded('2512', '2512')),
  ...times(6, coded('2512', '2511')),
  ...times(3, coded('2511', '2166')),
  ...times(2, coded('3153', '8341', { language: 'fr' })),
  ...times(4, coded(noGroup, noGroup, { language: 'fr' })),
  coded(noGroup, '2512'),
  coded('2512', null),
]

describe('agreement by digits', () => {
  it('rises as codes are cut, and leaves out what one did not code', () => {
    const lines = coderAgreement(titles, 4, 1).byDigits
    expect(lines.map(({ digits, both }) => [digits, both])).toEqual([1, 2, 3, 4].map((digits) => [digits, 36]))
    expect(lines.map(({ raw }) => Math.round(raw.value! * 36))).toEqual([33, 30, 30, 24])
    for (const { raw, kappa, alpha } of lines) {
      for (const { value, interval } of [raw, kappa, alpha]) {
        expect(interval!.low).toBeLessThanOrEqual(value!)
        expect(interval!.high).toBeGreaterThanOrEqual(value!)
      }
    }
    expect(lines).toEqual(coderAgreement(titles, 4, 1).byDigits)
  })

  it.each([
    ['25.12', 3, '251'],
    ['6410-20', 4, '6410'],
    ['0110', 1, '0'],
    [noGroup, 1, noGroup],
    [null, 2, null],
  ])('%s at %i digits is %s', (answer, digits, cut) => expect(atDigits(answer, digits)).toBe(cut))

  it('is told apart by language, the most titles first', () => {
    const lines = coderAgreement(titles, 4, 1).byLanguage
    expect(lines.map(({ language, both }) => [language, both])).toEqual([
      ['pt', 30],
      ['fr', 6],
    ])
    expect(lines[1]!.raw.value).toBeCloseTo(4 / 6, 9)
    expect(lines[1]!.kappa.interval).toBeNull()
  })

  it('is told apart by major group, with the kappa of in or out', () => {
    const lines = coderAgreement(titles, 4, 1).byMajorGroup
    expect(lines.map(({ group, both }) => [group, both])).toEqual([
      ['2', 30],
      ['3', 2],
      ['8', 2],
      [noGroup, 5],
    ])
    expect(lines[0]!.raw.value).toBeCloseTo(20 / 30, 9)
    // 29 in for both, 1 for the second alone, 6 out for both.
    const chance = (29 / 36) * (30 / 36) + (7 / 36) * (6 / 36)
    expect(lines[0]!.kappa.value).toBeCloseTo((35 / 36 - chance) / (1 - chance), 9)
  })
})

describe('what is confused', () => {
  it('counts pairs whoever took which, the most frequent first', () => {
    const swapped = [...titles, ...times(2, coded('2511', '2512'))]
    const found = confusedPairs(swapped, 4, 3)
    expect(found.map(({ one, other, titles: count }) => [one, other, count])).toEqual([
      ['2511', '2512', 8],
      ['2166', '2511', 3],
      ['3153', '8341', 2],
    ])
    expect(found[0]!.examples.length).toBeLessThanOrEqual(3)
    expect(confusedPairs(titles, 1, 9).map(({ one, other }) => [one, other])).toEqual([
      ['3', '8'],
      ['2', noGroup],
    ])
  })

  it('fills a matrix of major groups that adds up', () => {
    const { groups, cells } = confusionByMajorGroup(titles)
    expect(groups).toEqual(['2', '3', '8', noGroup])
    expect(cells.reduce((sum, cell) => sum + cell.titles, 0)).toBe(36)
    expect(cells).toContainEqual({ first: noGroup, second: '2', titles: 1 })
  })
})

describe('the machine’s pull', () => {
  const seen = (follows: number, of: number, blind: boolean) =>
    Array.from({ length: of }, (_, at) => {
      const answer = at < follows ? '2512' : '2511'
      return coded(answer, answer, { blind, machine: ['2512', '2512'] })
    })

  it('is the difference of the two shares, with an interval that holds it', () => {
    const pull = machinePull([...seen(90, 100, false), ...seen(30, 50, true)], 4)
    expect([pull.seen.share, pull.blind.share]).toEqual([0.9, 0.6])
    expect(pull.difference).toBeCloseTo(0.3, 9)
    expect(pull.interval!.low).toBeGreaterThan(0.15)
    expect(pull.interval!.high).toBeLessThan(0.45)
    expect(pull.seen).toMatchObject({ answers: 200, same: 180, pairs: 100, coders: 1 })
  })

  it('agrees with Newcombe 1998: 56 of 70 against 48 of 80 is 0.0524 to 0.3339', () => {
    const one = (same: number, of: number, blind: boolean) =>
      Array.from({ length: of }, (_, at) => coded(at < same ? 'a' : 'b', null, { blind, machine: ['a', null] }))
    const { interval } = machinePull([...one(56, 70, false), ...one(48, 80, true)], 4)
    expect(interval!.low).toBeCloseTo(0.0524, 4)
    expect(interval!.high).toBeCloseTo(0.3339, 4)
  })

  it('is not measured without both kinds, nor where the machine said nothing', () => {
    expect(machinePull(seen(5, 9, false), 4)).toMatchObject({ difference: null, interval: null })
    expect(machinePull([coded('2512', '2512')], 4).seen).toMatchObject({ answers: 0, share: null, pairs: 1 })
  })
})

describe('reliability', () => {
  it('counts bins as a naive twin does', () => {
    const random = seededRandom(3)
    const judged = Array.from({ length: 5000 }, () => {
      const probability = random()
      return { probability, right: random() < probability ** 2 }
    })
    const { bins, titles: all, brier, calibrationError } = reliabilityOf(judged)
    expect(all).toBe(5000)
    expect(brier).toBeCloseTo(
      judged.reduce((sum, one) => sum + (one.probability - Number(one.right)) ** 2, 0) / 5000,
      9,
    )
    let apart = 0
    for (const bin of bins) {
      const own = judged.filter(({ probability }) => probability >= bin.from && probability < bin.to)
      expect(bin.titles).toBe(own.length)
      expect(bin.right).toBe(own.filter(({ right }) => right).length)
      expect(bin.interval.low).toBeLessThanOrEqual(bin.share)
      apart += (Math.abs(bin.probability - bin.share) * own.length) / 5000
    }
    expect(calibrationError).toBeCloseTo(apart, 9)
    expect(calibrationError).toBeGreaterThan(0.1)
  })

  it('puts 1 into the last bin, leaves out empty ones, and says nothing of nothing', () => {
    expect(reliabilityOf([{ probability: 1, right: true }]).bins).toMatchObject([{ from: 0.9, to: 1, titles: 1 }])
    expect(reliabilityOf([])).toEqual({ bins: [], titles: 0, right: 0, calibrationError: null, brier: null })
  })

  it.each([-0.1, 1.2, Number.NaN])('refuses %d', (probability) => {
    expect(() => reliabilityOf([{ probability, right: true }])).toThrow(RangeError)
  })
})
