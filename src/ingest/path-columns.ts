import type { SheetTable } from '../files/sheet-table.js'
import { cleanText } from './cell-text.js'
import type { ColumnFeatures } from './column-features.js'

/** Columns that spell an item's code together, a part a level: "A", "11", "01". Index titles stand in rows of their own. */
export interface PathColumns {
  /** Top level first. */
  readonly levels: readonly number[]
  readonly title: number
  /** Filled in the rows of index titles alone. */
  readonly mark: number
}

const rowsLookedAt = 3000
const part = /^[\p{L}\p{N}]{1,4}$/u
/** Share of rows that must be as described. */
const most = 0.98
const leastRows = 5

/**
 * Finds such columns: the first is always filled, the others from the left; a path stands first in a row of its group,
 * which the mark's column leaves blank, and again in every row of a title that belongs there. `null` where any of this
 * does not hold.
 */
export function pathColumns(
  table: SheetTable,
  firstDataRow: number,
  features: readonly ColumnFeatures[],
): PathColumns | null {
  const title = features.findIndex(({ wordy, meanLength }) => wordy > 0.8 && meanLength < 150)
  if (title < 0 || !features.slice(0, title).some(({ filled }) => filled > 0 && filled < 1)) return null
  const rows = table.rows
    .slice(firstDataRow, firstDataRow + rowsLookedAt)
    .map((row) => row.map(cleanText))
    .filter((row) => row.some((cell) => cell !== ''))
  const levels = levelsBefore(title, rows)
  if (levels.length < 2) return null
  const seen = new Set<string>()
  const groups: (readonly string[])[] = []
  const others: (readonly string[])[] = []
  for (const row of rows) {
    const path = levels.map((at) => row[at] ?? '').join('\u0001')
    ;(seen.has(path) ? others : groups).push(row)
    seen.add(path)
  }
  const deep = levels.every((at, level) =>
    groups.some(
      (row) => (row[at] ?? '') !== '' && (level + 1 === levels.length || (row[levels[level + 1]!] ?? '') === ''),
    ),
  )
  if (!deep || groups.length < leastRows || others.length < leastRows) return null
  const mark = features.findIndex(
    (_, at) => at !== title && !levels.includes(at) && share(groups, at) < 1 - most && share(others, at) > most,
  )
  return mark < 0 ? null : { levels, title, mark }
}

/** Columns of short codes just before the titles, filled from the left. */
function levelsBefore(title: number, rows: readonly (readonly string[])[]): readonly number[] {
  const isPart = (at: number): boolean => rows.every((row) => (row[at] ?? '') === '' || part.test(row[at]!))
  let first = title
  while (first > 0 && isPart(first - 1)) first--
  const levels = Array.from({ length: title - first }, (_, at) => first + at)
  const fromLeft = rows.every((row) => {
    const blank = levels.findIndex((at) => (row[at] ?? '') === '')
    return blank !== 0 && (blank < 0 || levels.slice(blank).every((at) => (row[at] ?? '') === ''))
  })
  return fromLeft ? levels : []
}

const share = (rows: readonly (readonly string[])[], at: number): number =>
  rows.filter((row) => (row[at] ?? '') !== '').length / rows.length
