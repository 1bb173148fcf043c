/** What the coders said of one unit, in the order of the coders; `null`: nothing. */
export type Unit = readonly (string | null)[]

/** How often a unit counts; a resample counts some twice and others not at all. */
export type Weights = ArrayLike<number>

/** A statistic of units: `null` where it is not defined, as chance-corrected ones where everybody always says the same. */
export type Agreement = (units: readonly Unit[], weights?: Weights) => number | null

const weightOf = (weights: Weights | undefined, at: number): number => weights?.[at] ?? 1

const add = (counts: Map<string, number>, key: string, weight: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + weight)
}

/** The share of units that two coders put in the same category, among those that both coded. */
export const rawAgreement: Agreement = (units, weights) => {
  let [equal, all] = [0, 0]
  for (const [at, [one, other]] of units.entries()) {
    if (one == null || other == null) continue
    all += weightOf(weights, at)
    if (one === other) equal += weightOf(weights, at)
  }
  return all === 0 ? null : equal / all
}

/**
 * Cohen's kappa of two coders: agreement beyond what their own shares of each category make likely by chance, on the
 * units that both coded (Cohen 1960).
 */
export const cohensKappa: Agreement = (units, weights) => {
  const [first, second] = [new Map<string, number>(), new Map<string, number>()]
  let [equal, all] = [0, 0]
  for (const [at, [one, other]] of units.entries()) {
    if (one == null || other == null) continue
    const weight = weightOf(weights, at)
    add(first, one, weight)
    add(second, other, weight)
    all += weight
    if (one === other) equal += weight
  }
  let chance = 0
  for (const [category, count] of first) chance += count * (second.get(category) ?? 0)
  const expected = chance / all ** 2
  return all === 0 || expected === 1 ? null : (equal / all - expected) / (1 - expected)
}

/**
 * Krippendorff's alpha for nominal categories, any number of coders and missing codings: 1 minus observed over expected
 * disagreement of all pairs of values within a unit. Units with fewer than two values say nothing (Krippendorff 2011).
 */
export const krippendorffsAlpha: Agreement = (units, weights) => {
  const totals = new Map<string, number>()
  let [pairable, observed] = [0, 0]
  for (const [at, unit] of units.entries()) {
    const values = unit.filter((value) => value !== null)
    const weight = weightOf(weights, at)
    if (values.length < 2 || weight === 0) continue
    const own = new Map<string, number>()
    for (const value of values) add(own, value, 1)
    pairable += weight * values.length
    let equal = 0
    for (const [category, count] of own) {
      equal += count * (count - 1)
      add(totals, category, weight * count)
    }
    observed += (weight * (values.length * (values.length - 1) - equal)) / (values.length - 1)
  }
  let equalByChance = 0
  for (const count of totals.values()) equalByChance += count * (count - 1)
  const expected = pairable * (pairable - 1) - equalByChance
  return pairable === 0 || expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected
}
