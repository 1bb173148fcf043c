import type { SheetTable } from '../../src/files/sheet-table.js'
import { readWorkbook, type WorkbookOptions } from '../../src/files/workbook.js'

/** The sheets of a workbook with their rows as plain arrays, to be compared. */
export async function sheetsOf(
  bytes: Uint8Array,
  options: WorkbookOptions,
): Promise<readonly (Omit<SheetTable, 'rows'> & { readonly rows: readonly (readonly string[])[] })[]> {
  const { tables } = await readWorkbook(bytes, options)
  return tables.map((table) => ({ ...table, rows: [...table.rows] }))
}
