import type { RetrievalMethod } from '../model/finding.js'
import { characterNgrams, words } from '../text/tokens.js'
import { partitionsFor, perLanguage, queryForms } from './partitions.js'
import { BestByCode, toCandidates } from './ranking.js'
import type { Retriever } from './retriever.js'
import { buildSparseIndex } from './sparse-index.js'
import type { IndexedTitle, TitleIndex } from './title-index.js'
import { type Features, titleScanner } from './title-scan.js'

const characterFeatures: Features = (folded) => characterNgrams(folded, 2, 4)
/** Words, and words cut to five letters: a cheap stem that serves every language written in an alphabet. */
const wordFeatures: Features = (folded) =>
  words(folded).flatMap((word) => (word.length > 5 ? [word, `${word.slice(0, 5)}*`] : [word]))
/** Longer n-grams: a profile holds many titles, short ones would be in every profile. */
const profileFeatures: Features = (folded) => characterNgrams(folded, 4, 6)

/** How many near titles have a say, and how much more the nearer ones count. */
const votingTitles = 25
const votingPower = 4

type Scanner = ReturnType<typeof titleScanner>

function nearestTitles(index: TitleIndex, name: RetrievalMethod, scan: Scanner): Retriever {
  return {
    name,
    retrieve: (query, limit) => {
      const best = new BestByCode()
      const forms = queryForms(query)
      for (const partition of partitionsFor(index, query)) {
        const { similarity, title } = scan(partition, forms)
        for (let code = 0; code < title.length; code++) {
          if (title[code]! >= 0) best.offer(partition.codes[code]!, similarity[code]!, partition.titles[title[code]!]!)
        }
      }
      return toCandidates(name, best.ranked(limit))
    },
  }
}

/** Several near titles of one item add up: similarity to the fourth power, as a share of all votes. */
function votingNeighbours(index: TitleIndex, scan: Scanner): Retriever {
  return {
    name: 'neighbours',
    retrieve: (query, limit) => {
      const votes = new Map<string, { sum: number; readonly matched: IndexedTitle }>()
      let all = 0
      const forms = queryForms(query)
      for (const partition of partitionsFor(index, query)) {
        for (const { title, similarity } of scan(partition, forms).nearest) {
          const code = partition.codes[partition.codeOf[title]!]!
          const vote = similarity ** votingPower
          all += vote
          const known = votes.get(code)
          if (known) known.sum += vote
          else votes.set(code, { sum: vote, matched: partition.titles[title]! })
        }
      }
      const best = new BestByCode()
      for (const [code, { sum, matched }] of votes) best.offer(code, sum / all, matched)
      return toCandidates('neighbours', best.ranked(limit))
    },
  }
}

/** Similarity to everything an item is called: all its index titles as one text. Evidence shows the first of them. */
function profiles(index: TitleIndex): Retriever {
  const profileOf = perLanguage((language) => {
    const byCode = language.codes.map((): string[] => [])
    const first = language.codes.map((): IndexedTitle | undefined => undefined)
    language.titles.forEach((title, i) => {
      const code = language.codeOf[i]!
      byCode[code]!.push(...profileFeatures(title.folded))
      first[code] ??= title
    })
    return { sparse: buildSparseIndex(byCode), first }
  })
  return {
    name: 'profile',
    retrieve: (query, limit) => {
      const best = new BestByCode()
      const forms = queryForms(query)
      for (const partition of partitionsFor(index, query)) {
        const { sparse, first } = profileOf(partition)
        for (const form of forms) {
          const hits = sparse.search(profileFeatures(form))
          for (let i = 0; i < hits.count; i++) {
            const code = hits.documents[i]!
            best.offer(partition.codes[code]!, hits.similarity[code]!, first[code]!)
          }
        }
      }
      return toCandidates('profile', best.ranked(limit))
    },
  }
}

/** The lexical methods over one index: nearest titles by characters and by words, voting neighbours, profiles. */
export function lexicalRetrievers(index: TitleIndex): readonly Retriever[] {
  const byCharacters = titleScanner(characterFeatures, votingTitles)
  return [
    nearestTitles(index, 'characters', byCharacters),
    nearestTitles(index, 'words', titleScanner(wordFeatures, 1)),
    votingNeighbours(index, byCharacters),
    profiles(index),
  ]
}
