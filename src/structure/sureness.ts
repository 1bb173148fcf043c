/** How sure a title's first group is once its place was weighed in. Learnt by `bench fit`. */
export interface SurenessWeights {
  readonly constant: number
  /** Of the log-odds that the evidence adds up to: below 1, for places repeat what words said already. */
  readonly logOdds: number
  /** Where the words alone put the same group first. */
  readonly wordsAgree: number
  /** Of the probability that the words alone gave their own first group. */
  readonly words: number
}

const floor = 1e-4

/** What is known of a title's first group, in the order of `SurenessWeights`. */
export function surenessFeatures(first: number, wordsAgree: boolean, words: number): readonly number[] {
  return [1, Math.log((first + floor) / (1 - first + floor)), wordsAgree ? 1 : 0, words]
}

/**
 * The same ranking with a first probability that can be believed; the others share what is left as before. `active`, in
 * [0, 1], is how much the place had a say: at 0 nothing is changed.
 */
export function withSureness(
  belief: Float64Array,
  words: { readonly place: number; readonly probability: number },
  active: number,
  weights: SurenessWeights,
): Float64Array {
  if (active === 0) return belief
  let place = 0
  for (let c = 1; c < belief.length; c++) if (belief[c]! > belief[place]!) place = c
  const first = belief[place]!
  const features = surenessFeatures(first, words.place === place, words.probability)
  const learnt = [weights.constant, weights.logOdds, weights.wordsAgree, weights.words].reduce(
    (sum, weight, at) => sum + weight * features[at]!,
    0,
  )
  const second = belief.reduce((most, value, c) => (c === place ? most : Math.max(most, value)), 0)
  // A little more than the second's, or the ranking would change.
  const share = (1.001 * second) / Math.max(1 - first, Number.MIN_VALUE)
  const least = share / (1 + share)
  const odds = Math.exp(active * learnt + (1 - active) * features[1]!)
  const sure = Math.max(least, odds / (1 + odds))
  const rest = (1 - sure) / Math.max(1 - first, Number.MIN_VALUE)
  return belief.map((value, c) => (c === place ? sure : value * rest))
}
