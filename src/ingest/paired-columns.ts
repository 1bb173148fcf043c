import type { SheetTable } from '../files/sheet-table.js'
import { cleanText, compactCode } from './cell-text.js'
import type { ColumnFeatures } from './column-features.js'
import { headerWordOf } from './header-words.js'

/** Columns of a table that links two classifications. */
export interface PairedColumns {
  readonly source: { readonly code: number; readonly title: number | null }
  readonly target: { readonly code: number; readonly title: number | null }
  readonly reason: string
}

/** Names and abbreviations by which headers mention a classification of occupations, with its year where they give one. */
const classificationName =
  /(?:isco|ciuo|citp|isko|onet|o\*net|esco|anzsco|(?<![a-z])(?:ssoc|soc|noc|kldb|rome|sinco|cno|cmo|cbo|cod|cp|pcs|masco|psoc|nco|ssyk|styrk|disco|auxco|ciiu|classification)(?![a-z]))(?:[ -]*\d{1,4}(?!\d))?/i

/** Two versions of one classification have two names: `isco88`, `isco08`. */
const nameIn = (header: string): string | null =>
  classificationName.exec(header.replace(/_/g, ' '))?.[0].toLowerCase().replace(/[ -]+/g, '') ?? null

/**
 * Two code columns headed with two classifications, ISCO most often one of them: the table says what corresponds to
 * what. `null` where the second column is the parent of the first, or nothing speaks for two classifications.
 */
export function pairedColumns(
  table: SheetTable,
  headers: readonly string[],
  firstDataRow: number,
  features: readonly ColumnFeatures[],
): PairedColumns | null {
  const codes = headers
    .map((header, at): CodeColumn => ({ at, name: nameIn(header), word: headerWordOf(header)?.role ?? null }))
    .filter(({ at, word }) => word !== 'parent' && word !== 'level' && isCodes(features[at]!))
  const named = codes.filter(({ name }) => name !== null)
  const ownCodes = codes.some(({ at, name, word }) => name === null && word === 'code' && isUnique(features[at]!))
  const pair = (ownCodes ? null : firstPair(named)) ?? besideIsco(codes, features)
  if (
    !pair ||
    describesItems(pair, features) ||
    listsTitles(pair, table, firstDataRow, features) ||
    isPrefix(table, firstDataRow, pair[0].at, pair[1].at)
  )
    return null
  const [source, target] = pair
  const taken = new Set(codes.map(({ at }) => at))
  const sourceTitle = titleBeside(source.at, features, taken)
  if (sourceTitle !== null) taken.add(sourceTitle)
  return {
    source: { code: source.at, title: sourceTitle },
    target: { code: target.at, title: titleBeside(target.at, features, taken) },
    reason: `"${headers[source.at]!}" and "${headers[target.at]!}" are codes of two classifications`,
  }
}

interface CodeColumn {
  readonly at: number
  readonly name: string | null
  readonly word: string | null
}

type Pair = readonly [source: CodeColumn, target: CodeColumn]

function firstPair(named: readonly CodeColumn[]): Pair | null {
  for (const source of named) {
    const others = named.filter(({ at, name }) => at > source.at && name !== source.name)
    const target = others.find(({ word }) => word === 'code') ?? others[0]
    if (target) return [source, target]
  }
  return null
}

/** Codes of ISCO with their titles, and beside them other codes with titles of their own, whatever their header says. */
function besideIsco(codes: readonly CodeColumn[], features: readonly ColumnFeatures[]): Pair | null {
  const isIsco = ({ name }: CodeColumn): boolean => name !== null && /^(?:isco|ciuo|citp|isko)/.test(name)
  const taken = new Set(codes.map(({ at }) => at))
  const titled = codes.filter(({ at }) => titleBeside(at, features, taken) !== null)
  const isco = titled.find(isIsco)
  const other = titled.find((column) => column.word === 'code' && !isIsco(column))
  if (!isco || !other || titleBeside(isco.at, features, taken) === titleBeside(other.at, features, taken)) return null
  return isco.at < other.at ? [isco, other] : [other, isco]
}

