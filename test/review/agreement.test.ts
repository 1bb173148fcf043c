import { describe, expect, it } from 'vitest'
import { seededRandom, type Random } from '../../src/numbers/random.js'
import { cohensKappa, krippendorffsAlpha, rawAgreement, type Unit } from '../../src/review/agreement.js'
import { bootstrapped, type BootstrapOptions } from '../../src/review/bootstrap.js'
import { pairSample } from '../../src/review/pair-coefficients.js'
import { wilsonInterval } from '../../src/review/wilson.js'

/** One line a coder, one sign a unit; `.` where the coder said nothing. */
const unitsOf = (...coders: readonly string[]): readonly Unit[] =>
  Array.from(coders[0]!, (_, at) => coders.map((line) => (line[at] === '.' ? null : line[at]!)))

/** So many units of each pair. */
const pairs = (counts: Readonly<Record<string, number>>): readonly Unit[] =>
  Object.entries(counts).flatMap(([pair, count]) => Array.from({ length: count }, () => [pair[0]!, pair[1]!]))

describe('published examples', () => {
  it('two readers of fifty grant applications: kappa 0.40', () => {
    const units = pairs({ yy: 20, yn: 5, ny: 10, nn: 15 })
    expect(rawAgreement(units)).toBeCloseTo(0.7, 10)
    expect(cohensKappa(units)).toBeCloseTo(0.4, 10)
  })

  it('the same share of equal answers, with other margins: kappa 0.1304 and 0.2593', () => {
    expect(cohensKappa(pairs({ yy: 45, yn: 15, ny: 25, nn: 15 }))).toBeCloseTo(0.1304, 4)
    expect(cohensKappa(pairs({ yy: 25, yn: 35, ny: 5, nn: 35 }))).toBeCloseTo(0.2593, 4)
  })

  it.each([
    ['binary, two coders, nothing missing', ['0100000010', '1110010000'], 0.095],
    ['nominal, two coders, nothing missing', ['aabbdcccedda', 'babbbccceddd'], 0.692],
    [
      'nominal, four coders, codings missing',
      ['12332141 2...', '12332241 25.3', '.3332342 251.', '12332441 251.'],
      0.743,
    ],
  ])('Krippendorff 2011, %s', (_, coders, alpha) => {
    expect(krippendorffsAlpha(unitsOf(...coders.map((line) => line.replace(' ', ''))))).toBeCloseTo(alpha, 3)
  })
})

/** Straight from the definitions, pair by pair. */
function naiveKappa(units: readonly Unit[]): number | null {
  const both = units.filter(([a, b]) => a !== null && b !== null)
  const equal = both.filter(([a, b]) => a === b).length / both.length
  let chance = 0
  for (const [a] of both) for (const [, b] of both) if (a === b) chance += 1 / both.length ** 2
  return both.length === 0 || chance > 1 - 1e-12 ? null : (equal - chance) / (1 - chance)
}

function naiveAlpha(units: readonly Unit[]): number | null {
  const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1)
  const all = pairable.flat()
  let [observed, expected] = [0, 0]
  for (const unit of pairable)
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries()) if (i !== j && a !== b) observed += 1 / (unit.length - 1) / all.length
  for (const [i, a] of all.entries())
    for (const [j, b] of all.entries()) if (i !== j && a !== b) expected += 1 / all.length / (all.length - 1)
  return expected === 0 ? null : 1 - observed / expected
}

function randomUnits(random: Random, coders: number): readonly Unit[] {
  const categories = 1 + Math.floor(random() * 5)
  const say = () => (random() < 0.15 ? null : String(Math.floor(random() * categories)))
  return Array.from({ length: Math.floor(random() * 30) }, () => {
    const first = say()
    return Array.from({ length: coders }, () => (random() < 0.5 ? first : say()))
  })
}

const close = (value: number | null, other: number | null) =>
  other === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(other, 9)

