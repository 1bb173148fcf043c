import type { KnownVectors } from '../embed/embedder.js'
import { buildVectorIndex } from '../numbers/hnsw.js'
import type { VectorIndex } from '../numbers/vector-index.js'
import { partitionsFor, perLanguage } from './partitions.js'
import { BestByCode, toCandidates } from './ranking.js'
import type { Retriever } from './retriever.js'
import type { IndexedTitle, TitleIndex } from './title-index.js'

/** Near index titles looked at for each one asked for: several belong to one item. */
const titlesPerCandidate = 4

/**
 * Nearest index titles by vectors of an embedding model, in an HNSW index for each language. Such a model reads whole
 * titles, accents and all, so they are not folded. A title without a vector, here or there, has no candidates by this
 * method.
 */
export function embeddedRetriever(
  index: TitleIndex,
  vectors: KnownVectors,
  build: (vectors: readonly Float32Array[], dimension: number) => VectorIndex = buildVectorIndex,
): Retriever {
  const builtFor = perLanguage(({ titles, codes, codeOf }) => {
    const shown = new Set<string>()
    const known: { readonly title: IndexedTitle; readonly code: string; readonly vector: Float32Array }[] = []
    titles.forEach((title, at) => {
      const code = codes[codeOf[at]!]!
      const vector = vectors.find(title.entry.title)
      // The forms of one entry have one vector: its whole title's.
      const key = `${code} ${title.entry.title}`
      if (vector === null || shown.has(key)) return
      shown.add(key)
      known.push({ title, code, vector })
    })
    const built = build(
      known.map(({ vector }) => vector),
      vectors.dimension,
    )
    return { known, built }
  })
  return {
    name: 'embedded',
    retrieve: (query, limit) => {
      const vector = vectors.find(query.text)
      if (vector === null) return []
      const best = new BestByCode()
      for (const partition of partitionsFor(index, query)) {
        const { known, built } = builtFor(partition)
        if (known.length === 0) continue
        for (const { label, similarity } of built.nearest(vector, limit * titlesPerCandidate)) {
          const { code, title } = known[label]!
          best.offer(code, similarity, title)
        }
      }
      return toCandidates('embedded', best.ranked(limit))
    },
  }
}
