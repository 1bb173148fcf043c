import { describe, expect, it } from 'vitest'
import type { IndexEntry } from '../../src/model/classification.js'
import { type Random, seededRandom } from '../../src/numbers/random.js'
import { characterFeatures, searchArraysOf, wordFeatures } from '../../src/retrieve/search-arrays.js'
import { sparseSearch } from '../../src/retrieve/sparse-index.js'
import { textAt } from '../../src/retrieve/packed-texts.js'
import { buildTitleIndex, type LanguageIndex, titlesIn } from '../../src/retrieve/title-index.js'
import { titleScanner } from '../../src/retrieve/title-scan.js'
import { fold } from '../../src/text/fold.js'
import { characterNgrams, words } from '../../src/text/tokens.js'
import { bagOf, plainCosines } from './sparse-twin.js'

const syllables = ['ma', 'na', 'ger', 'en', 'gi', 'neer', 'ста', 'рши', '会计', '师', 'ter', 'er', 'o', 'b']
const codes = Array.from({ length: 40 }, (_, i) => String(1000 + i))

const madeTitle = (random: Random): string =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => syllables[Math.floor(random() ** 2 * syllables.length)]!,
    ).join(''),
  ).join(' ')

/** Enough titles that some features are common (common-features.ts). */
function madeIndex(seed: number, count: number): LanguageIndex {
  const random = seededRandom(seed)
  const entries = Array.from({ length: count }, (): IndexEntry => {
    const code = codes[Math.floor(random() * codes.length)]!
    return { title: madeTitle(random), language: 'en', code, source: 'made' }
  })
  return buildTitleIndex(entries).languages.get('en')!
}

const folded = (language: LanguageIndex): readonly string[] =>
  Array.from({ length: titlesIn(language) }, (_, title) => textAt(language.folded, title))
const ngrams = (text: string) => bagOf(characterNgrams(text, 2, 4))
const wordBag = (text: string) =>
  bagOf(words(text).flatMap((word) => (word.length > 5 ? [word, `${word.slice(0, 5)}*`] : [word])))

describe.each([50, 1600])('a scan of %i titles', (count) => {
  const language = madeIndex(count, count)
  const titles = folded(language)
  const random = seededRandom(3)
  const queries = [
    ...Array.from({ length: 25 }, () => fold(madeTitle(random))),
    ...['zz', 'a', 'qqq www', 'managerenter '.repeat(60).trim()],
    ...titles.slice(0, 5),
  ]

  it.each([
    ['characters', characterFeatures, ngrams],
    ['words', wordFeatures, wordBag],
  ] as const)('adds up the cosine that the textbook has, by %s', (kind, features, bag) => {
    const arrays = searchArraysOf(language)[kind]
    const search = sparseSearch(arrays, features)
    const bags = titles.map(bag)
    for (const query of queries) {
      const plain = plainCosines(bags, bag(query))
      const products = search(query)
      plain.forEach((cosine, title) => {
        expect(products[title]! * arrays.inverseLengths[title]!).toBeCloseTo(cosine, 5)
      })
    }
  })

  it.each([1, 2])(
    'finds the best codes and the nearest titles of %i forms, asking only titles that count',
    (several) => {
      const kept = { codes: 12, nearest: 8 }
      const scan = titleScanner((one) => searchArraysOf(one).characters, characterFeatures, kept)
      const bags = titles.map(ngrams)
      for (let from = 0; from + several <= queries.length; from++) {
        const forms = queries.slice(from, from + several)
        const plain = forms.map((form) => plainCosines(bags, ngrams(form)))
        const best = titles.map((_, title) => Math.max(...plain.map((cosines) => cosines[title]!)))
        const byCode = codes.map((_, code) =>
          Math.max(0, ...best.filter((_one, title) => language.codeOf[title] === code)),
        )
        const { similarity, title, nearest } = scan(language, forms)
        const highestFirst = (values: Iterable<number>, count: number) =>
          [...values].sort((a, b) => b - a).slice(0, count)
        highestFirst(byCode, kept.codes).forEach((value, i) => {
          expect(highestFirst(similarity, kept.codes)[i]).toBeCloseTo(value, 5)
        })
        similarity.forEach((value, code) => {
          expect(value).toBeLessThanOrEqual(byCode[code]! + 1e-5)
          if (title[code]! >= 0) expect(best[title[code]!]).toBeGreaterThan(value - 1e-5)
        })
        const wanted = highestFirst(best, kept.nearest).filter((value) => value > 0)
        expect(nearest.count).toBe(wanted.length)
        wanted.forEach((value, i) => {
          expect(nearest.similarity[i]).toBeCloseTo(value, 5)
          expect(best[nearest.titles[i]!]).toBeCloseTo(value, 5)
        })
        expect(new Set(nearest.titles.subarray(0, nearest.count)).size).toBe(nearest.count)
      }
    },
  )
})
