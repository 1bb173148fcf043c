import type { Random } from '../numbers/random.js'
import type { Agreement, Unit } from './agreement.js'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** A statistic with its percentile interval, `null` where it is not defined. */
export interface Estimate {
  readonly value: number | null
  readonly interval: Interval | null
}

export interface BootstrapOptions {
  readonly random: Random
  /** How sure the interval is to be, in (0, 1). */
  readonly level?: number
  readonly resamples?: number
}

/** Fewer units say too little about how much they vary. */
const leastUnits = 10
/** Resamples drawn from few units, and from many: the time stays about the same. */
const [mostResamples, leastResamples] = [2000, 200]
const drawsInAll = 2_000_000

const resamplesFor = (units: number): number =>
  Math.max(leastResamples, Math.min(mostResamples, Math.floor(drawsInAll / Math.max(1, units))))

/**
 * Percentile bootstrap of several statistics over the same resamples of units (drawn with replacement). Resamples on which
 * a statistic is not defined are left out. There is no interval where they are more than half, where there are fewer than
 * ten units, and where all resamples say the same: that would be certainty from a small number.
 */
export function bootstrapped(
  units: readonly Unit[],
  statistics: readonly Agreement[],
  { random, level = 0.95, resamples = resamplesFor(units.length) }: BootstrapOptions,
): readonly Estimate[] {
  const { patterns, patternOf, counts } = patternsIn(units)
  const drawn: number[][] = statistics.map(() => [])
  const weights = new Uint32Array(patterns.length)
  for (let round = 0; round < resamples && units.length >= leastUnits; round++) {
    weights.fill(0)
    for (let draw = 0; draw < units.length; draw++) {
      const pattern = patternOf[Math.floor(random() * units.length)]!
      weights[pattern] = weights[pattern]! + 1
    }
    for (const [which, statistic] of statistics.entries()) {
      const value = statistic(patterns, weights)
      if (value !== null) drawn[which]!.push(value)
    }
  }
  return statistics.map((statistic, which) => ({
    value: statistic(patterns, counts),
    interval: percentiles(drawn[which]!, resamples, level),
  }))
}

/** Units that say the same count as one that weighs more: thousands of titles have a few hundred patterns. */
function patternsIn(units: readonly Unit[]) {
  const known = new Map<string, number>()
  const patterns: Unit[] = []
  const counts: number[] = []
  const patternOf = units.map((unit) => {
    const key = JSON.stringify(unit)
    const at = known.get(key) ?? patterns.length
    if (at === patterns.length) {
      known.set(key, at)
      patterns.push(unit)
      counts.push(0)
    }
    counts[at] = counts[at]! + 1
    return at
  })
  return { patterns, patternOf, counts }
}

function percentiles(values: readonly number[], resamples: number, level: number): Interval | null {
  if (values.length * 2 < resamples || values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  if (sorted[0] === sorted.at(-1)) return null
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) }
}
