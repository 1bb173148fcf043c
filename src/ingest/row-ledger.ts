import type { IngestReport } from '../model/ingest.js'
import { shortened } from './cell-text.js'
import { columnNamed } from './columns.js'
import type { SheetLayout } from './layout.js'

/** A row of data with its number as a spreadsheet shows it. */
export interface DataRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** Keeps account of what became of every row, so that none is dropped in silence. */
export interface RowLedger {
  /** The rows below the header that hold anything at all; blank ones are counted apart. */
  readonly rows: readonly DataRow[]
  readonly keep: () => void
  readonly duplicate: () => void
  readonly refuse: (row: DataRow, reason: string) => void
  readonly remark: (line: string) => void
  /** rowsIn = kept + duplicates + refused. */
  readonly report: () => IngestReport
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** Rows in which cells merged downwards, and columns named for it, repeat the text above. */
function filledDown(layout: SheetLayout, rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const { table, headerAt, headerRows, headers, recipe } = layout
  const start = headerAt + headerRows
  const merged = table.merges.filter(({ top, bottom }) => bottom > top && bottom >= start)
  const repeated = (recipe.fillDown ?? []).map((name) => columnNamed(headers, name)).filter((at) => at >= 0)
  if (merged.length === 0 && repeated.length === 0) return rows
  const above = new Map<number, string>()
  return rows.map((row, at) => {
    const filled = [...row]
    for (const { top, left, bottom } of merged) {
      const here = start + at
      if (here > top && here <= bottom) filled[left] = table.rows[top]?.[left] ?? ''
    }
    for (const column of repeated) {
      if ((filled[column] ?? '').trim() === '') filled[column] = above.get(column) ?? ''
      else above.set(column, filled[column]!)
    }
    return filled.length > row.length ? Array.from(filled, (cell: string | undefined) => cell ?? '') : filled
  })
}

export function rowLedger(layout: SheetLayout): RowLedger {
  const { table, headerAt, headerRows, file } = layout
  const below = table.rows.slice(headerAt + headerRows)
  const first = table.firstRow + headerAt + headerRows
  const rows = filledDown(layout, below)
    .map((cells, at) => ({ number: first + at, cells }))
    .filter((_, at) => !isBlank(below[at]!))
  const refused: IngestReport['refused'][number][] = []
  const remarks = [...layout.remarks]
  let kept = 0
  let duplicates = 0
  return {
    rows,
    keep: () => {
      kept++
    },
    duplicate: () => {
      duplicates++
    },
    refuse: ({ number, cells }, reason) => {
      const text = shortened(cells.filter((cell) => cell.trim() !== '').join(' | '))
      refused.push({ file, sheet: table.name, row: number, reason, text })
    },
    remark: (line) => {
      remarks.push(line)
    },
    report: () => ({
      file,
      rowsIn: rows.length,
      kept,
      duplicates,
      refused: [...refused].sort((one, other) => one.row - other.row),
      bannerRows: headerAt,
      headerRows,
      blankRows: below.length - rows.length,
      remarks,
    }),
  }
}

/** A remark on several rows, naming the first ones: "3 items ... (rows 4, 9, 12)". */
export function rowsRemark(rows: readonly number[], about: string): string {
  const named = rows.slice(0, 5).join(', ')
  const more = rows.length > 5 ? `, and ${rows.length - 5} more` : ''
  return `${about} (${rows.length === 1 ? 'row' : 'rows'} ${named}${more}).`
}
