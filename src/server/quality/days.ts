import type { SettledDay } from '../../pipeline/quality.js'

export interface DrawnDay {
  /** The first day of the period, ISO 8601. */
  readonly day: string
  readonly count: number
  /** Up to and with this period. */
  readonly sum: number
}

/** More bars than that are weeks. */
const mostDays = 92
const dayLength = 86_400_000

/** Days without gaps, from the first to the last on which something was settled; weeks where they are many. */
export function daysShown(days: readonly SettledDay[]): { readonly shown: readonly DrawnDay[]; readonly each: 1 | 7 } {
  const numbers = days.map(({ day, titles }) => ({ at: Math.floor(Date.parse(day) / dayLength), titles }))
  const [first, last] = [numbers[0]?.at ?? 0, numbers.at(-1)?.at ?? -1]
  const each = last - first + 1 > mostDays ? 7 : 1
  const periods = Math.ceil((last - first + 1) / each)
  const counts = Array.from({ length: periods }, () => 0)
  for (const { at, titles } of numbers) {
    const period = Math.floor((at - first) / each)
    counts[period] = (counts[period] ?? 0) + titles
  }
  let sum = 0
  const shown = counts.map((count, period) => {
    sum += count
    return { day: new Date((first + period * each) * dayLength).toISOString().slice(0, 10), count, sum }
  })
  return { shown, each }
}
