/** Cosine similarities of one query with the documents that share a feature with it. Valid until the next search. */
export interface SparseHits {
  /** How many places of `documents` are in use. */
  readonly count: number
  readonly documents: Int32Array
  /** Similarity by document number, in [0, 1]; read only for the documents listed. */
  readonly similarity: Float32Array
}

/** An inverted TF-IDF index: documents are bags of features, similarity is the cosine. */
export interface SparseIndex {
  readonly size: number
  search(features: readonly string[]): SparseHits
}

/** Counts how often each value stands in a list. */
function counts<T>(values: readonly T[]): Map<T, number> {
  const result = new Map<T, number>()
  for (const value of values) result.set(value, (result.get(value) ?? 0) + 1)
  return result
}

/** Term frequency is damped by its logarithm; inverse document frequency is smoothed. Documents are numbered from 0. */
export function buildSparseIndex(documents: readonly (readonly string[])[]): SparseIndex {
  const vocabulary = new Map<string, number>()
  const bags = documents.map((features) => counts(features))
  const documentFrequency: number[] = []
  for (const bag of bags) {
    for (const feature of bag.keys()) {
      const known = vocabulary.get(feature)
      if (known === undefined) {
        vocabulary.set(feature, documentFrequency.length)
        documentFrequency.push(1)
      } else documentFrequency[known] = documentFrequency[known]! + 1
    }
  }
  const idf = Float32Array.from(documentFrequency, (df) => Math.log((1 + documents.length) / (1 + df)) + 1)
  const starts = new Int32Array(idf.length + 1)
  documentFrequency.forEach((df, feature) => (starts[feature + 1] = starts[feature]! + df))
  const postings = new Int32Array(starts[idf.length]!)
  const weights = new Float32Array(postings.length)
  const filled = starts.slice(0, idf.length)
  bags.forEach((bag, document) => {
    const features = [...bag].map(([feature, tf]) => ({ id: vocabulary.get(feature)!, tf: 1 + Math.log(tf) }))
    const length = Math.sqrt(features.reduce((sum, { id, tf }) => sum + (tf * idf[id]!) ** 2, 0))
    for (const { id, tf } of features) {
      const at = filled[id]!
      filled[id] = at + 1
      postings[at] = document
      weights[at] = (tf * idf[id]!) / length
    }
  })

  const similarity = new Float32Array(documents.length)
  const touched = new Int32Array(documents.length)
  let count = 0
  const search = (queried: readonly string[]): SparseHits => {
    for (let i = 0; i < count; i++) similarity[touched[i]!] = 0
    count = 0
    const bag = counts(queried)
    const query: { readonly id: number; readonly weight: number }[] = []
    let squares = 0
    const unseenIdf = Math.log(1 + documents.length) + 1
    for (const [feature, tf] of bag) {
      const id = vocabulary.get(feature)
      const weight = (1 + Math.log(tf)) * (id === undefined ? unseenIdf : idf[id]!)
      squares += weight * weight
      if (id !== undefined) query.push({ id, weight })
    }
    const length = Math.sqrt(squares)
    for (const { id, weight } of query) {
      const unit = weight / length
      for (let at = starts[id]!, end = starts[id + 1]!; at < end; at++) {
        const document = postings[at]!
        if (similarity[document] === 0) touched[count++] = document
        similarity[document] = similarity[document]! + unit * weights[at]!
      }
    }
    return { count, documents: touched, similarity }
  }
  return { size: documents.length, search }
}
