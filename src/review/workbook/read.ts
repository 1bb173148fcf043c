import { KnownError } from '../../errors.js'
import type { SheetTable } from '../../files/sheet-table.js'
import { isLocaleTag, localeOf } from '../../locale/locale.js'
import { columns, headerOf, layoutVersion, mark, type ColumnKey, type WorkbookDescription } from './columns.js'

/** A row of the review sheet as it came back. */
export interface SheetRow {
  /** As a spreadsheet shows it. */
  readonly row: number
  readonly cells: Readonly<Record<ColumnKey, string>>
}

export interface ReadWorkbook {
  readonly description: WorkbookDescription
  readonly rows: readonly SheetRow[]
  readonly blankRows: number
  /** Ids of titles that it was written with and that no row has any more. */
  readonly removed: readonly string[]
  /** Whether the rows stand in another order than they were written in. */
  readonly reordered: boolean
}

/** Rows above the header that somebody may have put there. */
const headerWithin = 20

/** Finds the titles in the sheets of a review workbook. Throws `workbook/not-ours`. */
export function readReviewWorkbook(tables: readonly SheetTable[], file: string): ReadWorkbook {
  const description = descriptionIn(tables, file)
  const { table, headerAt, places } = reviewTable(tables, description, file)
  const rows: SheetRow[] = []
  let blankRows = 0
  let at = headerAt
  for (const texts of table.rows.slice(headerAt + 1)) {
    at++
    if (texts.every((text) => text.trim() === '')) {
      blankRows++
      continue
    }
    rows.push({ row: at + table.firstRow, cells: cellsOf(texts, places) })
  }
  const ids = rows.map(({ cells }) => cells.id.trim())
  const there = new Set(ids)
  const order = new Map(description.titleIds.map((id, position) => [id, position]))
  const positions = ids.flatMap((id) => order.get(id) ?? [])
  return {
    description,
    rows,
    blankRows,
    removed: description.titleIds.filter((id) => !there.has(id)),
    reordered: positions.some((position, index) => index > 0 && position < positions[index - 1]!),
  }
}

/** What the hidden sheet says. Cells come with the indent of their looks as spaces. */
function descriptionIn(tables: readonly SheetTable[], file: string): WorkbookDescription {
  const table = tables.find(({ rows }) => rows.at(0)?.[0] === mark)
  if (table === undefined) {
    throw new KnownError('workbook/not-ours', { file, detail: 'its hidden sheet "Concord" is not there' })
  }
  const version = table.rows.at(0)?.[1] ?? ''
  if (version !== layoutVersion) throw new KnownError('workbook/not-ours', { file, detail: `its layout is ${version}` })
  const rows = table.rows.slice(1)
  const fact = (name: string): string => rows.find(([key]) => key?.trim() === name)?.[1]?.trim() ?? ''
  const language = fact('language')
  if (!isLocaleTag(language)) throw new KnownError('workbook/not-ours', { file, detail: 'its language is not said' })
  const titleIds = rows.map((row) => row[4]?.trim() ?? '').filter((id) => id !== '')
  return { correspondenceId: fact('correspondence'), language, titleIds }
}

type Places = Readonly<Record<ColumnKey, number>>

function reviewTable(tables: readonly SheetTable[], { language }: WorkbookDescription, file: string) {
  const locale = localeOf(language)
  const headers = columns.map(({ key }) => ({ key, header: tidy(headerOf(key, locale)) }))
  let closest: readonly string[] = headers.map(({ header }) => header)
  for (const table of tables) {
    const beginning = table.rows.slice(0, headerWithin)
    for (const [headerAt, texts] of beginning.entries()) {
      const found = texts.map(tidy)
      const missing = headers.filter(({ header }) => !found.includes(header)).map(({ header }) => header)
      if (missing.length === 0) {
        const places = Object.fromEntries(headers.map(({ key, header }) => [key, found.indexOf(header)]))
        return { table, headerAt, places: places as Places }
      }
      if (missing.length < closest.length) closest = missing
    }
  }
  const names = closest.slice(0, 5).join(', ')
  throw new KnownError('workbook/not-ours', { file, detail: `columns are missing: ${names}` })
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

const cellsOf = (texts: readonly string[], places: Places): SheetRow['cells'] =>
  Object.fromEntries(columns.map(({ key }) => [key, (texts[places[key]] ?? '').trim()])) as Record<ColumnKey, string>
