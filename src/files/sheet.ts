/** A value for a workbook cell. Text is always written as text: never as a formula, and codes keep their zeros. */
export type CellValue = string | number | null

export interface SheetColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
  readonly hidden?: boolean
  /** May be filled in although its sheet is locked; such cells are text, so that codes keep their zeros. */
  readonly open?: boolean
  /** How numbers are shown: `0.00`. As they are when absent. */
  readonly numbers?: string
}

/** A drop-down for every cell of a column. */
export interface SheetChoices {
  /** 0-based. */
  readonly column: number
  /** The column of which sheet holds what may be chosen; both 0-based, and how many rows of it under the header. */
  readonly from: { readonly sheet: number; readonly column: number; readonly rows: number }
  /** Said when the cell is chosen, and when something else was entered. */
  readonly hint: string
  readonly refusal: string
}

/** What a cell of a column, 0-based, must hold. */
export interface CellTest {
  readonly column: number
  readonly is: 'filled' | 'empty' | { readonly text: string } | { readonly atLeast: number }
}

/** Colours cells of a row while all tests hold. Earlier ones win. */
export interface SheetColour {
  /** First and last column, 0-based. */
  readonly columns: readonly [number, number]
  readonly when: readonly CellTest[]
  /** Six hexadecimal digits. */
  readonly fill: string
}

/** A sheet to be written: header row frozen, with filters. Any step may make one; `files/workbook-writer.ts` writes it. */
export interface Sheet {
  readonly name: string
  /** Lines above the header: title, date, notes. Often none. */
  readonly preamble?: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly CellValue[])[]
  /** A sheet to be read from top to bottom. */
  readonly unfiltered?: boolean
  /** For programs, not for people. */
  readonly hidden?: boolean
  /** Protected without a password: only cells of open columns can be filled in. */
  readonly locked?: boolean
  /** Cells of open columns that stay locked; 0-based row under the header, and column. */
  readonly closed?: readonly (readonly [number, number])[]
  /** Columns that stay in view, hidden ones included. */
  readonly frozenColumns?: number
  readonly choices?: readonly SheetChoices[]
  readonly colours?: readonly SheetColour[]
}
