import { writtenDate } from './month-names.js'

/** `dmy`: 31/12/2024; `mdy`: 12/31/2024. */
export type DayOrder = 'dmy' | 'mdy'

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\D.*)?$/
const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/** Whether a column of dates like 03/04/2024 puts the day or the month first: one value above 12 decides. */
export function dayOrderOf(dates: Iterable<string>): {
  readonly order: DayOrder
  readonly sure: boolean
  /** There is a date for which the order matters. */
  readonly met: boolean
} {
  let met = false
  for (const date of dates) {
    const parts = slashed.exec(date)
    if (!parts) continue
    met = true
    if (Number(parts[1]) > 12) return { order: 'dmy', sure: true, met }
    if (Number(parts[2]) > 12) return { order: 'mdy', sure: true, met }
  }
  return { order: 'dmy', sure: false, met }
}

/** A date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exactly as the text says it; `null` when it is none. */
export function isoDate(text: string, order: DayOrder): string | null {
  if (/^(?:19|20)\d{2}$/.test(text)) return text
  const ordered = yearFirst.exec(text) ?? compact.exec(text)
  if (ordered) return checked(ordered[1]!, ordered[2]!, ordered[3])
  const parts = slashed.exec(text)
  if (!parts) return inWords(text)
  const [, first = '', second = '', year = ''] = parts
  const whole = year.length === 2 ? `20${year}` : year
  return order === 'dmy' ? checked(whole, second, first) : checked(whole, first, second)
}

function inWords(text: string): string | null {
  const written = writtenDate(text)
  return written && checked(written.year, written.month, written.day)
}

function checked(year: string, month: string, day: string | undefined): string | null {
  const y = Number(year)
  const m = Number(month)
  if (y < 1900 || y > 2100 || m < 1 || m > 12) return null
  const yearMonth = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return yearMonth
  const d = Number(day)
  const daysInMonth = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return d < 1 || d > daysInMonth ? null : `${yearMonth}-${day.padStart(2, '0')}`
}
