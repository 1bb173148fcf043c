import { KnownError } from '../errors.js'
import type { SheetTable } from './sheet-table.js'
import { mostColumns, rowPacker, type TableRows } from './table-rows.js'

/**
 * A JSON text as one table: an array of objects, or an object that holds one. The keys of all objects are the header,
 * in the order they first appear; nested objects give `outer.inner`, lists of texts one cell with a line each.
 * Throws `source/damaged` where a text is no JSON, `source/unknown-format` where it holds no list of objects.
 */
export function tableOfJson(text: string, file: string): SheetTable {
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch {
    return tableOfJsonLines([text], file)
  }
  const values = Array.isArray(whole) ? (whole as readonly unknown[]) : isObject(whole) ? listInside(whole) : []
  const records = recordTable(file)
  for (const value of values) records.add(value)
  return records.table(new Map())
}

/**
 * One object a line, which come in pieces that end at a line's end. A line that is no JSON is kept as a row that could
 * not be read. Rows are numbered as lines. Throws `source/damaged` where no line is JSON, `source/unknown-format`.
 */
export function tableOfJsonLines(pieces: Iterable<string>, file: string): SheetTable {
  const records = recordTable(file)
  const unreadable = new Map<number, string>()
  let line = 0
  let rest = ''
  const read = (text: string): void => {
    line++
    if (text.trim() === '') {
      records.blank()
      return
    }
    try {
      records.add(JSON.parse(text))
    } catch (thrown) {
      unreadable.set(line, `The line is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}.`)
      records.blank(text)
    }
  }
  for (const piece of pieces) {
    const lines = (rest + piece).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const text of lines) read(text)
  }
  if (rest !== '') read(rest)
  if (records.isEmpty() && unreadable.size > 0) {
    const [first] = unreadable
    throw new KnownError('source/damaged', { file, detail: `line ${first![0]}: ${first![1]}` })
  }
  return records.table(unreadable)
}

interface RecordTable {
  readonly add: (value: unknown) => void
  /** A row without cells, or with a text that could not be read. */
  readonly blank: (text?: string) => void
  readonly isEmpty: () => boolean
  readonly table: (unreadable: ReadonlyMap<number, string>) => SheetTable
}

/** Objects as rows, their keys as columns in the order in which they first appear. */
function recordTable(file: string): RecordTable {
  const columns = new Map<string, number>()
  const rows = rowPacker()
  return {
    add: (value) => {
      const cells: string[] = []
      const put = (key: string, text: string): void => {
        const at = columns.get(key) ?? columns.size
        if (at >= mostColumns) return
        if (at === columns.size) columns.set(key, at)
        while (cells.length < at) cells.push('')
        cells[at] = text
      }
      if (isObject(value)) flatten(value, '', put)
      rows.add(cells)
    },
    blank: (text = '') => rows.add([text]),
    isEmpty: () => columns.size === 0,
    table: (unreadable) => {
      if (columns.size === 0)
        throw new KnownError('source/unknown-format', { file, detail: 'JSON without a list of objects' })
      return {
        name: null,
        hidden: false,
        firstRow: 0,
        rows: headed([...columns.keys()], rows.rows()),
        merges: [],
        unreadable,
      }
    },
  }
}

/** Rows below a header that is known only when they are. */
function headed(header: readonly string[], rows: TableRows): TableRows {
  const length = rows.length + 1
  return {
    length,
    at: (index) => (index === 0 || index === -length ? header : rows.at(index < 0 ? index : index - 1)),
    slice: (start = 0, end = length) => {
      const [from, to] = [start, end].map((at) => (at < 0 ? Math.max(0, length + at) : at)) as [number, number]
      const below = rows.slice(Math.max(0, from - 1), Math.max(0, to - 1))
      return from === 0 && to > 0 ? [header, ...below] : below
    },
    *[Symbol.iterator]() {
      yield header
      yield* rows
    },
  }
}

/** The longest list of objects inside an object; else its values, each with the key it stood under. */
function listInside(whole: Readonly<Record<string, unknown>>): readonly unknown[] {
  const lists = Object.values(whole).filter((value): value is unknown[] => Array.isArray(value) && value.some(isObject))
  if (lists.length > 0) return lists.reduce((one, other) => (other.length > one.length ? other : one))
  const members = Object.entries(whole)
  if (members.every(([, value]) => isObject(value)))
    return members.map(([key, value]) => ({ key, ...(value as object) }))
  if (members.every(([, value]) => typeof value === 'string')) return members.map(([key, value]) => ({ key, value }))
  return [whole]
}

/** Objects within objects that become `outer.inner`; what lies deeper is one cell. */
const deepest = 8

function flatten(
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  put: (key: string, text: string) => void,
  depth = 1,
): void {
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner) && depth < deepest) flatten(inner, `${prefix}${key}.`, put, depth + 1)
    else put(prefix + key, cellText(inner))
  }
}

/** What a program calls a value, as the text that a person would write. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellText).join('\n')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
