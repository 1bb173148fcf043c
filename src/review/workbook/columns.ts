import type { Locale, LocaleTag } from '../../locale/locale.js'
import type { MappingRelation } from '../../model/finding.js'

/** How many candidates a row shows, best first. */
export const candidatesShown = 5

interface Column {
  readonly key: ColumnKey
  readonly width: number
  /** Names the row to Concord; nobody needs to see it. */
  readonly hidden?: true
  /** What reviewers fill in. All other columns are locked. */
  readonly open?: true
  readonly numbers?: string
}

export type ColumnKey =
  | 'id'
  | 'revision'
  | 'seal'
  | 'title'
  | 'language'
  | 'source-code'
  | 'parents'
  | 'frequency'
  | 'proposal'
  | 'proposal-title'
  | 'probability'
  | 'decision'
  | 'code'
  | 'relation'
  | 'comment'
  | 'candidate-1'
  | 'candidate-2'
  | 'candidate-3'
  | 'candidate-4'
  | 'candidate-5'
  | 'stands'

/** The columns of the review sheet, from left to right: what to decide is in sight of the title and the proposal. */
export const columns: readonly Column[] = [
  { key: 'id', width: 12, hidden: true },
  { key: 'revision', width: 8, hidden: true },
  { key: 'seal', width: 12, hidden: true },
  { key: 'title', width: 36 },
  { key: 'language', width: 9 },
  { key: 'source-code', width: 12 },
  { key: 'parents', width: 30 },
  { key: 'frequency', width: 11, numbers: '0' },
  { key: 'proposal', width: 13 },
  { key: 'proposal-title', width: 30 },
  { key: 'probability', width: 11, numbers: '0.00' },
  { key: 'decision', width: 18, open: true },
  { key: 'code', width: 9, open: true },
  { key: 'relation', width: 22, open: true },
  { key: 'comment', width: 30, open: true },
  { key: 'candidate-1', width: 28 },
  { key: 'candidate-2', width: 28 },
  { key: 'candidate-3', width: 28 },
  { key: 'candidate-4', width: 28 },
  { key: 'candidate-5', width: 28 },
  { key: 'stands', width: 24 },
]

export const columnAt = (key: ColumnKey): number => columns.findIndex((column) => column.key === key)

/** Those whose cells must come back as they were written: all that people do not fill in. */
export const sealedKeys: readonly ColumnKey[] = columns
  .filter(({ key, open }) => open !== true && key !== 'seal')
  .map(({ key }) => key)

export const headerOf = (key: ColumnKey, locale: Locale): string => locale.text(`workbook.column-${key}`)

/** What the column *decision* offers, in this order. */
export const decisionWords = ['accept', 'another', 'none', 'later'] as const
export type DecisionWord = (typeof decisionWords)[number]

export const decisionLabel = (word: DecisionWord, locale: Locale): string => locale.text(`workbook.choice-${word}`)

/** Relations that reviewers may say, as the desk offers them. */
export const offeredRelations = [
  'exactMatch',
  'broadMatch',
  'narrowMatch',
  'closeMatch',
] as const satisfies readonly MappingRelation[]

export const relationLabel = (relation: (typeof offeredRelations)[number], locale: Locale): string =>
  locale.text(`relation.${relation}`)

/** What a workbook says of itself on a hidden sheet. */
export interface WorkbookDescription {
  readonly correspondenceId: string
  readonly language: LocaleTag
  /** Ids of the titles it was written with, in their order. */
  readonly titleIds: readonly string[]
}

/** First cell of the hidden sheet, and the version of the layout beside it. */
export const mark = 'concord-review'
export const layoutVersion = '1'
