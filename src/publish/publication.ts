import type { Classification, ClassificationItem, SourceDescription } from '../model/classification.js'
import type { Correspondence, DirectionWarning, TitleCounts } from '../model/correspondence.js'
import type { CodeSystem, ExplainedDeparture } from '../model/departure.js'
import type { Finding } from '../model/finding.js'
import { labelIn, type LanguageTag } from '../model/language.js'
import type { Settlement } from '../model/review.js'
import type { Run } from '../model/run.js'
import type { Title } from '../model/title.js'

/** A title with what stands for it. */
export interface PublishedTitle {
  readonly title: Title
  readonly settlement: Settlement
  readonly finding: Finding | undefined
}

/** A version of a correspondence with everything that its readers must know of it. */
export interface Publication {
  readonly correspondence: Correspondence
  readonly source: Classification
  readonly target: Classification
  /** Where the ads came from; often none. */
  readonly adSources: readonly SourceDescription[]
  /** Every title of the correspondence, ads too. */
  readonly titles: readonly PublishedTitle[]
  readonly counts: readonly TitleCounts[]
  readonly warnings: readonly DirectionWarning[]
  /** `null` where no mapping has measured it. */
  readonly codes: CodeSystem | null
  /** Titles that lie elsewhere than their own code says; none where the codes do not derive from the target's. */
  readonly departures: readonly ExplainedDeparture[]
  /** Latest first; the latest of each step is described. */
  readonly runs: readonly Run[]
  /** The reader's: target labels are shown in it. Source labels stay in the source's first language. */
  readonly language: LanguageTag
  readonly version: string
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string
}

/** The label of an item by code: `''` for a code that the classification lacks. */
export function labelsOf({ items, source }: Classification, language?: LanguageTag): (code: string) => string {
  const byCode = new Map(items.map((item) => [item.code, item]))
  return (code) => labelIn(byCode.get(code)?.labels ?? {}, language ?? source.languages[0] ?? 'en')
}

/** Items of the deepest level, those that titles lie in, by code. */
export function deepestItems({ items, levels }: Classification): readonly ClassificationItem[] {
  const deepest = Math.max(...levels.map(({ depth }) => depth))
  return items.filter(({ depth }) => depth === deepest).sort((a, b) => inOrder(a.code, b.code))
}

/** The latest run of each step, mapping first. */
export const latestRuns = (runs: readonly Run[]): readonly Run[] =>
  (['map', 'detect'] as const).flatMap((step) => runs.find((run) => run.step === step) ?? [])

/** A warning to print on everything that rests on sample data; `null` where nothing does. */
export function sampleWarning({ source, target, adSources }: Publication): string | null {
  const samples = [source.source, target.source, ...adSources].filter(({ sample }) => sample).map(({ title }) => title)
  return samples.length === 0
    ? null
    : `Made from sample data (${samples.join('; ')}). It shows what the tool does and is not for use.`
}

/** By code unit: the same on every machine, whatever its language. */
export const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
