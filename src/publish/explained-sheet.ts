import type { CellValue, Sheet, SheetColumn } from '../files/sheet.js'

/** A column that says where its cells come from and what they mean; the metadata sheet prints the meaning. */
export interface ExplainedColumn<Row> extends SheetColumn {
  readonly meaning: string
  readonly cell: (row: Row) => CellValue
}

/** What the columns of a sheet mean, for the metadata sheet. */
export interface SheetMeaning {
  readonly sheet: string
  readonly columns: readonly { readonly header: string; readonly meaning: string }[]
}

export interface ExplainedSheet {
  readonly sheet: Sheet
  readonly meaning: SheetMeaning
}

/** Lays rows out in columns. `notice` is printed above the header. */
export function explainedSheet<Row>(
  name: string,
  columns: readonly ExplainedColumn<Row>[],
  rows: readonly Row[],
  notice: string | null,
): ExplainedSheet {
  return {
    sheet: {
      name,
      ...(notice === null ? {} : { preamble: [notice] }),
      columns: columns.map(({ header, width }) => ({ header, width })),
      rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    },
    meaning: { sheet: name, columns: columns.map(({ header, meaning }) => ({ header, meaning })) },
  }
}
