import type { ItemNotes } from '../model/classification.js'
import type { Labels, LanguageTag } from '../model/language.js'
import { cleanText, shortened } from './cell-text.js'
import type { Column, RowReader } from './columns.js'
import type { DataRow } from './row-ledger.js'

/** An item as its row gives it, before its place in the hierarchy is known. */
export interface DraftItem {
  readonly row: DataRow
  readonly code: string
  /** `''` when the row names none. */
  readonly parentCode: string
  /** As written: `4`, `unit group`; `''` when there is no such column. */
  readonly level: string
  readonly labels: Labels
  /** How far to the right its title begins: spaces before it, or the column a level that it stands in. */
  readonly indent: number
  readonly notes: ItemNotes
  readonly skillLevel: string | null
  /** True for a row that holds an index title of an item instead of an item. */
  readonly isEntry: boolean
  readonly alternatives: readonly { readonly title: string; readonly language: LanguageTag }[]
}

/** Labels by language from the columns of one role; a column without a language is in `fallback`. */
export function labelsOf(reader: RowReader, cells: readonly string[], part: 'title', fallback: LanguageTag): Labels {
  const labels: Record<LanguageTag, string> = {}
  for (const { text, language } of reader.each(cells, part)) labels[language ?? fallback] ??= text.replace(/\n+/g, ' ')
  return labels
}

/** Spaces before the first filled title; a column further to the right weighs more than any spaces. */
export function indentOf(columns: readonly Column[], cells: readonly string[]): number {
  const titles = columns.filter(({ role }) => role === 'title' || role.startsWith('title:'))
  const first = titles.findIndex(({ at }) => cleanText(cells[at] ?? '') !== '')
  if (first < 0) return 0
  const before = /^[\s\u00a0\u3000]*/.exec(cells[titles[first]!.at]!)![0].length
  return first * 1000 + Math.min(999, before)
}

const noteParts = {
  gloss: 'gloss',
  definition: 'definition',
  tasks: 'tasks',
  included: 'included',
  excluded: 'excluded',
  note: 'other',
} as const

export function notesOf(reader: RowReader, cells: readonly string[], fallback: LanguageTag): ItemNotes {
  const notes: Record<string, Record<LanguageTag, string>> = {}
  for (const [part, kind] of Object.entries(noteParts) as [keyof typeof noteParts, string][]) {
    for (const { text, language } of reader.each(cells, part)) {
      const own = (notes[kind] ??= {})
      const tag = language ?? fallback
      own[tag] = own[tag] === undefined ? text : `${own[tag]}\n${text}`
    }
  }
  return notes
}

/** Why a row can be no item or entry; `null` when it can. */
export function refusalOf(
  code: string,
  titles: readonly string[],
  titleLimit: number,
  { cells }: Pick<DataRow, 'cells'>,
): string | null {
  if (wordsNotCode.test(code)) return `"${shortened(code, 30)}" is words, not a code.`
  const filledCells = code === '' ? cells.filter((cell) => cell.trim() !== '').length : 0
  if (code === '' && filledCells === 1 && titles.some((title) => /^\p{L}\.?$/u.test(title)))
    return 'A letter that divides the list, not an entry.'
  if (code === '' && filledCells === 1) return 'Only one cell is filled: a heading or a note, not an item.'
  if (code === '' && titles.length === 0) return 'It has neither a code nor a title.'
  if (code === '') return 'It has a title but no code.'
  if (titles.length === 0) return `Code ${shortened(code, 20)} has no title.`
  if (code.length > longestCode) return `"${shortened(code, 30)}" is too long to be a code.`
  return tooLong(titles, titleLimit)
}

/** "Source: census", which a footer puts where codes stand. */
const wordsNotCode = /^(?!.*:\/\/)(?:(?=\D+$).*\p{L}{3,}[\s:]+\p{L}{3,}|.*\p{L}{3,}[\s:]+\p{L}{3,}\P{L}+\p{L}{3,})/u

/** Longest code kept; classifications in use have at most a dozen characters. */
const longestCode = 40

export function tooLong(titles: readonly string[], titleLimit: number): string | null {
  const longest = Math.max(0, ...titles.map((title) => title.length))
  return longest > titleLimit ? `Its title has ${longest} characters; ${titleLimit} are kept at most.` : null
}
