import { KnownError } from '../errors.js'
import { parseJsonLines } from './json-lines.js'
import type { SheetTable } from './sheet-table.js'

/**
 * A JSON text as one table: an array of objects, or one object a line. The keys of all objects are the header, in the
 * order they first appear; nested objects give `outer.inner`, lists of texts one cell with a line each.
 * Throws `source/damaged` where a text is no JSON, `source/unknown-format` where it holds no list of objects.
 */
export function tableOfJson(text: string, file: string): SheetTable {
  const { values, firstRow } = valuesOf(text, file)
  const records = values.map((value) => (isObject(value) ? flat(value, '') : new Map<string, string>()))
  const keys = [...new Set(records.flatMap((record) => [...record.keys()]))]
  if (keys.length === 0)
    throw new KnownError('source/unknown-format', { file, detail: 'JSON without a list of objects' })
  const rows = records.map((record) => keys.map((key) => record.get(key) ?? ''))
  return { name: null, hidden: false, firstRow, rows: [keys, ...rows], merges: [] }
}

function valuesOf(text: string, file: string): { readonly values: readonly unknown[]; readonly firstRow: number } {
  try {
    const whole = JSON.parse(text) as unknown
    if (Array.isArray(whole)) return { values: whole, firstRow: 0 }
    if (isObject(whole)) return { values: listInside(whole), firstRow: 0 }
  } catch {
    // Not one JSON value: one a line, then.
  }
  const values: unknown[] = []
  for (const line of parseJsonLines(text)) {
    if (line.kind === 'Bad')
      throw new KnownError('source/damaged', { file, detail: `line ${line.line}: ${line.reason}` })
    values.push(line.value)
  }
  return { values, firstRow: 0 }
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

function flat(value: Readonly<Record<string, unknown>>, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, string])[] =>
      isObject(inner) ? [...flat(inner, `${prefix}${key}.`)] : [[prefix + key, cellText(inner)]],
    ),
  )
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellText).join('\n')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
