import type { Unit, Weights } from './agreement.js'

/** Units as numbers, those that say the same as one pattern: thousands of titles have a few hundred. */
export interface PairSample {
  /** The pattern of each unit; -1 for one that is not part of this sample or that not both coded. */
  readonly patternOf: Int32Array
  readonly patterns: number
  /** Units that both coded. */
  readonly units: number
  /** Cohen's kappa and Krippendorff's alpha of two coders, each pattern counted as often as its weight says. */
  readonly coefficients: (weights: Weights) => readonly [number | null, number | null]
}

/**
 * Prepares two coders' answers for counting them thousands of times over. The same figures as `cohensKappa` and
 * `krippendorffsAlpha` give, which tests compare. `null`: the unit is not part of this sample.
 */
export function pairSample(units: readonly (Unit | null)[]): PairSample {
  const categories = new Map<string, number>()
  const numberOf = (category: string): number => {
    const known = categories.get(category) ?? categories.size
    categories.set(category, known)
    return known
  }
  const known = new Map<string, number>()
  const [first, second]: [number[], number[]] = [[], []]
  const patternOf = new Int32Array(units.length).fill(-1)
  let both = 0
  for (const [at, unit] of units.entries()) {
    const [one, other] = unit ?? []
    if (one == null || other == null) continue
    both += 1
    const key = `${one}\n${other}`
    let pattern = known.get(key)
    if (pattern === undefined) {
      pattern = first.length
      known.set(key, pattern)
      first.push(numberOf(one))
      second.push(numberOf(other))
    }
    patternOf[at] = pattern
  }
  return { patternOf, patterns: first.length, units: both, coefficients: counter(first, second, categories.size) }
}

function counter(first: readonly number[], second: readonly number[], categories: number): PairSample['coefficients'] {
  const [ones, others] = [new Float64Array(categories), new Float64Array(categories)]
  return (weights) => {
    ones.fill(0)
    others.fill(0)
    let [all, equal] = [0, 0]
    for (let at = 0; at < first.length; at++) {
      const [one, other, weight] = [first[at]!, second[at]!, weights[at]!]
      ones[one] = ones[one]! + weight
      others[other] = others[other]! + weight
      all += weight
      if (one === other) equal += weight
    }
    let [chance, equalByChance] = [0, 0]
    for (let category = 0; category < categories; category++) {
      const [one, other] = [ones[category]!, others[category]!]
      chance += one * other
      equalByChance += (one + other) * (one + other - 1)
    }
    const expected = chance / all ** 2
    const disagreement = 2 * all * (2 * all - 1) - equalByChance
    return [
      all === 0 || expected === 1 ? null : (equal / all - expected) / (1 - expected),
      all === 0 || disagreement === 0 ? null : 1 - ((2 * all - 1) * 2 * (all - equal)) / disagreement,
    ]
  }
}
