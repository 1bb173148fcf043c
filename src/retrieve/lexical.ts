import type { RetrievalMethod } from '../model/finding.js'
import { fusedFrom } from './fused.js'
import { ofDifferentWords, partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, methodRetriever } from './ranking.js'
import type { MethodRetriever } from './retriever.js'
import { characterFeatures, profileFeatures, searchArraysOf, wordFeatures } from './search-arrays.js'
import { sparseSearch } from './sparse-index.js'
import type { LanguageIndex, TitleIndex } from './title-index.js'
import { titleScanner } from './title-scan.js'

/** How many near titles have a say, and how much more the nearer ones count. */
const votingTitles = 25
const votingPower = 4

type Scanner = ReturnType<typeof titleScanner>

function nearestTitles(index: TitleIndex, name: RetrievalMethod, scan: Scanner): MethodRetriever {
  const best = new BestByCode(index)
  return methodRetriever(index, name, (query, limit) => {
    best.clear()
    const forms = queryForms(query)
    for (const language of partitionsFor(index, query)) {
      const { similarity, title } = scan(language, forms)
      for (let code = 0; code < title.length; code++) {
        if (title[code]! >= 0) best.offer(code, similarity[code]!, language, title[code]!)
      }
    }
    return best.ranked(limit)
  })
}

/** Several near titles of one item add up: similarity to the fourth power, as a share of all votes. */
function votingNeighbours(index: TitleIndex, scan: Scanner): MethodRetriever {
  const best = new BestByCode(index)
  return methodRetriever(index, 'neighbours', (query, limit) => {
    const votes = new Map<number, { sum: number; readonly language: LanguageIndex; readonly title: number }>()
    let all = 0
    const forms = queryForms(query)
    for (const language of partitionsFor(index, query)) {
      const { nearest } = scan(language, forms)
      for (let i = 0; i < nearest.count; i++) {
        const title = nearest.titles[i]!
        const code = language.codeOf[title]!
        const vote = nearest.similarity[i]! ** votingPower
        all += vote
        const known = votes.get(code)
        if (known) known.sum += vote
        else votes.set(code, { sum: vote, language, title })
      }
    }
    best.clear()
    for (const [code, { sum, language, title }] of votes) best.offer(code, sum / all, language, title)
    return best.ranked(limit)
  })
}

/** Similarity to everything an item is called: all its index titles as one text. Evidence shows the first of them. */
function profiles(index: TitleIndex): MethodRetriever {
  const best = new BestByCode(index)
  const profilesOf = perLanguage((language) => {
    const arrays = searchArraysOf(language).profiles
    return { inverseLengths: arrays.inverseLengths, search: sparseSearch(arrays, profileFeatures) }
  })
  return methodRetriever(index, 'profile', (query, limit) => {
    best.clear()
    for (const language of partitionsFor(index, query)) {
      const { inverseLengths, search } = profilesOf(language)
      for (const form of ofDifferentWords(queryForms(query))) {
        const products = search(form)
        for (let code = 0; code < products.length; code++) {
          const similarity = products[code]! * inverseLengths[code]!
          if (similarity > 0) best.offer(code, similarity, language, language.codeStarts[code]!)
        }
      }
    }
    return best.ranked(limit)
  })
}

/** The lexical methods over one index: nearest titles by characters and by words, voting neighbours, profiles. */
export function lexicalRetrievers(index: TitleIndex): readonly MethodRetriever[] {
  const byCharacters = titleScanner((language) => searchArraysOf(language).characters, characterFeatures, {
    codes: fusedFrom,
    nearest: votingTitles,
  })
  const byWords = titleScanner((language) => searchArraysOf(language).words, wordFeatures, {
    codes: fusedFrom,
    nearest: 0,
  })
  return [
    nearestTitles(index, 'characters', byCharacters),
    nearestTitles(index, 'words', byWords),
    votingNeighbours(index, byCharacters),
    profiles(index),
  ]
}
