import { writeXlsx, type Cell, type CellStyle, type ConditionalRule, type DataValidation, type WriteSheet } from 'hucre'
import type { CellValue, Sheet, SheetChoices, SheetColour, SheetColumn } from './sheet.js'

/** What Excel holds in one cell. */
const longestText = 32_767
const longestSheetName = 31
/** What Excel shows beside a cell, in characters. */
const longestHint = 250

/**
 * Writes an .xlsx workbook: header bold and frozen, with filters; column widths as given; text always as text, so that
 * nothing is run as a formula and codes keep their zeros. Control characters are left out; longer texts than a cell
 * holds are cut. Sheets that people fill in are locked but for their open columns, with drop-downs and colours.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = distinctNames(sheets.map((sheet) => sheet.name))
  return await writeXlsx({ sheets: sheets.map((sheet, at) => laidOut(sheet, names[at]!, names)) })
}

function laidOut(sheet: Sheet, name: string, names: readonly string[]): WriteSheet {
  const preamble = sheet.preamble ?? []
  const headerAt = preamble.length
  const header = sheet.columns.map((column) => cellValue(column.header))
  const bold = header.map((value, column): [string, Partial<Cell>] => [
    `${headerAt},${column}`,
    { value, type: 'string', style: headerStyle(sheet.columns[column]!) },
  ])
  const last = `${columnLetters(Math.max(1, sheet.columns.length))}${headerAt + 1 + sheet.rows.length}`
  const closed = (sheet.closed ?? []).map(([row, column]): [string, Partial<Cell>] => [
    `${headerAt + 1 + row},${column}`,
    { value: cellValue(sheet.rows[row]?.[column] ?? null), style: { fill: solid(closedFill) } },
  ])
  return {
    name,
    columns: sheet.columns.map((column) => ({
      width: column.width,
      ...(column.hidden ? { hidden: true } : {}),
      ...columnStyle(column, sheet),
    })),
    rows: [...preamble.map((line) => [cellValue(line)]), header, ...sheet.rows.map((row) => row.map(cellValue))],
    cells: new Map([...bold, ...closed]),
    freezePane: { rows: headerAt + 1, ...(sheet.frozenColumns ? { columns: sheet.frozenColumns } : {}) },
    ...(sheet.unfiltered ? {} : { autoFilter: { range: `A${headerAt + 1}:${last}` } }),
    ...(sheet.locked ? { rowDefs: rowHeights(sheet, headerAt + 1) } : {}),
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(sheet.locked ? { protection: allowed } : {}),
    ...(sheet.choices ? { dataValidations: sheet.choices.map((one) => dropDown(one, sheet, names)) } : {}),
    ...(sheet.colours ? { conditionalRules: sheet.colours.map((one, at) => colourRule(one, at, sheet)) } : {}),
  }
}

/** What may be done on a locked sheet besides filling in its open cells. */
const allowed = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  sort: true,
  autoFilter: true,
} as const

const openFill = 'FFF9E5'
const openHeaderFill = 'F3DFA2'
const headerFill = 'E6EAF0'
const closedFill = 'EEEEEE'
const solid = (rgb: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } }) satisfies NonNullable<CellStyle['fill']>
const thin = { style: 'thin', color: { rgb: 'D8D8D8' } } as const

function headerStyle({ open }: SheetColumn): CellStyle {
  const plainStyle: CellStyle = {
    font: { bold: true, name: 'Calibri', size: 11 },
    alignment: { vertical: 'top', wrapText: true },
  }
  return { ...plainStyle, fill: solid(open ? openHeaderFill : headerFill) }
}

/** Styles of the cells under a header; sheets that nobody fills in keep the plain look of a table. */
function columnStyle({ open, numbers }: SheetColumn, { locked }: Sheet): { style?: CellStyle } {
  const side = numbers === undefined ? ({ horizontal: 'left', indent: 1 } as const) : {}
  const form: CellStyle = locked ? { alignment: { vertical: 'top', wrapText: true, ...side } } : {}
  const cell: CellStyle = open
    ? {
        fill: solid(openFill),
        protection: { locked: false },
        numFmt: '@',
        border: { top: thin, bottom: thin, left: thin, right: thin },
      }
    : {}
  const style: CellStyle = { ...form, ...cell, ...(numbers === undefined ? {} : { numFmt: numbers }) }
  return Object.keys(style).length === 0 ? {} : { style }
}

/** Number of the first row under the header, and of the last, at least one, as a spreadsheet counts. */
function rowsOf({ preamble, rows }: Sheet): readonly [number, number] {
  const first = (preamble?.length ?? 0) + 2
  return [first, first + Math.max(1, rows.length) - 1]
}

const lineHeight = 15
const mostLines = 5

/** Heights by 0-based row, so that wrapped texts are seen whole in every program; those of one line stay as they are. */
function rowHeights({ columns, rows }: Sheet, firstRow: number): Map<number, { height: number }> {
  const lines = (row: readonly CellValue[]): number =>
    Math.max(
      1,
      ...row.map((value, at) => {
        const column = columns[at]
        return column === undefined || column.hidden ? 1 : Math.ceil(String(value ?? '').length / (column.width - 2))
      }),
    )
  return new Map(
    rows.flatMap((row, at): (readonly [number, { height: number }])[] => {
      const count = Math.min(mostLines, lines(row))
      return count === 1 ? [] : [[firstRow + at, { height: count * lineHeight }]]
    }),
  )
}

function dropDown(
  { column, from, hint, refusal }: SheetChoices,
  sheet: Sheet,
  names: readonly string[],
): DataValidation {
  const letters = columnLetters(column + 1)
  const [first, last] = rowsOf(sheet)
  const source = columnLetters(from.column + 1)
  const name = names[from.sheet]!.replace(/'/g, "''")
  return {
    type: 'list',
    formula1: `'${name}'!$${source}$2:$${source}$${1 + Math.max(1, from.rows)}`,
    allowBlank: true,
    showInputMessage: true,
    inputMessage: hint.slice(0, longestHint),
    showErrorMessage: true,
    errorStyle: 'stop',
    errorMessage: refusal.slice(0, longestHint),
    range: `${letters}${first}:${letters}${last}`,
  }
}

function colourRule({ columns, when, fill }: SheetColour, at: number, sheet: Sheet): ConditionalRule {
  const [first, last] = rowsOf(sheet)
  const tests = when.map(({ column, is }) => {
    const cell = `$${columnLetters(column + 1)}${first}`
    if (is === 'filled') return `${cell}<>""`
    if (is === 'empty') return `${cell}=""`
    return 'text' in is ? `${cell}="${is.text.replace(/"/g, '""')}"` : `AND(ISNUMBER(${cell}),${cell}>=${is.atLeast})`
  })
  return {
    type: 'expression',
    priority: at + 1,
    formula: tests.length === 1 ? tests[0]! : `AND(${tests.join(',')})`,
    stopIfTrue: true,
    style: { fill: solid(fill) },
    range: `${columnLetters(columns[0] + 1)}${first}:${columnLetters(columns[1] + 1)}${last}`,
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