/** Titles differ from row to row while the two codes come back together: an index with codes of two classifications. */
function listsTitles(
  [source, target]: Pair,
  table: SheetTable,
  firstDataRow: number,
  features: readonly ColumnFeatures[],
): boolean {
  const rows = table.rows.slice(firstDataRow, firstDataRow + 2000)
  const pairs = rows
    .map((row) => `${cleanText(row[source.at] ?? '')} ${cleanText(row[target.at] ?? '')}`)
    .filter((pair) => pair !== ' ')
  const distinct = new Set(pairs).size / Math.max(1, pairs.length)
  return distinct < 0.75 && features.some((one) => one.wordy > 0.8 && one.distinct > 0.95 && one.meanLength < 120)
}

/** Every row has a code of its own and a text about it: a classification, which mentions another in passing. */
const describesItems = ([source]: Pair, features: readonly ColumnFeatures[]): boolean =>
  isUnique(features[source.at]!) &&
  features.some(({ wordy, meanLength, filled }) => wordy > 0.8 && meanLength > 120 && filled > 0.5)

const isCodes = ({ codeLike, uriLike, distinctCount, filled }: ColumnFeatures): boolean =>
  codeLike + uriLike > 0.6 && distinctCount > 5 && filled > 0.3

/** A column with a code of its own for every row makes the table a classification, whatever else it mentions. */
const isUnique = ({ codeLike, distinct }: ColumnFeatures): boolean => codeLike > 0.9 && distinct > 0.95

function titleBeside(code: number, features: readonly ColumnFeatures[], taken: ReadonlySet<number>): number | null {
  const beside = [code + 1, code - 1].find(
    (at) => !taken.has(at) && (features[at]?.wordy ?? 0) > 0.8 && features[at]!.meanLength < 150,
  )
  return beside ?? null
}

/** Whether one column only shortens the other: then it is the group above, not another classification. */
function isPrefix(table: SheetTable, firstDataRow: number, one: number, other: number): boolean {
  const pairs = table.rows
    .slice(firstDataRow, firstDataRow + 300)
    .map((row) => [compactCode(cleanText(row[one] ?? '')), compactCode(cleanText(row[other] ?? ''))] as const)
    .filter(([a, b]) => a !== '' && b !== '')
  const prefixed = pairs.filter(([a, b]) => a !== b && (a.startsWith(b) || b.startsWith(a)))
  return pairs.length > 0 && prefixed.length / pairs.length > 0.95
}

/** Classifications have fewer. */
const mostLevels = 9

/**
 * Columns side by side of which every row fills exactly one, all with codes: a column a level. Fewer than two: none.
 */
export function levelColumns(
  table: SheetTable,
  firstDataRow: number,
  features: readonly ColumnFeatures[],
): readonly number[] {
  return takingTurns(table, firstDataRow, (at) => (features[at]?.codeLike ?? 0) > 0.9, features.length)
}

/** Columns side by side of which every row fills exactly one, all with words: titles that stand deeper on deeper levels. */
export const staggeredTitles = (
  table: SheetTable,
  firstDataRow: number,
  features: readonly ColumnFeatures[],
): readonly number[] =>
  takingTurns(
    table,
    firstDataRow,
    (at) => (features[at]?.wordy ?? 0) > 0.8 && features[at]!.meanLength < 120,
    features.length,
  )

function takingTurns(
  table: SheetTable,
  firstDataRow: number,
  suits: (at: number) => boolean,
  width: number,
): readonly number[] {
  const suited = Array.from({ length: width }, (_, at) => at).filter(suits)
  const side = suited.filter((at) => suited.includes(at - 1) || suited.includes(at + 1))
  if (side.length < 2 || side.length > mostLevels) return []
  const rows = table.rows.slice(firstDataRow, firstDataRow + 400)
  const filled = rows
    .map((row) => side.filter((at) => cleanText(row[at] ?? '') !== ''))
    .filter((columns) => columns.length > 0)
  const alone = filled.filter((columns) => columns.length === 1).flat()
  // A column of remarks is rarely filled, and never alone.
  const takesTurns = side.every((at) => alone.includes(at))
  return takesTurns && alone.length / Math.max(1, filled.length) > 0.95 ? side : []
}
