import type { Interval } from './bootstrap.js'

/** The standard normal quantile of 0.975: intervals of 95 %. */
const z95 = 1.959963984540054

/** Wilson's score interval for a share of successes, honest for few trials and shares near 0 or 1. No trials: [0, 1]. */
export function wilsonInterval(successes: number, trials: number, z = z95): Interval {
  if (trials === 0) return { low: 0, high: 1 }
  const share = successes / trials
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2))
  const middle = share + z ** 2 / (2 * trials)
  const scale = 1 + z ** 2 / trials
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}
