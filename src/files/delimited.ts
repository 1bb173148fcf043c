import { parse as parseStream } from 'csv-parse'
import { parse, type Options } from 'csv-parse/sync'
import { finished } from 'node:stream/promises'
import { once } from 'node:events'
import { KnownError, reasonOf } from '../errors.js'
import { delimiterNames, findDelimiter, type Delimiter } from './delimiter.js'
import { mostColumns, rowPacker, type TableRows } from './table-rows.js'

/** Rows of a delimited text, blank lines as empty rows so that row numbers are a spreadsheet's. */
export interface DelimitedRows<R extends TableRows = TableRows> {
  readonly rows: R
  readonly delimiter: Delimiter
  readonly remarks: readonly string[]
}

interface DelimitedOptions {
  /** Named in errors. */
  readonly file: string
  readonly delimiter?: Delimiter
}

/**
 * Splits delimited text into rows. Finds the delimiter where none is given; line ends may be mixed; quoted cells may
 * hold line breaks. Where a quotation mark is never closed, quotation marks are taken as plain characters, with a remark.
 * Throws `source/damaged`.
 */
export function parseDelimited(text: string, options: DelimitedOptions): DelimitedRows<readonly (readonly string[])[]> {
  const { delimiter, remarks } = chosen(text, options)
  try {
    return { rows: split(text, delimiter, true), delimiter, remarks }
  } catch (thrown) {
    if (!isUnclosedQuote(thrown)) throw damaged(options.file, thrown)
  }
  try {
    return { rows: split(text, delimiter, false), delimiter, remarks: [...remarks, unclosed] }
  } catch (thrown) {
    throw damaged(options.file, thrown)
  }
}

const unclosed = 'A quotation mark is opened and never closed; quotation marks were read as plain characters.'

function chosen(beginning: string, { delimiter }: DelimitedOptions): Omit<DelimitedRows, 'rows'> {
  if (delimiter) return { delimiter, remarks: [`Delimiter: ${delimiterNames[delimiter]} (as said).`] }
  const found = findDelimiter(beginning)
  return {
    delimiter: found,
    remarks: [`Delimiter: ${delimiterNames[found]}, which splits the lines most evenly.`],
  }
}

const parserOptions = (beginning: string, delimiter: Delimiter, quoted: boolean): Options => ({
  delimiter,
  // A lone carriage return ends a line only in files that know no other line end.
  record_delimiter: beginning.includes('\n') ? ['\r\n', '\n'] : ['\r'],
  quote: quoted ? '"' : null,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
})

function split(text: string, delimiter: Delimiter, quoted: boolean): string[][] {
  const rows: string[][] = parse(text, parserOptions(text, delimiter, quoted))
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === '')) rows.pop()
  return rows
}

/**
 * As `parseDelimited`, for texts of any length: they come in pieces that are asked for anew where quotation marks turn
 * out to be plain characters, and rows are held packed.
 */
export async function packDelimited(pieces: () => Iterable<string>, options: DelimitedOptions): Promise<DelimitedRows> {
  const [beginning = ''] = pieces()
  const { delimiter, remarks } = chosen(beginning, options)
  try {
    const packed = await pack(pieces(), beginning, delimiter, true)
    return { rows: packed.rows, delimiter, remarks: [...remarks, ...packed.remarks] }
  } catch (thrown) {
    if (!isUnclosedQuote(thrown)) throw damaged(options.file, thrown)
  }
  const packed = await pack(pieces(), beginning, delimiter, false)
  return { rows: packed.rows, delimiter, remarks: [...remarks, unclosed, ...packed.remarks] }
}

interface PackedDelimited {
  readonly rows: TableRows
  readonly remarks: readonly string[]
}

async function pack(
  pieces: Iterable<string>,
  beginning: string,
  delimiter: Delimiter,
  quoted: boolean,
): Promise<PackedDelimited> {
  const rows = rowPacker()
  const swallowing: number[] = []
  let widest = 0
  const parser = parseStream({
    ...parserOptions(beginning, delimiter, quoted),
    on_record: (cells: readonly string[]) => {
      widest = Math.max(widest, cells.length)
      if (quoted && cells.some((cell) => holdsRows(cell, delimiter, cells.length))) swallowing.push(rows.count() + 1)
      rows.add(cells.length > mostColumns ? cells.slice(0, mostColumns) : cells)
      return null
    },
  })
  parser.resume()
  const end = finished(parser)
  // Awaited below; a failure before that must not count as unheard.
  end.catch(() => undefined)
  for (const piece of pieces) {
    if (!parser.write(piece)) await Promise.race([once(parser, 'drain'), end])
  }
  parser.end()
  await end
  return { rows: rows.rows(), remarks: [...tooWide(widest), ...swallowed(swallowing)] }
}

export const tooWide = (columns: number): readonly string[] =>
  columns > mostColumns
    ? [`The widest row has ${columns} columns; only the first ${mostColumns} columns were looked at.`]
    : []

/** A text whose lines are cut like rows: a quotation mark out of place may have swallowed them. */
function holdsRows(cell: string, delimiter: Delimiter, width: number): boolean {
  if (width < 2 || !cell.includes('\n') || !cell.includes(delimiter)) return false
  // The first and the last line are parts of rows.
  const lines = cell.split('\n').slice(1, -1)
  return lines.length > 1 && lines.filter((line) => line.split(delimiter).length === width).length > lines.length / 2
}

function swallowed(rows: readonly number[]): readonly string[] {
  if (rows.length === 0) return []
  const more = rows.length > 5 ? `, and ${rows.length - 5} more` : ''
  const named = `${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, 5).join(', ')}${more}`
  return [`A cell of ${named} holds lines that look like rows of their own: please check the quotation marks there.`]
}

const isUnclosedQuote = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'CSV_QUOTE_NOT_CLOSED'

const damaged = (file: string, thrown: unknown): KnownError =>
  new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })

/** A text that a spreadsheet would run as a formula. */
const formulaStart = /^[=+\-@\t\r]/

/**
 * Rows as comma-separated text with CRLF line ends. A text that a spreadsheet program would take for a formula gets an
 * apostrophe before it; numbers stay as they are.
 */
export function writeDelimited(
  rows: readonly (readonly (string | number | null)[])[],
  delimiter: Delimiter = ',',
): string {
  const cellText = (cell: string | number | null): string => {
    if (cell === null) return ''
    if (typeof cell === 'number') return String(cell)
    const safe = formulaStart.test(cell) ? `'${cell}` : cell
    return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return rows.map((row) => `${row.map(cellText).join(delimiter)}\r\n`).join('')
}
