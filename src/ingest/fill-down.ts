import type { MergedCells } from '../files/sheet-table.js'
import { columnNamed } from './columns.js'
import type { SheetLayout } from './layout.js'

/** Fills in what a row leaves to the rows above it. Rows are to be given in their order, each once. */
export type FillRow = (row: readonly string[], at: number) => readonly string[]

/**
 * For one walk down the rows below the header: cells merged downwards, and columns named for it, repeat the text above.
 * `at` counts from the first row below the header.
 */
export function fillDown({ table, headerAt, headerRows, headers, recipe }: SheetLayout): FillRow {
  const start = headerAt + headerRows
  const merged = table.merges
    .filter(({ top, bottom }) => bottom > top && bottom >= start)
    .sort((one, other) => one.top - other.top)
  const repeated = (recipe.fillDown ?? []).map((name) => columnNamed(headers, name)).filter((at) => at >= 0)
  if (merged.length === 0 && repeated.length === 0) return (row) => row
  const above = new Map<number, string>()
  const open = new Map<number, MergedCells>()
  let next = 0
  return (row, at) => {
    const here = start + at
    while (next < merged.length && merged[next]!.top < here) {
      open.set(merged[next]!.left, merged[next]!)
      next++
    }
    const filled = [...row]
    for (const [left, { top, bottom }] of open) {
      if (here > bottom) open.delete(left)
      else filled[left] = table.rows.at(top)?.[left] ?? ''
    }
    for (const column of repeated) {
      if ((filled[column] ?? '').trim() === '') filled[column] = above.get(column) ?? ''
      else above.set(column, filled[column]!)
    }
    return filled.length > row.length ? Array.from(filled, (cell: string | undefined) => cell ?? '') : filled
  }
}
