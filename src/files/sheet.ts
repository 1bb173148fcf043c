/** A value for a workbook cell. Text is always written as text: never as a formula, and codes keep their zeros. */
export type CellValue = string | number | null

export interface SheetColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
}

/** A sheet to be written: header row frozen, with filters. Any step may make one; `files/workbook-writer.ts` writes it. */
export interface Sheet {
  readonly name: string
  /** Lines above the header: title, date, notes. Often none. */
  readonly preamble?: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly CellValue[])[]
}
