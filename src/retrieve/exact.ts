import { partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, toCandidates } from './ranking.js'
import type { Retriever } from './retriever.js'
import type { IndexedTitle, TitleIndex } from './title-index.js'

/**
 * Index titles that are the same as the title once both are folded. A title that the index lists under several codes
 * shares its score among them, by how many index titles say so.
 */
export function exactRetriever(index: TitleIndex): Retriever {
  const byForm = perLanguage((language) => {
    const forms = new Map<string, IndexedTitle[]>()
    for (const title of language.titles) {
      const same = forms.get(title.folded)
      if (same) same.push(title)
      else forms.set(title.folded, [title])
    }
    return forms
  })
  return {
    name: 'exact',
    retrieve: (query, limit) => {
      const best = new BestByCode()
      const forms = queryForms(query)
      for (const partition of partitionsFor(index, query)) {
        for (const form of forms) {
          const same = byForm(partition).get(form) ?? []
          for (const title of same) {
            const saying = same.filter(({ entry }) => entry.code === title.entry.code).length
            best.offer(title.entry.code, saying / same.length, title)
          }
        }
      }
      return toCandidates('exact', best.ranked(limit))
    },
  }
}
