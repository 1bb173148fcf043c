import { writeXlsx, type Cell, type WriteSheet } from 'hucre'
import type { CellValue, Sheet } from './sheet.js'

/** What Excel holds in one cell. */
const longestText = 32_767
const longestSheetName = 31

/**
 * Writes an .xlsx workbook: header bold and frozen, with filters; column widths as given; text always as text, so that
 * nothing is run as a formula and codes keep their zeros. Control characters are left out; longer texts than a cell
 * holds are cut.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = distinctNames(sheets.map((sheet) => sheet.name))
  return await writeXlsx({ sheets: sheets.map((sheet, at) => laidOut(sheet, names[at]!)) })
}

function laidOut(sheet: Sheet, name: string): WriteSheet {
  const preamble = sheet.preamble ?? []
  const headerAt = preamble.length
  const header = sheet.columns.map((column) => cellValue(column.header))
  const bold = header.map((value, column): [string, Partial<Cell>] => [
    `${headerAt},${column}`,
    { value, type: 'string', style: { font: { bold: true }, alignment: { vertical: 'top', wrapText: true } } },
  ])
  const last = `${columnLetters(Math.max(1, sheet.columns.length))}${headerAt + 1 + sheet.rows.length}`
  return {
    name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows: [...preamble.map((line) => [cellValue(line)]), header, ...sheet.rows.map((row) => row.map(cellValue))],
    cells: new Map(bold),
    freezePane: { rows: headerAt + 1 },
    autoFilter: { range: `A${headerAt + 1}:${last}` },
  }
}

function cellValue(value: CellValue): CellValue {
  if (typeof value !== 'string') return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  return escaped(whole(plain(value).slice(0, longestText)))
}

/** What XML cannot hold: control characters and lone halves of characters. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unwritable, '')

/** Spreadsheet programs read `_x0041_` in a file as "A"; its first character is written as such a sequence itself. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** A cut between the two halves of a character leaves the first half behind. */
const whole = (text: string): string => text.replace(/[\ud800-\udbff]$/, '')

/** Sheet names as Excel takes them: at most 31 characters, none of `[]:*?/\`, no two alike. */
function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base =
      plain(name)
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, longestSheetName) || 'Sheet'
    let free = base
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${base.slice(0, longestSheetName - 5)} (${n})`
    taken.add(free.toLowerCase())
    return free
  })
}

function columnLetters(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  const letter = String.fromCharCode(65 + ((number - 1) % 26))
  return rest > 0 ? columnLetters(rest) + letter : letter
}
