import type { Embedder } from '../embed/embedder.js'
import type { Neighbour } from '../numbers/vector-index.js'
import { vectorScan } from '../numbers/vector-scan.js'
import { partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, methodRetriever, type Showing } from './ranking.js'
import type { MethodRetriever, RetrievalQuery } from './retriever.js'
import { titleVectorsOf } from './search-arrays.js'
import type { LanguageIndex, TitleIndex } from './title-index.js'

/** Near index titles looked at for each one asked for: several belong to one item. */
const titlesPerCandidate = 4

/** Nearest index titles by cosine of their vectors; all of a language are compared, with several queries at a time. */
export function denseRetriever(index: TitleIndex, embedder: Embedder): MethodRetriever {
  const best = new BestByCode(index)
  const vectorsOf = perLanguage((language) => vectorScan(titleVectorsOf(language, embedder)))
  const rankAll = (queries: readonly RetrievalQuery[], limit: number): readonly (readonly Showing[])[] => {
    const asked = new Map<LanguageIndex, { readonly query: number; readonly vector: Float32Array }[]>()
    queries.forEach((query, place) => {
      const vectors = queryForms(query).map((form) => embedder.embed(form, query.language))
      for (const language of partitionsFor(index, query)) {
        const known = asked.get(language) ?? []
        asked.set(language, [...known, ...vectors.map((vector) => ({ query: place, vector }))])
      }
    })
    const found = queries.map((): { readonly language: LanguageIndex; readonly near: readonly Neighbour[] }[] => [])
    for (const [language, all] of asked) {
      const vectors = all.map(({ vector }) => vector)
      const near = vectorsOf(language).nearestAll(vectors, limit * titlesPerCandidate)
      all.forEach(({ query }, at) => found[query]!.push({ language, near: near[at]! }))
    }
    return found.map((ofQuery) => {
      best.clear()
      for (const { language, near } of ofQuery) {
        for (const { label, similarity } of near) best.offer(language.codeOf[label]!, similarity, language, label)
      }
      return best.ranked(limit)
    })
  }
  return { ...methodRetriever(index, 'dense', (query, limit) => rankAll([query], limit)[0]!), rankAll }
}
