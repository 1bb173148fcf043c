import type { Random } from '../numbers/random.js'
import type { PairSample } from './pair-coefficients.js'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** A statistic with its interval, `null` where it is not defined. */
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
 * Kappa and alpha of samples of the same `size` units, with percentile bootstrap intervals: units are drawn with
 * replacement, each resample serving all samples. Resamples on which a coefficient is not defined are left out. There is
 * no interval where they are more than half, where a sample has fewer than ten units, and where all resamples say the
 * same: that would be certainty from a small number.
 */
export function bootstrapped(
  size: number,
  samples: readonly PairSample[],
  { random, level = 0.95, resamples = resamplesFor(size) }: BootstrapOptions,
): readonly (readonly [Estimate, Estimate])[] {
  const drawn = samples.map((): [number[], number[]] => [[], []])
  const times = new Uint32Array(size)
  const weights = samples.map(({ patterns }) => new Uint32Array(patterns))
  const large = samples.map(({ units }) => units >= leastUnits)
  for (let round = 0; round < resamples && large.includes(true); round++) {
    times.fill(0)
    for (let draw = 0; draw < size; draw++) {
      const at = Math.floor(random() * size)
      times[at] = times[at]! + 1
    }
    for (const [which, sample] of samples.entries()) {
      if (large[which] !== true) continue
      const [kappa, alpha] = sample.coefficients(counted(sample, times, weights[which]!))
      if (kappa !== null) drawn[which]![0].push(kappa)
      if (alpha !== null) drawn[which]![1].push(alpha)
    }
  }
  const once = new Uint32Array(size).fill(1)
  return samples.map((sample, which) => {
    const [kappa, alpha] = sample.coefficients(counted(sample, once, weights[which]!))
    return [
      { value: kappa, interval: percentiles(drawn[which]![0], resamples, level) },
      { value: alpha, interval: percentiles(drawn[which]![1], resamples, level) },
    ]
  })
}

/** How often each pattern occurs, where each unit occurs so many times. */
function counted({ patternOf }: PairSample, times: Uint32Array, weights: Uint32Array): Uint32Array {
  weights.fill(0)
  for (let at = 0; at < patternOf.length; at++) {
    const pattern = patternOf[at]!
    if (pattern >= 0) weights[pattern] = weights[pattern]! + times[at]!
  }
  return weights
}

function percentiles(values: readonly number[], resamples: number, level: number): Interval | null {
  if (values.length * 2 < resamples || values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted[0] === sorted.at(-1)) return null
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) }
}
