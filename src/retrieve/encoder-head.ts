import type { TitleEncoder } from '../embed/embedder.js'
import { queryForms } from './partitions.js'
import { BestByCode, methodRetriever } from './ranking.js'
import type { MethodRetriever } from './retriever.js'
import type { LanguageIndex, TitleIndex } from './title-index.js'

/**
 * The trained encoder's own ranking of the items; a title of several forms counts at its best. Evidence shows an item's
 * first index title in the query's language, or in the first language that has one.
 */
export function encoderHead(index: TitleIndex, encoder: TitleEncoder): MethodRetriever {
  const best = new BestByCode(index)
  const placeOf = new Map(index.codes.map((code, place) => [code, place]))
  const languages = [...index.languages.values()]
  const firstOf = index.codes.map((_, code) => languages.find((language) => has(language, code)))
  return methodRetriever(index, 'encoder', (query, limit) => {
    best.clear()
    const native = index.languages.get(query.language)
    for (const form of queryForms(query)) {
      for (const { code, probability } of encoder.rank(form, query.language, limit)) {
        const place = placeOf.get(code)
        if (place === undefined) continue
        const shown = native !== undefined && has(native, place) ? native : firstOf[place]!
        best.offer(place, probability, shown, shown.codeStarts[place]!)
      }
    }
    return best.ranked(limit)
  })
}

const has = ({ codeStarts }: LanguageIndex, code: number): boolean => codeStarts[code]! < codeStarts[code + 1]!
