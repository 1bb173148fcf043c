import type { ClassificationItem } from '../model/classification.js'
import type { AdjudicationMethod, Candidate, Finding, MappingRelation } from '../model/finding.js'
import type { Title } from '../model/title.js'
import { fold } from '../text/fold.js'
import type { AdjudicationCase, Adjudicator } from './adjudicator.js'

/** Turns the worth of candidates into probabilities. Learnt by `bench fit` together with the fusion weights. */
export interface Calibration {
  /** Worth is multiplied by this before the softmax: below 1 where the fused ranking is too sure of itself. */
  readonly sharpness: number
  /** Worth of "none of those shown" for a title with nothing similar, and what one unit of similarity takes from it. */
  readonly noneWorth: number
  readonly noneSimilarity: number
}

export interface CandidateProbabilities {
  /** In the order of the candidates. */
  readonly candidates: readonly number[]
  /** That the right item is not among those shown. */
  readonly none: number
}

/** Probability of each candidate and of none of them; together they are 1. */
export function probabilitiesOf(candidates: readonly Candidate[], calibration: Calibration): CandidateProbabilities {
  const noneWorth = calibration.noneWorth + calibration.noneSimilarity * bestSimilarity(candidates)
  const worths = [...candidates.map(({ score }) => score * calibration.sharpness), noneWorth]
  const highest = Math.max(...worths)
  const shares = worths.map((worth) => Math.exp(worth - highest))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const probabilities = shares.map((share) => share / all)
  return { candidates: probabilities.slice(0, -1), none: probabilities.at(-1)! }
}

/** The best similarity by characters among the candidates, in [0, 1]; 0 without any. */
export const bestSimilarity = (candidates: readonly Candidate[]): number =>
  Math.max(
    0,
    ...candidates.flatMap(({ evidence }) =>
      evidence.filter(({ method }) => method === 'characters' || method === 'exact').map(({ score }) => score),
    ),
  )

/**
 * Decides by calibrated probabilities alone: offline, the same answer every time. The most probable candidate, or
 * `NoTermFound` where none of those shown is more probable than each of them.
 */
export function statisticalAdjudicator(calibration: Calibration, fallback: string | null): Adjudicator {
  const method: AdjudicationMethod = { adjudicator: 'statistical', model: null, promptHash: null, fallback }
  return {
    name: 'statistical',
    adjudicate: (one) => Promise.resolve(findingFor(one, calibration, method)),
  }
}

function findingFor(one: AdjudicationCase, calibration: Calibration, method: AdjudicationMethod): Finding {
  const { title, candidates } = one
  const { candidates: probabilities, none } = one.placed ?? probabilitiesOf(candidates, calibration)
  const base = { titleId: title.id, method, candidates, probabilities, noneProbability: none }
  const [first] = candidates
  if (!first) {
    return {
      ...base,
      kind: 'Undecided',
      reason: 'nothing-similar',
      probability: 0,
      rationale: 'No index title was found for this title.',
    }
  }
  const [best = 0] = probabilities
  const remark = one.placed ? ` ${one.placed.remark}` : ''
  const rationale = `${rationaleFor(candidates, probabilities, none)}${remark}`
  if (none > best) return { ...base, kind: 'NoTermFound', probability: none, rationale }
  return {
    ...base,
    kind: 'Mapped',
    code: first.code,
    probability: best,
    relation: relationOf(title, one.items.get(first.code)),
    rationale,
  }
}

/**
 * An item whose label is the group's own title is the same; any other item of a national classification is held to be
 * narrower than the group that takes it, which is what unit groups are for. Reviewers are asked to confirm.
 */
function relationOf(title: Title, item: ClassificationItem | undefined): MappingRelation | null {
  if (title.origin.kind !== 'Item') return null
  const label = item?.labels[title.language]
  return label !== undefined && fold(label) === fold(title.text) ? 'exactMatch' : 'broadMatch'
}

function rationaleFor(candidates: readonly Candidate[], probabilities: readonly number[], none: number): string {
  const [first, second] = candidates
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const [evidence] = first!.evidence
  const agreeing = first!.evidence.filter(({ rank }) => rank === 1).length
  const methods = `${agreeing} of ${first!.evidence.length} methods put ${first!.code} first`
  const rival = second ? `; next ${second.code} at ${percent(probabilities[1]!)}` : ''
  // Where its own code alone speaks for a group there is no index title.
  const why =
    evidence!.method === 'code'
      ? `the source's own code ${evidence!.matchedTitle}`
      : `nearest index title "${evidence!.matchedTitle}" (${evidence!.matchedLanguage})`
  return (
    `${first!.code} at ${percent(probabilities[0]!)}: ${why}` +
    `; ${methods}${rival}; none of those shown at ${percent(none)}.`
  )
}
