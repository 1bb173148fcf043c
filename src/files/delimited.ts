import { parse } from 'csv-parse/sync'
import { KnownError, reasonOf } from '../errors.js'

/** Rows of a delimited text, blank lines as empty rows so that row numbers are a spreadsheet's. */
export interface DelimitedRows {
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: Delimiter
  readonly remarks: readonly string[]
}

const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

const delimiterNames: Readonly<Record<Delimiter, string>> = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' }

/**
 * Splits delimited text into rows. Finds the delimiter where none is given; line ends may be mixed; quoted cells may
 * hold line breaks. Where a quotation mark is never closed, quotation marks are taken as plain characters, with a remark.
 * Throws `source/damaged`.
 */
export function parseDelimited(
  text: string,
  options: { readonly file: string; readonly delimiter?: Delimiter },
): DelimitedRows {
  const delimiter = options.delimiter ?? findDelimiter(text)
  const found = options.delimiter
    ? []
    : [`Delimiter: ${delimiterNames[delimiter]}, which splits the lines most evenly.`]
  try {
    return { rows: split(text, delimiter, true), delimiter, remarks: found }
  } catch (thrown) {
    if (!isUnclosedQuote(thrown)) throw damaged(options.file, thrown)
  }
  try {
    const remark = 'A quotation mark is opened and never closed; quotation marks were read as plain characters.'
    return { rows: split(text, delimiter, false), delimiter, remarks: [...found, remark] }
  } catch (thrown) {
    throw damaged(options.file, thrown)
  }
}

function split(text: string, delimiter: Delimiter, quoted: boolean): string[][] {
  const rows = parse(text, {
    delimiter,
    // A lone carriage return ends a line only in files that know no other line end.
    record_delimiter: text.includes('\n') ? ['\r\n', '\n'] : ['\r'],
    quote: quoted ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  })
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === '')) rows.pop()
  return rows
}

const isUnclosedQuote = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'CSV_QUOTE_NOT_CLOSED'

const damaged = (file: string, thrown: unknown): KnownError =>
  new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })

/** Characters of the beginning looked at to find the delimiter. */
const sampleLength = 100_000

/** The delimiter that gives the same number of cells in the most records; several cells count more than two. */
export function findDelimiter(text: string): Delimiter {
  const records = recordsOf(text.slice(0, sampleLength))
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(records, delimiter) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score > 0 ? best.delimiter : ','
}

function evenness(records: readonly string[], delimiter: Delimiter): number {
  const counts = new Map<number, number>()
  for (const record of records) {
    const cells = record.split(delimiter).length
    if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1)
  }
  const scores = [...counts].map(([cells, rows]) => (rows / records.length) ** 2 * Math.log2(cells))
  return Math.max(0, ...scores)
}

/** Records with what stands between quotation marks left out: line breaks and delimiters there do not count. */
function recordsOf(sample: string): readonly string[] {
  const outside = sample.replace(/(^|[;,\t|\n])"(?:[^"]|"")*("|$)/g, '$1')
  return outside.split(/\r\n|\n|\r/).filter((record) => record.trim() !== '')
}

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
