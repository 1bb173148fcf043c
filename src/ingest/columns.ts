import { KnownError } from '../errors.js'
import type { SheetTable } from '../files/sheet-table.js'
import type { ColumnRole } from '../model/ingest.js'
import type { LanguageTag } from '../model/language.js'
import { cleanLines, cleanText } from './cell-text.js'

/** A column of a table and what it holds. */
export interface Column {
  /** 0-based. */
  readonly at: number
  readonly header: string
  readonly role: ColumnRole
}

/** `A`, `B`, ... `AA` for 0, 1, ... 26. */
export function columnLetter(at: number): string {
  const rest = Math.floor(at / 26)
  const letter = String.fromCharCode(65 + (at % 26))
  return rest > 0 ? columnLetter(rest - 1) + letter : letter
}

const letterHeader = (at: number): string => `Column ${columnLetter(at)}`

/**
 * The names of a table's columns from its header rows: texts of several rows joined, merged cells counted for every
 * column they span, the same name made different by a number, `Column C` where there is none.
 */
export function headersOf(table: SheetTable, headerAt: number, headerRows: number): readonly string[] {
  const head = table.rows.slice(headerAt, headerAt + headerRows + 50)
  const width = Math.max(0, ...head.map((row) => row.length))
  const merges = table.merges.filter(({ top, bottom }) => bottom >= headerAt && top < headerAt + headerRows)
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, at) => {
    const parts = Array.from({ length: headerRows }, (_, below) =>
      headerCell({ rows: table.rows, head, merges }, headerAt, below, at),
    )
    const name = [...new Set(parts.filter((part) => part !== ''))].join(' / ') || letterHeader(at)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

function headerCell({ rows, head, merges }: Head, headerAt: number, below: number, column: number): string {
  const own = cleanText(head[below]?.[column] ?? '')
  if (own !== '') return own
  const row = headerAt + below
  const block = merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return block ? cleanText(rows.at(block.top)?.[block.left] ?? '') : ''
}

interface Head extends Pick<SheetTable, 'rows' | 'merges'> {
  /** The rows from the header on. */
  readonly head: readonly (readonly string[])[]
}

const comparable = (header: string): string =>
  cleanText(header)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/()]+/gu, ' ')
    .trim()

/** Position of the column so named: as written, else but for case, accents and punctuation, else by its letter; -1 when absent. */
export function columnNamed(headers: readonly string[], name: string): number {
  const exact = headers.indexOf(name)
  if (exact >= 0) return exact
  const wanted = comparable(name)
  const close = headers.findIndex((header) => comparable(header) === wanted)
  if (close >= 0) return close
  return headers.findIndex((_, at) => letterHeader(at).toLowerCase() === wanted)
}

/** The columns that a recipe names. Throws `source/missing-column`, naming those that the file has. */
export function namedColumns(
  headers: readonly string[],
  roles: Readonly<Record<string, ColumnRole>>,
  file: string,
): readonly Column[] {
  return Object.entries(roles).map(([name, role]) => {
    const at = columnNamed(headers, name)
    if (at < 0) throw new KnownError('source/missing-column', { file, column: name, columns: headers.join(', ') })
    return { at, header: headers[at]!, role }
  })
}

/** A text and the language that its column declares; `null` where the column leaves it to the source. */
export interface CellTitle {
  readonly text: string
  readonly language: LanguageTag | null
}

/** What a role is about, without its language: `title` of `title:pt`. */
export type RolePart = ColumnRole extends infer R ? (R extends `${infer P}:${string}` ? P : R) : never

export interface RowReader {
  /** Cleaned text of the first filled column with the role, on one line; `''` when there is none. */
  readonly one: (row: readonly string[], part: RolePart) => string
  /** Cleaned texts of all filled columns with the role; line breaks kept. */
  readonly each: (row: readonly string[], part: RolePart) => readonly CellTitle[]
  readonly has: (part: RolePart) => boolean
}

/** Reads rows by role. Texts among `nothing` count as blank. */
export function rowReader(columns: readonly Column[], nothing: readonly string[] = []): RowReader {
  const blanks = new Set(nothing.map((text) => cleanText(text).toLowerCase()))
  const byPart = new Map<string, { readonly at: number; readonly language: LanguageTag | null }[]>()
  for (const { at, role } of columns) {
    const [part, language = null] = role.split(':') as [string, string?]
    byPart.set(part, [...(byPart.get(part) ?? []), { at, language }])
  }
  const filled = (text: string): boolean => text !== '' && !(blanks.size > 0 && blanks.has(text.toLowerCase()))
  return {
    has: (part) => byPart.has(part),
    one: (row, part) => {
      for (const { at } of byPart.get(part) ?? []) {
        const text = cleanText(row[at] ?? '')
        if (filled(text)) return text
      }
      return ''
    },
    each: (row, part) =>
      (byPart.get(part) ?? [])
        .map(({ at, language }) => ({ text: cleanLines(row[at] ?? ''), language }))
        .filter(({ text }) => filled(text)),
  }
}
