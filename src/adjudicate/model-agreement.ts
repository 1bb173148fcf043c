/**
 * How many times likelier a model is to choose a group when it is right than when it is not. A judgement from published
 * evaluations, on the careful side, until it is measured on reviewed titles; findings say so.
 */
export const agreementOdds = 3

/** A choice that the offline engine holds for impossible still weighs this much; else no agreement could lift it. */
export const leastPrior = 0.01

/** The offline engine's probabilities: of each candidate shown, and that none of them fits. They sum to at most 1. */
export interface Prior {
  readonly candidates: readonly number[]
  readonly none: number
}

/** What a model chose in one vote: a candidate (its index), that none fits, or nothing. */
export type Choice = number | 'none' | null

/**
 * The probabilities after a model's votes. One vote multiplies the odds of its choice by `odds`; several share that
 * factor by their number, as votes of one model are far from independent: two of three give `odds ** (2 / 3)`. What
 * remains is shared as before. What the model says about its own sureness is never used.
 */
export function withModelVotes(prior: Prior, votes: readonly Choice[], odds: number = agreementOdds): Prior {
  const weigh = (probability: number, choice: Choice): number => {
    const share = votes.filter((vote) => vote === choice).length / votes.length
    return share > 0 ? Math.max(probability, leastPrior) * odds ** share : probability
  }
  const candidates = prior.candidates.map((probability, at) => weigh(probability, at))
  const none = weigh(prior.none, 'none')
  const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const elsewhere = Math.max(0, 1 - sumOf(prior.candidates) - prior.none)
  const all = sumOf(candidates) + none + elsewhere
  return { candidates: candidates.map((weight) => weight / all), none: none / all }
}
