import type { TitleEncoder } from '../embed/embedder.js'
import { queryForms } from './partitions.js'
import { BestByCode, toCandidates } from './ranking.js'
import type { Retriever } from './retriever.js'
import type { IndexedTitle, TitleIndex } from './title-index.js'

/**
 * The trained encoder's own ranking of the items; a title of several forms counts at its best. Evidence shows an item's
 * first index title in the query's language, or in the first language that has one.
 */
export function encoderHead(index: TitleIndex, encoder: TitleEncoder): Retriever {
  const firstTitles = new Map<string, Map<string, IndexedTitle>>()
  for (const { language, titles } of index.languages.values()) {
    for (const title of titles) {
      const known = firstTitles.get(title.entry.code) ?? new Map<string, IndexedTitle>()
      firstTitles.set(title.entry.code, known)
      if (!known.has(language)) known.set(language, title)
    }
  }
  return {
    name: 'encoder',
    retrieve: (query, limit) => {
      const best = new BestByCode()
      for (const form of queryForms(query)) {
        for (const { code, probability } of encoder.rank(form, query.language, limit)) {
          const titles = firstTitles.get(code)
          const shown = titles?.get(query.language) ?? titles?.values().next().value
          if (shown) best.offer(code, probability, shown)
        }
      }
      return toCandidates('encoder', best.ranked(limit))
    },
  }
}
