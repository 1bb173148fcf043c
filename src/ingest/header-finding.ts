import type { SheetTable } from '../files/sheet-table.js'
import type { Recipe } from '../model/ingest.js'
import { cleanText } from './cell-text.js'
import { columnNamed, headersOf } from './columns.js'
import { headerWordOf } from './header-words.js'

/** Where a table's header stands. */
export interface HeaderPlace {
  /** 0-based row. */
  readonly at: number
  /** 0 where the first row is data already. */
  readonly rows: number
  readonly reason: string
}

/** Rows from the top in which a header is looked for; publishers' preambles are shorter. */
const searchedRows = 60

/** The row in which most of a recipe's columns are named; `null` when there is no row that names any. */
export function headerOfRecipe(table: SheetTable, recipe: Recipe): HeaderPlace | null {
  const rows = recipe.headerRows ?? 1
  if (recipe.headerRow !== undefined) {
    return {
      at: recipe.headerRow - table.firstRow,
      rows,
      reason: `Header: row ${recipe.headerRow}, as the recipe says.`,
    }
  }
  const names = Object.keys(recipe.columns).filter((name) => !/^column [a-z]{1,2}$/i.test(name))
  const counted = table.rows.slice(0, searchedRows).map((_, at) => {
    const headers = headersOf(table, at, rows)
    return { at, found: names.filter((name) => columnNamed(headers, name) >= 0).length }
  })
  const best = counted.reduce((one, other) => (other.found > one.found ? other : one), { at: 0, found: 0 })
  if (best.found === 0) return null
  const reason = `Header: row ${best.at + table.firstRow}, which names ${best.found} of ${names.length} columns of the recipe.`
  return { at: best.at, rows, reason }
}

/** The row that looks most like a header: short different texts over columns that go on below it. */
export function headerByContent(table: SheetTable): HeaderPlace {
  const head = table.rows.slice(0, searchedRows + lookedBelow)
  const scored = head.slice(0, searchedRows).map((_, at) => ({ at, score: headerScore(head, at) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), { at: 0, score: 0 })
  const row = best.at + table.firstRow
  if (best.score < leastScore) {
    const first = head.findIndex((cells) => filled(cells).length > 1)
    return {
      at: Math.max(0, first),
      rows: 0,
      reason: 'No row looks like a header; columns are called by their letters.',
    }
  }
  const words = filled(head[best.at]!).filter((text) => headerWordOf(text) !== null)
  const why =
    words.length > 0
      ? `it has ${words
          .slice(0, 3)
          .map((word) => `"${word}"`)
          .join(', ')}`
      : 'its texts differ in kind from those below'
  const { at, rows } = withNeighbours({ head, merges: table.merges }, best.at)
  const where = rows === 1 ? `row ${row}` : `rows ${at + table.firstRow} to ${at + rows - 1 + table.firstRow}`
  return { at, rows, reason: `Header: ${where}, because ${why}.` }
}

type Rows = readonly (readonly string[])[]

/** The rows among which a header is looked for, and those just below them. */
interface Head extends Pick<SheetTable, 'merges'> {
  readonly head: Rows
}

/** Rows below a header that say what its columns hold. */
const lookedBelow = 61

/** Below this a row is taken for data. */
const leastScore = 1

function headerScore(head: Rows, at: number): number {
  const cells = filled(head[at]!)
  const below = head.slice(at + 1, at + 41).filter((row) => filled(row).length > 0)
  if (cells.length === 0 || below.length === 0) return 0
  const longest = Math.max(...cells.map((cell) => cell.length))
  const distinct = new Set(cells).size / cells.length
  const numbers = cells.filter((cell) => /^[\d.,%\s-]+$/.test(cell)).length
  const words = cells.filter((cell) => headerWordOf(cell) !== null).length
  const width = median(below.map((row) => filled(row).length))
  const covers = Math.min(1, cells.length / Math.max(1, width))
  return (
    (words * 2) / Math.sqrt(cells.length) +
    contrast(head, at, below) +
    covers * distinct -
    numbers -
    (longest > 80 ? 1.5 : 0) -
    at * 0.01
  )
}

/** Columns whose cells below are numbers, codes or dates while the cell here is words: what makes a header one. */
function contrast(head: Rows, at: number, below: Rows): number {
  const texts = head[at]!.map((cell, column) => {
    if (!/\p{L}{2}/u.test(cell)) return 0
    const values = below.map((row) => row[column] ?? '').filter((value) => value !== '')
    const coded = values.filter((value) => /\d/.test(value) && !/\p{L}{3}/u.test(value)).length
    return values.length > 0 && coded / values.length > 0.7 ? 1 : 0
  })
  return texts.reduce((sum: number, one) => sum + one, 0)
}

/** Most rows that a header is made of. */
const tallest = 6

/** The rows above and below that belong to the same header: joined to it by merged cells, or words over columns of codes. */
function withNeighbours({ head: rows, merges }: Head, found: number): { readonly at: number; readonly rows: number } {
  const sideways = (row: number): boolean => merges.some(({ top, left, right }) => top === row && right > left)
  const short = (row: number): boolean => filled(rows[row]!).every((cell) => cell.length < 120)
  let at = found
  while (at > 0 && found - at < 3 && sideways(at - 1) && filled(rows[at - 1]!).length > 1 && short(at - 1)) at--
  const below = rows.slice(found + 1, found + 61)
  const coded = (rows[found] ?? []).map((_, column) => column).filter((column) => isCoded(below, column))
  const reaches = (row: number, column: number): boolean =>
    merges.some(({ top, bottom, left, right }) => top <= found && bottom >= row && column >= left && column <= right)
  const continues = (row: number): boolean => {
    const cells = filled(rows[row] ?? [])
    if (cells.length === 0 || !short(row) || coded.length === 0) return false
    if (coded.some((column) => /\d/.test(rows[row]![column] ?? ''))) return false
    return coded.some((column) => reaches(row, column) || (sideways(found) && /\p{L}/u.test(rows[row]![column] ?? '')))
  }
  let last = found
  while (last - at + 1 < tallest && continues(last + 1)) last++
  return { at, rows: last - at + 1 }
}

function isCoded(rows: readonly (readonly string[])[], column: number): boolean {
  const values = rows.map((row) => cleanText(row[column] ?? '')).filter((value) => value !== '')
  return values.length > 0 && values.filter((value) => /^[\d.-]+$/.test(value)).length / values.length > 0.7
}

const filled = (row: readonly string[]): readonly string[] => row.map(cleanText).filter((cell) => cell !== '')

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
