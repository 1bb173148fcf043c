import { cleanText, shortened } from './cell-text.js'
import { codeAndTitle } from './code-and-title.js'
import { writtenDate } from './month-names.js'

/** What stands in a column, measured over its first rows. Shares are of its filled cells. */
export interface ColumnFeatures {
  /** Share of rows in which it is filled. */
  readonly filled: number
  readonly codeLike: number
  /** Cells with a code and a title in one: "1110 Legislators". */
  readonly codedTitle: number
  /** Web addresses, which some publishers use as codes. */
  readonly uriLike: number
  /** Cells with words in them. */
  readonly wordy: number
  readonly dateLike: number
  readonly integer: number
  /** Different cells by filled cells. */
  readonly distinct: number
  readonly distinctCount: number
  readonly meanLength: number
  /** A typical cell, shortened. */
  readonly example: string
}

/** Rows looked at: enough to see all levels of a classification. */
export const measuredRows = 400

const code = /^[A-Z]{0,3}[ .-]?\d[\d.\-/]*[A-Z]?$/i
const date = /^(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T ].*)?|(?:19|20)\d{2})$/

/** Of the rows to measure: the first ones of the data. */
export function columnFeatures(sample: readonly (readonly string[])[], at: number): ColumnFeatures {
  const cells = sample.map((row) => cleanText(row[at] ?? '')).filter((cell) => cell !== '')
  const share = (test: (cell: string) => boolean): number => cells.filter(test).length / Math.max(1, cells.length)
  const different = new Set(cells)
  return {
    filled: cells.length / Math.max(1, sample.length),
    codeLike: share((cell) => cell.length <= 15 && code.test(cell)),
    codedTitle: share((cell) => codeAndTitle(cell) !== null && writtenDate(cell) === null),
    uriLike: share((cell) => /^https?:\/\//.test(cell)),
    wordy: share(
      (cell) => !/^https?:\/\//.test(cell) && /\p{L}{3}|\p{Script=Han}|\p{Script=Hangul}|[\u3040-\u30ff]/u.test(cell),
    ),
    dateLike: share((cell) => date.test(cell) || writtenDate(cell) !== null),
    integer: share((cell) => /^\d+(?:\.0)?$/.test(cell)),
    distinct: different.size / Math.max(1, cells.length),
    distinctCount: different.size,
    meanLength: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
    example: shortened(cells[Math.floor(cells.length / 2)] ?? '', 30),
  }
}
