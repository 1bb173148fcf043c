import type { KnownVectors } from '../embed/embedder.js'
import { buildVectorIndex } from '../numbers/hnsw.js'
import type { VectorIndex } from '../numbers/vector-index.js'
import { textAt } from './packed-texts.js'
import { partitionsFor, perLanguage } from './partitions.js'
import { BestByCode, methodRetriever } from './ranking.js'
import type { MethodRetriever } from './retriever.js'
import { titlesIn, type TitleIndex } from './title-index.js'

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
): MethodRetriever {
  const best = new BestByCode(index)
  const builtFor = perLanguage((language) => {
    const shown = new Set<string>()
    const known: { readonly title: number; readonly vector: Float32Array }[] = []
    for (let title = 0; title < titlesIn(language); title++) {
      const text = textAt(language.texts, title)
      const vector = vectors.find(text)
      // The forms of one entry have one vector: its whole title's.
      const key = `${language.codeOf[title]!} ${text}`
      if (vector === null || shown.has(key)) continue
      shown.add(key)
      known.push({ title, vector })
    }
    const built = build(
      known.map(({ vector }) => vector),
      vectors.dimension,
    )
    return { known, built }
  })
  return methodRetriever(index, 'embedded', (query, limit) => {
    const vector = vectors.find(query.text)
    if (vector === null) return []
    best.clear()
    for (const language of partitionsFor(index, query)) {
      const { known, built } = builtFor(language)
      if (known.length === 0) continue
      for (const { label, similarity } of built.nearest(vector, limit * titlesPerCandidate)) {
        const { title } = known[label]!
        best.offer(language.codeOf[title]!, similarity, language, title)
      }
    }
    return best.ranked(limit)
  })
}
