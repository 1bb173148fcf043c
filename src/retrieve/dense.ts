import type { Embedder } from '../embed/embedder.js'
import { buildVectorIndex } from '../numbers/hnsw.js'
import type { VectorIndex } from '../numbers/vector-index.js'
import { partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, toCandidates } from './ranking.js'
import type { Retriever } from './retriever.js'
import type { TitleIndex } from './title-index.js'

/** Near index titles looked at for each one asked for: several belong to one item. */
const titlesPerCandidate = 4

/** Nearest index titles by cosine of their vectors, in an HNSW index for each language. */
export function denseRetriever(
  index: TitleIndex,
  embedder: Embedder,
  build: (vectors: readonly Float32Array[], dimension: number) => VectorIndex = buildVectorIndex,
): Retriever {
  const vectorsOf = perLanguage(({ titles, language }) =>
    build(
      titles.map(({ folded }) => embedder.embed(folded, language)),
      embedder.dimension,
    ),
  )
  return {
    name: 'dense',
    retrieve: (query, limit) => {
      const best = new BestByCode()
      for (const partition of partitionsFor(index, query)) {
        for (const form of queryForms(query)) {
          const vector = embedder.embed(form, query.language)
          for (const { label, similarity } of vectorsOf(partition).nearest(vector, limit * titlesPerCandidate)) {
            best.offer(partition.codes[partition.codeOf[label]!]!, similarity, partition.titles[label]!)
          }
        }
      }
      return toCandidates('dense', best.ranked(limit))
    },
  }
}
