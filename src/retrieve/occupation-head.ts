import type { TitleEncoder } from '../embed/embedder.js'
import { itemOfClass, occupationClass } from '../model/occupation-class.js'
import { perLanguage, queryForms } from './partitions.js'
import { BestByCode, highest, methodRetriever } from './ranking.js'
import type { MethodRetriever } from './retriever.js'
import { type LanguageIndex, titlesIn, type TitleIndex } from './title-index.js'

/**
 * An encoder's probabilities of occupations, added up by item; a title of several forms counts at its best. Evidence
 * shows the item's most probable occupation by its first index title, in the query's language where the item has any in
 * it, else in the first that does.
 */
export function occupationHead(index: TitleIndex, encoder: TitleEncoder): MethodRetriever {
  const best = new BestByCode(index)
  const placeOf = new Map(index.codes.map((code, place) => [code, place]))
  /** By class: the place of its item, -1 for one that the index does not have. */
  const itemOf = Int32Array.from(encoder.codes, (name) => placeOf.get(itemOfClass(name)) ?? -1)
  const titlesOf = firstTitles(index, encoder.codes, itemOf)
  const languages = [...index.languages.values()]
  /** By item, for the form at hand: what its classes add up to, and the most probable of them (-1: none). */
  const sums = new Float64Array(index.codes.length)
  const likeliest = new Int32Array(index.codes.length)

  const addUp = (probabilities: Float32Array): void => {
    sums.fill(0)
    likeliest.fill(-1)
    for (let place = 0; place < probabilities.length; place++) {
      const item = itemOf[place]!
      if (item < 0) continue
      const probability = probabilities[place]!
      sums[item] = sums[item]! + probability
      if (likeliest[item]! < 0 || probability > probabilities[likeliest[item]!]!) likeliest[item] = place
    }
  }
  return methodRetriever(index, 'occupations', (query, limit) => {
    best.clear()
    const native = index.languages.get(query.language)
    const asked = native === undefined ? languages : [native, ...languages]
    for (const form of queryForms(query)) {
      const probabilities = encoder.probabilities(form, query.language)
      if (probabilities === null) continue
      addUp(probabilities)
      for (const item of highest(sums, limit, (place) => likeliest[place]! >= 0)) {
        const titleIn = (language: LanguageIndex) => titlesOf(language)[likeliest[item]!]!
        const shown = asked.find((language) => titleIn(language) >= 0)
        if (shown !== undefined) best.offer(item, sums[item]!, shown, titleIn(shown))
      }
    }
    return best.ranked(limit)
  })
}

/** By language and class: its first index title, or its item's where it has none of its own; -1 where that has none. */
function firstTitles(
  index: TitleIndex,
  classes: readonly string[],
  itemOf: Int32Array,
): (language: LanguageIndex) => Int32Array {
  const classOf = new Map(classes.map((name, place) => [name, place]))
  return perLanguage((language) => {
    const first = new Int32Array(classes.length).fill(-1)
    for (let title = 0; title < titlesIn(language); title++) {
      const occupation = index.occupations[language.occupationOf[title]! - 1]
      const code = index.codes[language.codeOf[title]!]!
      const place = classOf.get(occupationClass(occupation === undefined ? { code } : { code, occupation }))
      if (place !== undefined && first[place]! < 0) first[place] = title
    }
    return first.map((title, place) => (title >= 0 ? title : firstOfItem(language, itemOf[place]!)))
  })
}

const firstOfItem = ({ codeStarts }: LanguageIndex, item: number): number =>
  item >= 0 && codeStarts[item]! < codeStarts[item + 1]! ? codeStarts[item]! : -1
