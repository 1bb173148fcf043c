import { KnownError } from '../errors.js'
import type { SheetTable } from '../files/sheet-table.js'
import type { Recipe } from '../model/ingest.js'
import { columnNamed, headersOf, namedColumns, type Column } from './columns.js'
import { headerByContent, headerOfRecipe, type HeaderPlace } from './header-finding.js'
import type { SheetLayout, SheetPart } from './layout.js'
import { guessRoles, type GuessedColumn } from './roles.js'
import { otherDirection, partsOf, pointsToIsco, remarkOnDirection, type SheetReading } from './sheet-parts.js'

interface Understanding {
  readonly file: string
  readonly tables: readonly SheetTable[]
  readonly languages: readonly string[]
  readonly remarks: readonly string[]
}

/**
 * The sheet, header and columns that a recipe names. Throws `source/missing-column`, `source/no-header`, `source/empty`.
 */
export function layoutByRecipe({ file, tables, remarks }: Understanding, recipe: Recipe): SheetLayout {
  const table = sheetFor(tables, recipe, file)
  const place = headerOfRecipe(table, recipe) ?? headerByContent(table)
  if (place.at >= table.rows.length)
    throw new KnownError('source/empty', { file, detail: ' at the header row of its recipe' })
  const headers = headersOf(table, place.at, place.rows)
  const columns = namedColumns(headers, recipe.columns, file)
  const further = (recipe.furtherSheets ?? []).map((sheet) => furtherPart({ file, tables, recipe, columns }, sheet))
  if (place.at + place.rows >= table.rows.length)
    throw new KnownError('source/empty', { file, detail: ' below its header' })
  return {
    file,
    table,
    headerAt: place.at,
    headerRows: place.rows,
    headers,
    columns: columns.filter(({ role }) => role !== 'ignore'),
    recipe,
    ...(further.length > 0 ? { further } : {}),
    remarks: [...remarks, ...sheetRemark([table, ...further.map((part) => part.table)], tables), place.reason],
  }
}

/** The sheet, header and columns as their content speaks for them, each with its reason. Throws `source/no-header`, `source/empty`. */
export function layoutByContent({ file, tables, languages, remarks }: Understanding): SheetLayout {
  const readings = readable(tables, file).map((table) => readingOf(table, languages))
  const chosen = chosenReading(readings)
  const { table, headerAt, headerRows, headers, guess, used } = chosen
  const place = { at: headerAt, rows: headerRows, reason: chosen.reason }
  const further = partsOf(chosen, readings).filter((part) => part !== chosen)
  const reverse = otherDirection(chosen, readings)
  if (!used.some(({ role }) => /^(?:title|target-code|code-and-title)/.test(role))) {
    throw new KnownError('source/no-header', { file, columns: 'code and title' })
  }
  const repeated = guess.kind === 'correspondence' ? repeatedColumns(table, place, used) : []
  const recipe: Recipe = {
    kind: guess.kind,
    ...(table.name === null ? {} : { sheet: table.name }),
    ...(further.length > 0 ? { furtherSheets: further.map((part) => part.table.name ?? '') } : {}),
    // Parts of one table may begin in different rows.
    ...(further.length > 0 ? {} : { headerRow: place.at + table.firstRow }),
    headerRows: place.rows,
    ...(used.filter(({ role }) => role === 'code').length > 1 ? { codeColumns: 'deepest' } : {}),
    ...guess.reading,
    ...(repeated.length > 0 ? { fillDown: repeated } : {}),
    columns: Object.fromEntries(used.map(({ header, role }) => [header, role])),
  }
  const reasons = used.map(
    ({ header, role, reason, confidence }) =>
      `"${header}" is taken for ${role}: ${reason}${confidence < 0.5 ? '; please check' : ''}.`,
  )
  const about = [
    ...sheetRemark([table, ...further.map((part) => part.table)], tables),
    place.reason,
    ...(reverse ? [remarkOnDirection(chosen, reverse)] : []),
    `Taken for ${guess.kind}: ${guess.kindReason}.`,
    ...(repeated.length > 0 ? ['Blank source codes beside further target codes repeat the one above.'] : []),
    ...reasons,
  ]
  return {
    file,
    table,
    headerAt: place.at,
    headerRows: place.rows,
    ...(further.length > 0 ? { further: further.map(partOf) } : {}),
    headers,
    columns: used,
    guessed: guess.columns,
    recipe,
    remarks: [...remarks, ...about],
  }
}

const partOf = ({ table, headerAt, headerRows }: SheetPart): SheetPart => ({ table, headerAt, headerRows })

/** The sheet that is worth most, or the first of the parts that it belongs to; towards ISCO where there are two directions. */
function chosenReading(readings: readonly Reading[]): Reading {
  const best = readings.reduce((one, other) => (other.worth > one.worth ? other : one))
  const reverse = otherDirection(best, readings)
  if (reverse) {
    const both = readings.filter((one) => one === best || one === reverse)
    return both.find(pointsToIsco) ?? both[0]!
  }
  return partsOf(best, readings)[0] ?? best
}

