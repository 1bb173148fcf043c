import * as spreadsheet from 'xlsx'
import { localeOf, type LocaleTag } from '../../src/locale/locale.js'
import { columns, headerOf, type ColumnKey } from '../../src/review/workbook/columns.js'

/** The review sheet as a person has it open: rows by title, cells by column. */
export interface OpenWorkbook {
  /** Fills in cells of the row of a title, by the title's id. */
  fill(titleId: string, cells: Partial<Record<ColumnKey, string | number>>): void
  /** Ids of the titles in the order of the rows. */
  ids(): readonly string[]
  cell(titleId: string, key: ColumnKey): string
  /** Changes the rows under the header as one likes. */
  rearrange(change: (rows: readonly (readonly unknown[])[]) => readonly (readonly unknown[])[]): void
  /** Takes a whole sheet away. */
  remove(sheet: string): void
  save(format?: 'xlsx' | 'xlsb' | 'ods' | 'biff8'): Uint8Array
}

/** Opens a review workbook with a spreadsheet library other than the one that wrote it. */
export function openWorkbook(bytes: Uint8Array, language: LocaleTag = 'en'): OpenWorkbook {
  const workbook = spreadsheet.read(bytes, { cellStyles: true })
  const name = localeOf(language).text('workbook.sheet-review')
  const rowsOf = () => spreadsheet.utils.sheet_to_json<unknown[]>(workbook.Sheets[name]!, { header: 1, defval: '' })
  const header = rowsOf()[0]!
  const at = (key: ColumnKey) => header.indexOf(headerOf(key, localeOf(language)))
  const write = (rows: readonly (readonly unknown[])[]) => {
    workbook.Sheets[name] = spreadsheet.utils.aoa_to_sheet(rows.map((row) => [...row]))
  }
  const ids = () =>
    rowsOf()
      .slice(1)
      .map((row) => String(row[at('id')]))
  return {
    fill(titleId, cells) {
      const rows = rowsOf()
      const row = rows.find((one) => one[at('id')] === titleId)
      if (row === undefined) throw new Error(`no row of ${titleId} among ${ids().join(', ')}`)
      for (const [key, value] of Object.entries(cells)) row[at(key as ColumnKey)] = value
      write(rows)
    },
    ids,
    cell(titleId, key) {
      const value = rowsOf().find((row) => row[at('id')] === titleId)?.[at(key)]
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    },
    rearrange(change) {
      const [first, ...rest] = rowsOf()
      write([first!, ...change(rest)])
    },
    remove(sheet) {
      workbook.SheetNames.splice(workbook.SheetNames.indexOf(sheet), 1)
      Reflect.deleteProperty(workbook.Sheets, sheet)
    },
    save: (format = 'xlsx') =>
      new Uint8Array(spreadsheet.write(workbook, { type: 'buffer', bookType: format }) as Buffer),
  }
}

export const keysOfColumns = columns.map(({ key }) => key)
