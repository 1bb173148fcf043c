import { probabilitiesOf } from '../src/adjudicate/statistical.js'
import type { Candidate, CandidateEvidence } from '../src/model/finding.js'
import { worth } from '../src/retrieve/fused.js'
import { pathsFromCodes } from '../src/structure/placed-title.js'
import { structureEvidence } from '../src/structure/structure-evidence.js'
import { surenessFeatures, type SurenessWeights } from '../src/structure/sureness.js'
import { type Choice, learnWorths } from './choice-model.js'
import { type Constants, rounded } from './constants.js'
import type { TaskRow } from './tasks.js'

/** What is known of a title's first group once its place is weighed in, and whether it is right. */
interface FirstGroup {
  readonly features: readonly number[]
  readonly right: boolean
  readonly weight: number
}

const seed = 9
const ranked = 20

/** The first groups of a whole classification, by constants learnt without it; none where its places say nothing. */
export function firstGroups(
  list: {
    readonly rows: readonly TaskRow[]
    readonly gold: readonly (readonly string[])[]
    readonly evidence: readonly ReadonlyMap<string, readonly CandidateEvidence[]>[]
  },
  { weights, calibration }: Omit<Constants, 'sureness'>,
  targetCodes: readonly string[],
): readonly FirstGroup[] {
  const paths = pathsFromCodes(list.rows.map(({ code }) => code))
  const placed = list.rows.map(({ code, title }, i) => {
    const candidates = [...list.evidence[i]!]
      .map(([group, own]): Candidate => ({ code: group, rank: 0, score: worth(own, weights), evidence: own }))
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, ranked)
    const { candidates: probabilities } = probabilitiesOf(candidates, calibration)
    return { text: title, code, path: paths[i]!, candidates, probabilities }
  })
  const { titles, active } = structureEvidence(placed, targetCodes, null)
  if (active === 0) return []
  const scored = list.gold.flatMap((codes, i) => (codes.length > 0 ? [i] : []))
  return scored.map((i): FirstGroup => {
    const { probabilities } = titles[i]!
    const first = probabilities.indexOf(Math.max(...probabilities))
    const [words] = placed[i]!.candidates
    const agrees = words?.code === targetCodes[first]
    return {
      features: surenessFeatures(probabilities[first]!, agrees, placed[i]!.probabilities[0] ?? 0),
      right: list.gold[i]!.includes(targetCodes[first]!),
      weight: active / scored.length,
    }
  })
}

/** Logistic regression, as a choice between what the features speak for and nothing. */
export function learnSureness(firsts: readonly FirstGroup[]): SurenessWeights {
  const choices = firsts.map(({ features, right, weight }): Choice => {
    return { features: Float32Array.from([...features, ...features.map(() => 0)]), right: [right, !right], weight }
  })
  const [constant = 0, logOdds = 1, wordsAgree = 0, words = 0] = learnWorths(choices, 4, new Float64Array(4), seed)
  return {
    constant: rounded(constant),
    logOdds: rounded(logOdds),
    wordsAgree: rounded(wordsAgree),
    words: rounded(words),
  }
}
