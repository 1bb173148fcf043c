import { binomialAtMost, hypergeometricAtMost } from './tails.js'

/** What a sample must show before the rest of a lot is released unseen. */
export interface SamplingRequest {
  /** Titles in the lot, at least 1. */
  readonly lot: number
  /** Largest share wrong that is tolerable, in (0, 1). */
  readonly tolerable: number
  /** Probability with which a lot that is worse must be refused, in (0, 1). */
  readonly confidence: number
  /** Wrong titles that the sample may hold. */
  readonly allowed: number
}

export interface SamplingPlan extends SamplingRequest {
  /** Titles to check. */
  readonly sample: number
}

/** The fewest wrong titles that are more than a lot may have. */
export const tooManyWrong = (lot: number, tolerable: number): number =>
  // What is meant is a share in decimals: 0.07 of 100 is 7, though the product is a hair above.
  Math.min(lot, Math.floor(lot * tolerable + 1e-9) + 1)

/**
 * The smallest sample for which a lot with more than the tolerable share wrong is accepted with probability at most
 * 1 - confidence: a single sampling plan by limiting quality for an isolated lot (Dodge and Romig, Sampling Inspection
 * Tables; Schilling and Neubauer, Acceptance Sampling in Quality Control, ch. 5; the purpose of ISO 2859-2), with the exact
 * hypergeometric distribution instead of its tables. Where no sample will do, all titles are checked.
 */
export function samplingPlan(request: SamplingRequest): SamplingPlan {
  const { lot, tolerable, confidence, allowed } = request
  const wrong = tooManyWrong(lot, tolerable)
  // Accepting a bad lot grows less likely with each title checked, so the smallest sample can be found by halving.
  let [low, high] = [Math.min(lot, allowed + 1), lot]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (hypergeometricAtMost(allowed, lot, wrong, middle) <= 1 - confidence) high = middle
    else low = middle + 1
  }
  return { ...request, sample: low }
}

/**
 * Probability that the plan accepts a lot with this share wrong: a point of its operating characteristic, type A
 * (Schilling and Neubauer, ch. 5).
 */
export const acceptedWith = ({ lot, sample, allowed }: SamplingPlan, share: number): number =>
  hypergeometricAtMost(allowed, lot, Math.min(lot, Math.round(lot * share)), sample)

/** Whether a checked sample lets the rest of the lot go. */
export const isAccepted = ({ allowed }: Pick<SamplingRequest, 'allowed'>, wrong: number): boolean => wrong <= allowed

/**
 * Upper bound on how many titles of a lot are wrong after `wrong` of a sample were: the largest number with which so few
 * would be found with probability above 1 - confidence. One-sided and exact (the inversion of the hypergeometric test;
 * Buonaccorsi 1987, The American Statistician 41).
 */
export function mostWrong(lot: number, sample: number, wrong: number, confidence: number): number {
  let [low, high] = [wrong, lot - (sample - wrong)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (hypergeometricAtMost(wrong, lot, middle, sample) > 1 - confidence) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The same bound as a share, for a lot without end: Clopper and Pearson 1934, Biometrika 26, one-sided. By halving, to
 * about 1e-12.
 */
export function mostWrongShare(sample: number, wrong: number, confidence: number): number {
  if (wrong >= sample) return 1
  let [low, high] = [wrong / sample, 1]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (binomialAtMost(wrong, sample, middle) > 1 - confidence) low = middle
    else high = middle
  }
  return high
}
