import type { Locale } from '../locale/locale.js'
import type { Title } from '../model/title.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { TitleFilter, TitleRow } from '../store/port.js'
import type { Structure } from './classifications.js'
import { codeOf } from './title-rows.js'
import { standingOf } from './vocabulary.js'

/** Titles read to find the siblings among them. */
const scanned = 200
const shown = 12

/** The own labels of the items beside this title's item, in its language. Empty for ads and where there are none. */
export async function siblingRows(
  { store }: Workspace,
  correspondenceId: string,
  title: Title,
  structure: Structure | undefined,
  /** What else narrows them. */
  narrowed: TitleFilter = {},
): Promise<readonly TitleRow[]> {
  if (title.origin.kind === 'Ad' || structure === undefined) return []
  const { code } = title.origin
  const item = structure.items.get(code)
  if (item === undefined) return []
  const beside = new Set((structure.children.get(item.parent) ?? []).map((sibling) => sibling.code))
  beside.delete(code)
  const prefix = commonPrefix([...beside, code])
  // Codes that share nothing at the front would mean reading the whole list.
  if (beside.size === 0 || prefix === '') return []
  const filter = { ...narrowed, sourceCode: prefix, originKind: 'Item', language: title.language } as const
  const rows = await store.rows(correspondenceId, filter, 'source-code', { offset: 0, limit: scanned })
  return rows.filter((row) => row.sourceCode !== null && beside.has(row.sourceCode))
}

export function commonPrefix(codes: readonly string[]): string {
  const [first = '', ...others] = codes
  let length = first.length
  for (const code of others) {
    while (!code.startsWith(first.slice(0, length))) length--
  }
  return first.slice(0, length)
}

/** Where the siblings went: `8341 ×7, 6111 ×1`, and the first of them by name. */
export function siblingSummary(rows: readonly TitleRow[], locale: Locale) {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const where = whereTo(row)
    counts.set(where, (counts.get(where) ?? 0) + 1)
  }
  const groups = [...counts]
    .map(([code, count]) => ({ code: code === '' ? null : code, count }))
    .sort((a, b) => b.count - a.count)
  return {
    count: rows.length,
    groups: groups.slice(0, 5),
    rows: rows.slice(0, shown).map((row) => ({
      text: row.text,
      language: row.language,
      sourceCode: row.sourceCode,
      code: whereTo(row) || null,
      standing: locale.text(standingOf(row).key),
      mark: standingOf(row).mark,
    })),
    more: Math.max(0, rows.length - shown),
  }
}

const whereTo = (row: TitleRow): string => codeOf(row) ?? ''
