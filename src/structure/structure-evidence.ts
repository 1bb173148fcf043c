import { type CodeAgreement, codeAgreement, codeEvidence } from './derived-codes.js'
import { groupVotes } from './group-votes.js'
import type { PlacedTitle } from './placed-title.js'
import { type PreviousAgreement, previousAgreement, previousEvidence } from './previous-links.js'
import { type SurenessWeights, withSureness } from './sureness.js'

/** A title's groups of the target once its place is taken into account. */
export interface StructuredTitle {
  /** Probability for each target code, in the order given; sums to 1. */
  readonly probabilities: Float64Array
  /** Logarithm of what the votes of its groups made of each code: above 0 they speak for it. */
  readonly votes: Float64Array
  /** Logarithm of what its code made of each code; `null` where codes are no evidence. */
  readonly code: Float64Array | null
}

export interface StructureEvidence {
  readonly titles: readonly StructuredTitle[]
  readonly agreement: CodeAgreement
  readonly previous: PreviousAgreement
  /** In [0, 1]; 0: the classification's order says nothing about its titles, and nothing was moved by it. */
  readonly strength: number
  /** How much places had a say, in [0, 1]: the strength, or 1 where codes are evidence. */
  readonly active: number
}

/** Rounds in which titles vote with what the round before made of them; later ones move next to nothing. */
const rounds = 3
/** Titles of one group are no independent witnesses: their votes are damped to this power. */
const damping = 0.6
const floor = 1e-6

/**
 * What a title's place says about its group: where the other titles of its groups lie, at each level up, and its code
 * where the code system derives from the target's. No labels are used and nothing is learnt: a list in alphabetical or
 * random order moves nothing. The order of the titles does not matter. `sureness` makes the first probabilities such
 * that can be believed; without it they are as the evidence adds up. `linked`: for each title, target codes that earlier
 * correspondence tables lead to; they count as far as they agree with the titles. Without `siblings` only codes and such
 * links are evidence.
 */
export function structureEvidence(
  titles: readonly PlacedTitle[],
  targetCodes: readonly string[],
  sureness: SurenessWeights | null,
  {
    siblings = true,
    linked = titles.map(() => []),
  }: { readonly siblings?: boolean; readonly linked?: readonly (readonly string[])[] } = {},
): StructureEvidence {
  const agreement = codeAgreement(titles, new Set(targetCodes))
  const placeOf = new Map(targetCodes.map((code, place) => [code, place]))
  const byWords = titles.map((title) => spread(title, placeOf))
  const evidence = codeEvidence(agreement, targetCodes)
  const codes = titles.map(({ code }) => (agreement.derived ? evidence(code) : null))
  const previous = previousAgreement(titles, linked)
  const links = linked.map((own) => previousEvidence(previous, own, targetCodes))
  let beliefs: readonly Float64Array[] = byWords
  let votes: readonly Float64Array[] = []
  let strength = 0
  for (let round = 0; round < rounds; round++) {
    ;({ votes, strength } = groupVotes(titles, beliefs, byWords))
    if (!siblings) strength = 0
    beliefs = titles.map((_, i) => combined(byWords[i]!, votes[i]!, damping * strength, [codes[i]!, links[i]!]))
  }
  const active = agreement.derived ? 1 : strength
  const probabilitiesOf = ({ candidates, probabilities }: PlacedTitle, belief: Float64Array): Float64Array => {
    const words = { place: placeOf.get(candidates[0]?.code ?? '') ?? -1, probability: probabilities[0] ?? 0 }
    return sureness === null ? belief : withSureness(belief, words, active, sureness)
  }
  return {
    titles: titles.map((title, i) => ({
      probabilities: probabilitiesOf(title, beliefs[i]!),
      votes: votes[i]!,
      code: codes[i]!,
    })),
    agreement,
    previous,
    strength,
    active,
  }
}

/** What is missing to 1 is spread over all codes: the words may have missed the right one. */
function spread({ candidates, probabilities }: PlacedTitle, placeOf: ReadonlyMap<string, number>): Float64Array {
  const missing = Math.max(0, 1 - probabilities.reduce((sum, value) => sum + value, 0))
  const belief = new Float64Array(placeOf.size).fill(missing / placeOf.size + floor)
  candidates.forEach(({ code }, i) => {
    const place = placeOf.get(code)
    if (place !== undefined) belief[place] = belief[place]! + (probabilities[i] ?? 0)
  })
  return belief
}

function combined(
  byWords: Float64Array,
  votes: Float64Array,
  power: number,
  published: readonly (Float64Array | null)[],
): Float64Array {
  const worths = byWords.map((value, c) =>
    published.reduce((sum, evidence) => sum + (evidence?.[c] ?? 0), Math.log(value) + power * votes[c]!),
  )
  const highest = worths.reduce((most, worth) => Math.max(most, worth), -Infinity)
  const shares = worths.map((worth) => Math.exp(worth - highest))
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / all)
}
