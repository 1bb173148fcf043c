import type { Interval } from './bootstrap.js'
import { wilsonInterval } from './wilson.js'

/** A finding that a person judged. */
export interface Judged {
  /** What the machine gave itself, in [0, 1]. */
  readonly probability: number
  /** Whether the person's decision is the machine's. */
  readonly right: boolean
}

export interface ReliabilityBin {
  /** Probabilities from `from` to below `to`; the last bin includes 1. */
  readonly from: number
  readonly to: number
  readonly titles: number
  readonly right: number
  /** Mean of the probabilities. */
  readonly probability: number
  /** Share of right ones, with Wilson's interval of 95 %. */
  readonly share: number
  readonly interval: Interval
}

export interface Reliability {
  /** Bins with titles in them, from low to high. */
  readonly bins: readonly ReliabilityBin[]
  readonly titles: number
  readonly right: number
  /** Mean distance between probability and share, weighted by titles (expected calibration error); `null` without titles. */
  readonly calibrationError: number | null
  /** Mean squared error of the probabilities (Brier score); `null` without titles. */
  readonly brier: number | null
}

/** Probabilities against what people decided, in bins of equal width. */
export function reliabilityOf(judged: Iterable<Judged>, bins = 10): Reliability {
  const sums = Array.from({ length: bins }, () => ({ titles: 0, right: 0, probability: 0 }))
  let squared = 0
  for (const { probability, right } of judged) {
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]
    if (bin === undefined || probability > 1) throw new RangeError(`${probability} is not a probability.`)
    bin.titles += 1
    bin.right += Number(right)
    bin.probability += probability
    squared += (probability - Number(right)) ** 2
  }
  const filled = sums.flatMap(({ titles, right, probability }, at): ReliabilityBin[] =>
    titles === 0
      ? []
      : [
          {
            from: at / bins,
            to: (at + 1) / bins,
            titles,
            right,
            probability: probability / titles,
            share: right / titles,
            interval: wilsonInterval(right, titles),
          },
        ],
  )
  const titles = filled.reduce((sum, bin) => sum + bin.titles, 0)
  const apart = filled.reduce((sum, bin) => sum + bin.titles * Math.abs(bin.probability - bin.share), 0)
  return {
    bins: filled,
    titles,
    right: filled.reduce((sum, bin) => sum + bin.right, 0),
    calibrationError: titles === 0 ? null : apart / titles,
    brier: titles === 0 ? null : squared / titles,
  }
}
