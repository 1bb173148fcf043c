type Bag = ReadonlyMap<string, number>

export function bagOf(features: readonly string[]): Bag {
  const bag = new Map<string, number>()
  for (const feature of features) bag.set(feature, (bag.get(feature) ?? 0) + 1)
  return bag
}

/** The TF-IDF cosine of a text with every document, worked out as the textbook has it. */
export function plainCosines(documents: readonly Bag[], query: Bag): readonly number[] {
  const filled = documents.filter((bag) => bag.size > 0).length
  const held = new Map<string, number>()
  for (const bag of documents) for (const feature of bag.keys()) held.set(feature, (held.get(feature) ?? 0) + 1)
  const idf = (feature: string) => Math.log((1 + filled) / (1 + (held.get(feature) ?? 0))) + 1
  const weigh = (bag: Bag) =>
    new Map([...bag].map(([feature, times]) => [feature, (1 + Math.log(times)) * idf(feature)]))
  const length = (weights: ReadonlyMap<string, number>) => Math.hypot(...weights.values())
  const asked = weigh(query)
  return documents.map((bag) => {
    if (bag.size === 0 || query.size === 0) return 0
    const weights = weigh(bag)
    const product = [...asked].reduce((sum, [feature, weight]) => sum + weight * (weights.get(feature) ?? 0), 0)
    return product / (length(asked) * length(weights))
  })
}
