import type { Embedder } from '../embed/embedder.js'
import { vectorScan } from '../numbers/vector-scan.js'
import { partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, methodRetriever } from './ranking.js'
import type { MethodRetriever } from './retriever.js'
import { titleVectorsOf } from './search-arrays.js'
import type { TitleIndex } from './title-index.js'

/** Near index titles looked at for each one asked for: several belong to one item. */
const titlesPerCandidate = 4

/** Nearest index titles by cosine of their vectors; all of a language are compared. */
export function denseRetriever(index: TitleIndex, embedder: Embedder): MethodRetriever {
  const best = new BestByCode(index)
  const vectorsOf = perLanguage((language) => vectorScan(titleVectorsOf(language, embedder)))
  return methodRetriever(index, 'dense', (query, limit) => {
    best.clear()
    for (const language of partitionsFor(index, query)) {
      for (const form of queryForms(query)) {
        const vector = embedder.embed(form, query.language)
        for (const { label, similarity } of vectorsOf(language).nearest(vector, limit * titlesPerCandidate)) {
          best.offer(language.codeOf[label]!, similarity, language, label)
        }
      }
    }
    return best.ranked(limit)
  })
}
