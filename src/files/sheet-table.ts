import type { TableRows } from './table-rows.js'
import type { TextRead } from './text-choices.js'

/** A block of merged cells, 0-based indices into `rows`, both ends included. Only its top left cell holds text. */
export interface MergedCells {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet of a workbook, or a delimited file as a whole: the text of every cell as a person sees it. */
export interface SheetTable {
  /** `null` where the format has no sheets. */
  readonly name: string | null
  readonly hidden: boolean
  /** Number of `rows[0]` as a spreadsheet shows it: 1; 0 where a header was made from the keys of objects. */
  readonly firstRow: number
  /** Rows may differ in length; blank rows are empty arrays or hold empty texts. Trailing blank rows are left out. */
  readonly rows: TableRows
  readonly merges: readonly MergedCells[]
  /** Rows that could not be read, with the reason, by 0-based index into `rows`; their text stands in their first cell. */
  readonly unreadable?: ReadonlyMap<number, string>
}

/** A file read as tables, with what was found out about its format on the way. */
export interface FileTables {
  readonly tables: readonly SheetTable[]
  /** Format, encoding and delimiter found, and why. */
  readonly remarks: readonly string[]
  /** Where the file is a text. */
  readonly text?: TextRead
}
