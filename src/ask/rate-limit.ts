/** What a server allows; 0 is no limit. */
export interface RateLimits {
  readonly requestsPerMinute: number
  readonly tokensPerMinute: number
}

const minute = 60_000
/** As much of a minute's allowance may be used at once; the rest is spread. */
const burst = minute / 60

interface Clock {
  readonly now: () => Date
  readonly sleep: (milliseconds: number) => Promise<unknown>
}

/** Resolves when a request with so many tokens may be sent. Those who wait go in the order they came. */
export function rateLimiter(
  { requestsPerMinute, tokensPerMinute }: RateLimits,
  { now, sleep }: Clock,
): (tokens: number) => Promise<void> {
  let free = -Infinity
  return async (tokens) => {
    const takes = Math.max(
      requestsPerMinute > 0 ? minute / requestsPerMinute : 0,
      tokensPerMinute > 0 ? (tokens * minute) / tokensPerMinute : 0,
    )
    if (takes === 0) return
    const time = now().getTime()
    const from = Math.max(free, time - burst)
    free = from + takes
    if (from > time) await sleep(from - time)
  }
}
