import type { RetrievalMethod } from '../model/finding.js'
import { retrievalMethods } from '../model/finding.js'
import { type Preset, presets } from '../retrieve/presets.js'
import {
  compareMethods,
  type ComparedText,
  type Comparison,
  type Difference,
  type MethodComparer,
} from './compare-methods.js'
import { classificationTitles } from './gather-titles.js'
import { requireClassification } from './target.js'
import type { Workspace } from './workspace.js'

export { type Preset, presets, retrievalMethods, type RetrievalMethod }

/** A title of a list, with its code where it has one. */
export interface ListedText extends ComparedText {
  readonly sourceCode: string | null
}
export type Compared<T extends ListedText> = T & Comparison

/** The titles of a classification, labels and index entries, as a mapping reads them. Throws `classification/unknown`. */
export async function listedTitles(workspace: Workspace, sourceId: string): Promise<readonly ListedText[]> {
  const source = await requireClassification(workspace, sourceId)
  return classificationTitles('', source, await workspace.store.indexEntries(sourceId)).map(
    ({ text, language, origin }) => ({ text, language, sourceCode: origin.kind === 'Ad' ? null : origin.code }),
  )
}

/** Which titles are wanted: all, those on which anything differs, those on which presets differ. */
export const differings = ['all', 'methods', 'presets'] as const
export type Differing = (typeof differings)[number]

const wanted: Readonly<Record<Differing, readonly Difference[]>> = {
  all: ['no', 'methods', 'presets'],
  methods: ['methods', 'presets'],
  presets: ['presets'],
}

export interface ComparedPage<T extends ListedText> {
  readonly rows: readonly Compared<T>[]
  /** How many titles were looked at to fill the page: where the next page begins. */
  readonly lookedAt: number
}

/**
 * Compares title after title until a page is full or all are looked at. Between titles others get their turn, so that a
 * server goes on answering.
 */
export async function comparePage<T extends ListedText>(
  comparer: MethodComparer,
  titles: readonly T[],
  { size, differing }: { readonly size: number; readonly differing: Differing },
): Promise<ComparedPage<T>> {
  const rows: Compared<T>[] = []
  let lookedAt = 0
  while (lookedAt < titles.length && rows.length < size) {
    const title = titles[lookedAt++]!
    const comparison = compareMethods(comparer, title)
    if (wanted[differing].includes(comparison.differ)) rows.push({ ...title, ...comparison })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { rows, lookedAt }
}

const shownScore = (code: string | null, score: number): string => (code === null ? '' : score.toFixed(4))

/** Comparisons as rows of text below a header, for other programs. */
export function comparisonTable(rows: readonly Compared<ListedText>[]): readonly (readonly string[])[] {
  const header = [
    ...['source_code', 'title', 'language', 'differ'],
    ...retrievalMethods.flatMap((method) => [method, `${method}_score`]),
    ...presets.flatMap((preset) => [`preset_${preset}`, `preset_${preset}_probability`]),
  ]
  const cells = rows.map((row) => [
    ...[row.sourceCode ?? '', row.text, row.language, row.differ],
    ...row.methods.flatMap(({ code, score }) => [code ?? '', shownScore(code, score)]),
    ...row.presets.flatMap(({ code, probability }) => [code ?? '', shownScore(code, probability)]),
  ])
  return [header, ...cells]
}
