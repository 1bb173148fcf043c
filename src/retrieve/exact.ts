import { partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, methodRetriever } from './ranking.js'
import type { MethodRetriever } from './retriever.js'
import { searchArraysOf } from './search-arrays.js'
import { highOf, lowOf } from './text-hash.js'
import type { TitleIndex } from './title-index.js'
import { numberOf } from './vocabulary.js'

/**
 * Index titles that are the same as the title once both are folded. A title that the index lists under several codes
 * shares its score among them, by how many index titles say so.
 */
export function exactRetriever(index: TitleIndex): MethodRetriever {
  const best = new BestByCode(index)
  const sameAs = perLanguage((language) => {
    const { vocabulary, starts, postings } = searchArraysOf(language).forms
    return (form: string) => {
      const number = numberOf(vocabulary, highOf(form), lowOf(form))
      return number < 0 ? null : postings.subarray(starts[3 * number], starts[3 * number + 1])
    }
  })
  return methodRetriever(index, 'exact', (query, limit) => {
    best.clear()
    for (const language of partitionsFor(index, query)) {
      for (const form of queryForms(query)) {
        const same = sameAs(language)(form)
        if (same === null) continue
        // Titles of one code lie together.
        for (let from = 0, end = 0; from < same.length; from = end) {
          const code = language.codeOf[same[from]!]!
          while (end < same.length && language.codeOf[same[end]!] === code) end++
          best.offer(code, (end - from) / same.length, language, same[from]!)
        }
      }
    }
    return best.ranked(limit)
  })
}
