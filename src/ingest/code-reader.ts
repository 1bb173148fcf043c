import { cleanText } from './cell-text.js'
import type { SheetLayout } from './layout.js'
import type { DataRow } from './row-ledger.js'

/** The code of a row, and the header of the column it stood in where each level has a column of its own. */
export interface ReadCode {
  readonly code: string
  readonly level: string
}

export interface CodeReader {
  readonly read: (cells: readonly string[]) => ReadCode
  /** What was done to codes, for the report. */
  readonly remarks: readonly string[]
}

/** "2(2)": a mark that points to a footnote. */
const footnoteMark = /^([\p{L}\d][\p{L}\d.\- ]*?)\s*\(\d{1,2}\)$/u
const floated = /^\d+\.0$/
const decimal = /^\d+\.\d*[1-9]\d*$/

/**
 * Reads codes as their classification writes them: of several columns the deepest filled one, or all joined; the part
 * that the recipe extracts; without footnote marks, and without the ".0" of codes that a spreadsheet took for numbers
 * (only where every dotted code of the column ends so).
 */
export function codeReader(
  layout: SheetLayout,
  rows: Iterable<DataRow>,
  role: 'code' | 'target-code' | 'parent',
): CodeReader {
  const columns = layout.columns.filter((column) => column.role === role)
  const nothing = new Set((layout.recipe.nothing ?? []).map((text) => cleanText(text).toLowerCase()))
  const cellsOf = (cells: readonly string[]): readonly string[] =>
    columns.map(({ at }) => cleanText(cells[at] ?? '')).map((cell) => (nothing.has(cell.toLowerCase()) ? '' : cell))
  const { numbers, marked } = oddities(rows, cellsOf)
  const extract =
    role !== 'parent' && layout.recipe.codeExtract !== undefined ? new RegExp(layout.recipe.codeExtract, 'u') : null
  const tidy = (text: string): string => {
    const whole = text.replace(footnoteMark, '$1')
    const code = numbers && floated.test(whole) ? whole.slice(0, -2) : whole
    return extract ? (extract.exec(code)?.[1] ?? '') : code
  }
  return {
    read: (cells) => {
      const filled = cellsOf(cells)
        .map((text, at) => ({ text, at }))
        .filter(({ text }) => text !== '')
      if (layout.recipe.codeColumns === 'joined')
        return { code: filled.map(({ text }) => tidy(text)).join(''), level: '' }
      const deepest = filled.at(-1)
      const level = columns.length > 1 && deepest ? columns[deepest.at]!.header : ''
      return { code: deepest ? tidy(deepest.text) : '', level }
    },
    remarks: [
      ...(numbers ? ['Codes were written as numbers with ".0"; it was taken off.'] : []),
      ...(marked > 0 ? [`${marked} codes carried a footnote mark, which was taken off.`] : []),
    ],
  }
}

function oddities(
  rows: Iterable<DataRow>,
  cellsOf: (cells: readonly string[]) => readonly string[],
): { readonly numbers: boolean; readonly marked: number } {
  let [floats, decimals, marked] = [false, false, 0]
  for (const { cells } of rows) {
    const codes = cellsOf(cells)
    floats ||= codes.some((code) => floated.test(code))
    decimals ||= codes.some((code) => decimal.test(code))
    if (codes.some((code) => footnoteMark.test(code))) marked++
  }
  return { numbers: floats && !decimals, marked }
}
