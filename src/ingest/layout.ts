import type { SheetTable } from '../files/sheet-table.js'
import type { TextRead } from '../files/text-choices.js'
import type { Recipe } from '../model/ingest.js'
import type { Column } from './columns.js'
import type { GuessedColumn } from './roles.js'

/** A sheet and where its header is. */
export interface SheetPart {
  readonly table: SheetTable
  /** 0-based row of the header; the rows before it are the banner. */
  readonly headerAt: number
  /** 0 for a table without a header. */
  readonly headerRows: number
}

/** A sheet understood: where its header is and which columns play which roles. */
export interface SheetLayout extends SheetPart {
  /** File name, for reports. */
  readonly file: string
  /** Sheets with the same columns that go on with the same table. */
  readonly further?: readonly SheetPart[]
  readonly headers: readonly string[]
  readonly columns: readonly Column[]
  /** What every column was taken for and why, where no recipe said it. */
  readonly guessed?: readonly GuessedColumn[]
  readonly recipe: Recipe
  /** What was understood and why, for the report. */
  readonly remarks: readonly string[]
  /** Where the file is a text. */
  readonly text?: TextRead
}