interface Reading extends SheetReading {
  /** Why the header is where it is. */
  readonly reason: string
  readonly headers: readonly string[]
  readonly used: readonly GuessedColumn[]
  /** Which sheet to read, when there are several. */
  readonly worth: number
}

function readingOf(table: SheetTable, languages: readonly string[]): Reading {
  const place = headerByContent(table)
  const headers = headersOf(table, place.at, place.rows)
  const guess = guessRoles(table, headers, place.at + place.rows, languages)
  const used = guess.columns.filter(({ role }) => role !== 'ignore')
  const plays = (part: string): number =>
    used.some(({ role }) => role === 'code-and-title' || role.split(':')[0] === part) ? 1 : 0
  const mentionsIsco = headers.some((header) => /isco|ciuo|citp/i.test(header)) ? 1 : 0
  const worth = plays('code') * 3 + plays('title') * 3 + mentionsIsco + Math.log10(table.rows.length + 1)
  return { table, headerAt: place.at, headerRows: place.rows, reason: place.reason, headers, guess, used, worth }
}

/** In a table of links, a source whose cells are blank beside further targets stands for all of them. */
function repeatedColumns(table: SheetTable, place: HeaderPlace, used: readonly GuessedColumn[]): readonly string[] {
  const source = used.find(({ role }) => role === 'code')
  const target = used.find(({ role }) => role === 'target-code')
  if (!source || !target) return []
  const filled = (row: readonly string[], { at }: GuessedColumn): boolean => (row[at] ?? '').trim() !== ''
  const rows = table.rows
    .slice(place.at + place.rows, place.at + place.rows + mostRowsOfLinks)
    .filter((row) => filled(row, target))
  if (rows.every((row) => filled(row, source))) return []
  const title = used.find(({ role }) => role.startsWith('title'))
  return [source, ...(title ? [title] : [])].map(({ header }) => header)
}

/** A table of links is shorter. */
const mostRowsOfLinks = 100_000

/** Sheets looked at in a workbook without a recipe. */
const mostSheets = 20

function readable(tables: readonly SheetTable[], file: string): readonly SheetTable[] {
  const first = firstFilled(tables, file)
  const others = tables.filter((table) => table !== first && !table.hidden && table.rows.length > 1)
  return [first, ...others].slice(0, mostSheets)
}

interface FirstPart {
  readonly file: string
  readonly tables: readonly SheetTable[]
  readonly recipe: Recipe
  readonly columns: readonly Column[]
}

/** A sheet that a recipe names as a further part: its columns must stand where those of the first stand. */
function furtherPart({ file, tables, recipe, columns }: FirstPart, sheet: string): SheetPart {
  const table = sheetFor(tables, { ...recipe, sheet }, file)
  const place = headerOfRecipe(table, recipe) ?? headerByContent(table)
  const headers = headersOf(table, place.at, place.rows)
  const missing = columns.find(({ at, header }) => headers[at] !== header)
  if (missing)
    throw new KnownError('source/missing-column', { file, column: missing.header, columns: headers.join(', ') })
  return { table, headerAt: place.at, headerRows: place.rows }
}

function sheetFor(tables: readonly SheetTable[], recipe: Recipe, file: string): SheetTable {
  if (recipe.sheet === undefined) {
    const first = firstFilled(tables, file)
    const names = Object.keys(recipe.columns)
    const fits = (table: SheetTable): boolean => {
      const place = headerOfRecipe(table, recipe)
      if (!place || place.at >= table.rows.length) return false
      const headers = headersOf(table, place.at, place.rows)
      return names.every((name) => columnNamed(headers, name) >= 0)
    }
    return readable(tables, file).find(fits) ?? first
  }
  const wanted = recipe.sheet.trim().toLowerCase()
  const found = tables.find(({ name }) => name?.trim().toLowerCase() === wanted)
  const names = tables.map(({ name }) => `"${name ?? ''}"`).join(', ')
  if (!found)
    throw new KnownError('source/empty', { file, detail: ` in a sheet "${recipe.sheet}": its sheets are ${names}` })
  if (found.rows.length === 0) throw new KnownError('source/empty', { file, detail: ` in the sheet "${recipe.sheet}"` })
  return found
}

function firstFilled(tables: readonly SheetTable[], file: string): SheetTable {
  const filled = tables.filter(({ rows }) => holdsText(rows))
  const found = filled.find(({ hidden }) => !hidden) ?? filled[0]
  if (!found) throw new KnownError('source/empty', { file, detail: '' })
  return found
}

function holdsText(rows: SheetTable['rows']): boolean {
  for (const row of rows) if (row.some((cell) => cell.trim() !== '')) return true
  return false
}

function sheetRemark(read: readonly SheetTable[], tables: readonly SheetTable[]): readonly string[] {
  if (tables.length < 2) return []
  const named = (some: readonly SheetTable[]): readonly string[] => some.map(({ name }) => `"${name ?? ''}"`)
  const others = named(tables.filter((other) => !read.includes(other) && other.rows.length > 0))
  const left = others.length > 0 ? `; not read: ${others.join(', ')}` : ''
  return [`${read.length > 1 ? 'Sheets, as parts of one table' : 'Sheet'}: ${named(read).join(', ')}${left}.`]
}
