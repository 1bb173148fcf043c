import type { AdjudicationCase } from '../adjudicate/adjudicator.js'
import { probabilitiesOf } from '../adjudicate/statistical.js'
import type { Classification, ClassificationItem } from '../model/classification.js'
import type { Title } from '../model/title.js'
import type { CodeAgreement } from '../structure/derived-codes.js'
import { type ByWords, groupsOf } from './by-words.js'
import type { PreviousTarget } from './previous-mappings.js'
import { weighPlaces } from './places.js'
import type { OnProgress } from './progress.js'
import { targetOf } from './target.js'
import type { TitleEngine } from './title-engine.js'

export interface CaseRequest {
  readonly titles: readonly Title[]
  readonly engine: TitleEngine
  readonly source: Classification
  readonly target: Classification
  /** Where earlier tables lead, by source item code. */
  readonly previous: ReadonlyMap<string, readonly PreviousTarget[]>
  /** Candidates kept for each title. */
  readonly limit: number
  readonly onProgress: OnProgress
}

/** Looked at for each title before its place is weighed in: a sibling's group may be far down. */
const lookedAt = 20

/**
 * What an adjudicator is given for each title: candidates by its words and, for titles of the classification, by its
 * place in it. `structure` says in a few words what that place was worth, for the run's settings.
 */
export function casesFor(request: CaseRequest): {
  readonly cases: readonly AdjudicationCase[]
  readonly structure: string
  /** Whether the codes derive from the target's; `null` where there were too few titles to tell. */
  readonly agreement: CodeAgreement | null
} {
  const { titles, engine, source, target, limit, onProgress } = request
  const byWords = titles.map((title, i): ByWords => {
    if (i % 100 === 0) onProgress('candidates', i, titles.length)
    const candidates = engine.retriever.retrieve(title, Math.max(limit, lookedAt))
    return { title, candidates, probabilities: probabilitiesOf(candidates, engine.constants.calibration).candidates }
  })
  const { items: sourceItems } = targetOf(source)
  const { items, mappable } = targetOf(target)
  const { placed, structure, agreement } = weighPlaces(
    byWords,
    sourceItems,
    [...mappable.keys()],
    limit,
    engine.constants,
    request.previous,
  )
  const cases = byWords.map(({ title, candidates }): AdjudicationCase => {
    const own = title.origin.kind === 'Ad' ? undefined : sourceItems.get(title.origin.code)?.notes
    const about = { title, context: contextOf(title, sourceItems), items, ...(own ? { notes: own } : {}) }
    const known = placed.get(title.id)
    return known ? { ...about, ...known } : { ...about, candidates: candidates.slice(0, limit) }
  })
  return { cases, structure, agreement }
}

const contextOf = (title: Title, items: ReadonlyMap<string, ClassificationItem>): readonly string[] =>
  groupsOf(title, items)
    .map((code) => {
      const { labels } = items.get(code)!
      return `${code} ${labels[title.language] ?? Object.values(labels)[0] ?? ''}`
    })
    .reverse()