describe('against naive twins, on 300 random tables', () => {
  const random = seededRandom(5)
  const tables = Array.from({ length: 300 }, (_, at) => randomUnits(random, 2 + (at % 3)))

  it('alpha', () => {
    for (const units of tables) close(krippendorffsAlpha(units), naiveAlpha(units))
  })

  it('kappa, which is never above raw agreement', () => {
    for (const units of tables.filter((_, at) => at % 3 === 0)) {
      const kappa = cohensKappa(units)
      close(kappa, naiveKappa(units))
      if (kappa !== null) expect(kappa).toBeLessThanOrEqual(rawAgreement(units)!)
    }
  })

  it('the counter of patterns, over random parts of a table', () => {
    for (const units of tables.filter((_, at) => at % 3 === 0)) {
      const part = units.map((unit) => (random() < 0.8 ? unit : null))
      const [kappa, alpha] = bootstrapped(part.length, [pairSample(part)], { random })[0]!
      const there = part.filter((unit) => unit !== null)
      close(kappa.value, naiveKappa(there))
      close(alpha.value, naiveAlpha(there))
    }
  })

  it('weights count a unit as often as they say', () => {
    for (const units of tables.slice(0, 60)) {
      const weights = units.map(() => Math.floor(random() * 4))
      const repeated = units.flatMap((unit, at) => Array.from({ length: weights[at]! }, () => unit))
      for (const statistic of [rawAgreement, cohensKappa, krippendorffsAlpha]) {
        close(statistic(units, weights), statistic(repeated))
      }
    }
  })
})

describe('bounds', () => {
  it('is 1 where both always say the same, and not defined where they say one thing only', () => {
    const same = pairs({ aa: 3, bb: 2 })
    expect([rawAgreement(same), cohensKappa(same), krippendorffsAlpha(same)]).toEqual([1, 1, 1])
    const one = pairs({ aa: 5 })
    expect([rawAgreement(one), cohensKappa(one), krippendorffsAlpha(one)]).toEqual([1, null, null])
  })

  it('says nothing of nothing', () => {
    for (const statistic of [rawAgreement, cohensKappa, krippendorffsAlpha]) {
      expect(statistic([])).toBeNull()
      expect(statistic([[null, 'a']])).toBeNull()
    }
  })
})

const intervalsOf = (units: readonly Unit[], options: BootstrapOptions) =>
  bootstrapped(units.length, [pairSample(units)], options)[0]!

describe('bootstrap intervals', () => {
  const units = pairs({ aa: 40, ab: 8, ba: 6, bb: 46 })

  it('are the same for the same seed, hold the value, and narrow with more units', () => {
    const draw = (of: readonly Unit[]) => intervalsOf(of, { random: seededRandom(1) })[0]
    expect(draw(units)).toEqual(draw(units))
    const { value, interval } = draw(units)
    expect(interval!.low).toBeLessThan(value!)
    expect(interval!.high).toBeGreaterThan(value!)
    const more = draw(Array.from({ length: 9 }, () => units).flat()).interval!
    expect((interval!.high - interval!.low) / (more.high - more.low)).toBeCloseTo(3, 0)
  })

  it('equal those of a twin that copies units instead of weighing patterns', () => {
    const [, estimate] = intervalsOf(units, { random: seededRandom(2), resamples: 400 })
    const random = seededRandom(2)
    const values = Array.from({ length: 400 }, () =>
      naiveAlpha(units.map(() => units[Math.floor(random() * units.length)]!)),
    )
    const sorted = values.map((value) => value!).sort((a, b) => a - b)
    expect(estimate.interval!.low).toBeCloseTo(sorted[10]!, 9)
    expect(estimate.interval!.high).toBeCloseTo(sorted[390]!, 9)
  })

  it('hold the true kappa about as often as they say', () => {
    const random = seededRandom(11)
    // Both copy the truth in 70 of 100 units and toss a coin otherwise: kappa is 0.49.
    const sample = () =>
      Array.from({ length: 120 }, () => {
        const truth = random() < 0.5 ? 'a' : 'b'
        const say = () => (random() < 0.7 ? truth : random() < 0.5 ? 'a' : 'b')
        return [say(), say()]
      })
    let held = 0
    for (let round = 0; round < 200; round++) {
      const [{ interval }] = intervalsOf(sample(), { random, resamples: 300 })
      if (interval!.low <= 0.49 && interval!.high >= 0.49) held += 1
    }
    expect(held / 200).toBeGreaterThan(0.9)
    expect(held / 200).toBeLessThan(0.99)
  })

  it('are not given where they would promise too much', () => {
    const of = (few: readonly Unit[]) => intervalsOf(few, { random: seededRandom(1) })[0].interval
    expect(of(pairs({ aa: 5, bb: 4 }))).toBeNull()
    expect(of(pairs({ aa: 50, bb: 50 }))).toBeNull()
  })
})

describe('the Wilson interval', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
  ])('%i of %i, as published (Newcombe 1998)', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('knows nothing without trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})
