import type { IngestReport } from '../model/ingest.js'
import type { SheetTable } from '../files/sheet-table.js'
import type { TableRows } from '../files/table-rows.js'
import { cleanText, shortened } from './cell-text.js'
import { fillDown } from './fill-down.js'
import type { SheetLayout, SheetPart } from './layout.js'

/** A row of data with its number as a spreadsheet shows it. */
export interface DataRow {
  readonly number: number
  readonly sheet: string | null
  readonly cells: readonly string[]
}

/** Keeps account of what became of every row, so that none is dropped in silence. */
export interface RowLedger {
  /** The rows below the header that hold anything at all; blank ones are counted apart. */
  readonly rows: Iterable<DataRow>
  readonly keep: () => void
  readonly duplicate: () => void
  readonly refuse: (row: DataRow, reason: string) => void
  /** `null` says nothing. */
  readonly remark: (line: string | null) => void
  /** rowsIn = kept + duplicates + refused. */
  readonly report: () => IngestReport
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** The rows below the header that hold anything, taken apart anew whenever they are walked through. */
function dataRows(layout: SheetLayout): Iterable<DataRow> {
  return {
    *[Symbol.iterator]() {
      for (const part of partsOf(layout)) yield* rowsOfPart({ ...layout, ...part })
    },
  }
}

const partsOf = (layout: SheetLayout): readonly SheetPart[] => [layout, ...(layout.further ?? [])]

function rowsOfPart(layout: SheetLayout): Iterable<DataRow> {
  const { table, headerAt, headerRows } = layout
  const sheet = sheetName(table)
  const start = headerAt + headerRows
  return {
    *[Symbol.iterator]() {
      const fill = fillDown(layout)
      let at = 0
      for (const row of rowsFrom(table.rows, start)) {
        const filled = fill(row, at)
        if (!isBlank(row) && !table.unreadable?.has(start + at))
          yield { number: table.firstRow + start + at, sheet, cells: filled }
        at++
      }
    },
  }
}

function* rowsFrom(rows: TableRows, start: number): Iterable<readonly string[]> {
  for (let from = start; from < rows.length; from += rowsAtOnce) yield* rows.slice(from, from + rowsAtOnce)
}

const sheetName = ({ name }: SheetTable): string | null => (name === null ? null : cleanText(name))

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

function countOf(rows: Iterable<DataRow>): number {
  const walk = rows[Symbol.iterator]()
  let count = 0
  while (walk.next().done !== true) count++
  return count
}

/** Rows taken apart together. */
const rowsAtOnce = 1000

/** `shown` makes a text of the file fit to be kept: of refused rows, and of examples in remarks. */
export function rowLedger(layout: SheetLayout, shown: (text: string) => string = (text) => text): RowLedger {
  const { file } = layout
  const parts = partsOf(layout)
  const rows = dataRows(layout)
  const refused: IngestReport['refused'][number][] = []
  const remarks = layout.remarks.map(shown)
  let kept = 0
  let duplicates = 0
  const refuse: RowLedger['refuse'] = ({ number, sheet, cells }, reason) => {
    const filled = cells.filter((cell) => cell.trim() !== '')
    const text = shortened(shown(cleanText(filled.join(' | ').slice(0, 500))))
    refused.push({
      file,
      sheet,
      row: number,
      reason: cleanText(reason),
      text,
    })
  }
  for (const { table } of parts) {
    for (const [at, reason] of table.unreadable ?? [])
      refuse({ number: table.firstRow + at, sheet: sheetName(table), cells: table.rows.at(at) ?? [] }, reason)
  }
  const rowsIn = refused.length + countOf(rows)
  return {
    rows,
    keep: () => {
      kept++
    },
    duplicate: () => {
      duplicates++
    },
    refuse,
    remark: (line) => {
      if (line !== null) remarks.push(line)
    },
    report: () => ({
      file,
      rowsIn,
      kept,
      duplicates,
      refused: parts.flatMap(({ table }) =>
        refused.filter(({ sheet }) => sheet === sheetName(table)).sort((one, other) => one.row - other.row),
      ),
      bannerRows: sum(parts.map(({ headerAt }) => headerAt)),
      headerRows: sum(parts.map(({ headerRows }) => headerRows)),
      blankRows:
        sum(parts.map(({ table, headerAt, headerRows }) => table.rows.length - headerAt - headerRows)) - rowsIn,
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
