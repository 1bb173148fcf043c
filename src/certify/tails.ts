/**
 * Natural logarithm of n!. Below 257 by adding up, from there by Stirling's series to the term in n^-7, whose error is
 * then below 1e-20.
 */
export function logFactorial(n: number): number {
  const known = small[n]
  if (known !== undefined) return known
  const [inverse, square] = [1 / n, 1 / (n * n)]
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)))
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series
}

const small: readonly number[] = Array.from({ length: 257 }).reduce<number[]>(
  (sums, _, n) => [...sums, n < 2 ? 0 : sums[n - 1]! + Math.log(n)],
  [],
)

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/**
 * P(X <= found) where `sample` of `lot` are drawn without replacement and `wrong` of the lot are wrong: the exact
 * hypergeometric distribution (Johnson, Kemp and Kotz, Univariate Discrete Distributions, ch. 6).
 */
export function hypergeometricAtMost(found: number, lot: number, wrong: number, sample: number): number {
  const [least, most] = [Math.max(0, sample - (lot - wrong)), Math.min(sample, wrong)]
  if (found < least) return 0
  if (found >= most) return 1
  const whole = logChoose(lot, sample)
  let sum = 0
  for (let k = least; k <= found; k++) sum += Math.exp(logChoose(wrong, k) + logChoose(lot - wrong, sample - k) - whole)
  return Math.min(1, sum)
}

/** P(X <= found) in `trials` independent ones, each wrong with probability `share`: the exact binomial distribution. */
export function binomialAtMost(found: number, trials: number, share: number): number {
  if (found < 0) return 0
  if (found >= trials || share <= 0) return 1
  if (share >= 1) return 0
  let sum = 0
  for (let k = 0; k <= found; k++) {
    sum += Math.exp(logChoose(trials, k) + k * Math.log(share) + (trials - k) * Math.log1p(-share))
  }
  return Math.min(1, sum)
}
