import type { Delimiter } from './delimiter.js'

/** One record of delimited text. */
export interface DelimitedRecord {
  /** As it stands in the text, without its line end. */
  readonly raw: string
  readonly cells: readonly string[]
}

const quote = 0x22
const newline = 0x0a
const carriageReturn = 0x0d

/**
 * Splits whole records of delimited text; blank lines are left out. As `parseDelimited` reads them: a quotation mark
 * counts at the beginning of a cell only, and a doubled one inside stands for itself.
 */
export function splitRecords(text: string, delimiter: Delimiter): readonly DelimitedRecord[] {
  const records: DelimitedRecord[] = []
  for (let start = 0; start < text.length;) {
    const end = recordEnd(text, start, delimiter)
    const stop = end < 0 ? text.length : end
    const raw = text.slice(start, text.charCodeAt(stop - 1) === carriageReturn && stop > start ? stop - 1 : stop)
    if (raw !== '') records.push({ raw, cells: raw.includes('"') ? cellsOf(raw, delimiter) : raw.split(delimiter) })
    start = stop + 1
  }
  return records
}

/** Where the record that begins at `start` ends: the place of its line end; -1 where the text ends before. */
export function recordEnd(text: string, start: number, delimiter: Delimiter): number {
  const end = text.indexOf('\n', start)
  const opened = text.indexOf('"', start)
  if (opened < 0 || (end >= 0 && opened > end)) return end
  const divider = delimiter.charCodeAt(0)
  let atCellStart = true
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === quote && atCellStart) {
      at = closingQuote(text, at + 1)
      if (at < 0) return -1
    } else if (unit === newline) return at
    atCellStart = unit === divider
  }
  return -1
}

/** The place of the quotation mark that closes a cell; -1 where none does. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at
  }
  return -1
}

function cellsOf(raw: string, delimiter: Delimiter): readonly string[] {
  const cells: string[] = []
  for (let start = 0; start <= raw.length;) {
    const closed = raw.charCodeAt(start) === quote ? closingQuote(raw, start + 1) : -1
    const divider = raw.indexOf(delimiter, closed < 0 ? start : closed)
    const end = divider < 0 ? raw.length : divider
    cells.push(
      closed < 0
        ? raw.slice(start, end)
        : raw.slice(start + 1, closed).replaceAll('""', '"') + raw.slice(closed + 1, end),
    )
    start = end + 1
  }
  return cells
}
