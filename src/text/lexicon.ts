import { brazilAmbiguousPlaces, brazilPlaces } from './rules/places-brazil.js'
import { placeLetters, worldAmbiguousPlaces, worldPlaces } from './rules/places-world.js'
import { neutralPhrases } from './rules/neutral.js'
import { rulesByLanguage } from './rules/all.js'
import { en } from './rules/en.js'
import { type PhraseRule } from './rules/rule.js'
import { compilePhrases, type PhraseTree } from './phrases.js'
import { lemmasOf } from './lemma.js'
import type { LanguageTag } from '../model/language.js'

/** What is known of one word. */
export interface WordKnowledge {
  /** 2: an occupation's noun on the list; 1: it ends like one; 0: neither. */
  readonly head: 0 | 1 | 2
  /** Masculine singular of a listed noun or field; the word itself otherwise. */
  readonly lemma: string
}

/** The rules that hold for titles of one language, ready for use. */
export interface Lexicon {
  readonly language: LanguageTag
  /** Rules of this language exist; without them only what is written alike everywhere is taken out. */
  readonly known: boolean
  readonly phrases: PhraseTree
  readonly know: (word: string) => WordKnowledge
  readonly generic: ReadonlySet<string>
  readonly fields: ReadonlySet<string>
  readonly connectives: ReadonlySet<string>
  /** Its connectives and those of the other languages that are longer than one letter: keys do without them. */
  readonly littleWords: ReadonlySet<string>
  readonly abbreviations: ReadonlyMap<string, string>
  readonly hires: ReadonlySet<string>
  readonly alternatives: ReadonlySet<string>
  /** Cores seen to be unchanged by another pass: only a memory, nothing depends on it. */
  readonly settled: Set<string>
  /** Endings of nouns are so telling that a word of its own with one is an occupation. */
  readonly endingsTell: boolean
  /** Nouns of languages in which what they govern stands before them: "sales manager". */
  readonly headStandsLast: (word: string) => boolean
}

const wordSet = (lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')))

const places: readonly PhraseRule[] = [
  { category: 'location', attribute: 'place', where: 'whole', notFirst: true, phrases: placeLetters },
  {
    category: 'location',
    attribute: 'place',
    where: 'end',
    keepsHead: true,
    phrases: `${brazilPlaces},${worldPlaces}`,
  },
  {
    category: 'location',
    attribute: 'place',
    where: 'whole',
    phrases: `${brazilPlaces},${worldPlaces},${brazilAmbiguousPlaces},${worldAmbiguousPlaces}`,
  },
]

const foreign = [...wordSet(Object.values(rulesByLanguage).map((each) => each.connectives))].filter(
  (word) => word.length > 1,
)

const lexicons = new Map<LanguageTag, Lexicon>()

/** Languages without rules of their own share one lexicon. */
export function lexiconOf(language: LanguageTag): Lexicon {
  const key = language in rulesByLanguage ? language : 'und'
  let lexicon = lexicons.get(key)
  if (!lexicon) lexicons.set(key, (lexicon = compile(key)))
  return lexicon
}

/** Every language's rules, and English ones: English words stand in titles everywhere. */
function compile(language: LanguageTag): Lexicon {
  const own = rulesByLanguage[language]
  const rules = own === undefined ? [] : own === en ? [en] : [own, en]
  const heads = wordSet(rules.map((each) => each.heads))
  const fields = wordSet(rules.map((each) => each.fields))
  const first = wordSet(rules.filter((each) => each.headFirst).map((each) => each.heads))
  const last = wordSet(rules.filter((each) => !each.headFirst).map((each) => each.heads))
  const endings = rules.map((each) => each.headEndings)
  return {
    language,
    known: own !== undefined,
    phrases: compilePhrases([...rules.flatMap((each) => each.phrases), ...neutralPhrases, ...places]),
    know: remembered((word) => knowledge(word, heads, fields, endings)),
    generic: wordSet(rules.map((each) => each.genericHeads)),
    fields,
    connectives: wordSet(rules.map((each) => each.connectives)),
    littleWords: new Set([...wordSet(rules.map((each) => each.connectives)), ...foreign]),
    abbreviations: new Map(
      [...rules]
        .reverse()
        .flatMap((each) => each.abbreviations.split(' '))
        .map((pair) => pair.split('=') as [string, string]),
    ),
    hires: wordSet(rules.map((each) => each.hires)),
    alternatives: wordSet(rules.map((each) => each.alternatives)),
    settled: new Set(),
    endingsTell: language === 'pl' || language === 'de',
    headStandsLast: (word) =>
      !first.has(word) && (last.has(word) || lemmasOf(word).some((lemma) => last.has(lemma) && !first.has(lemma))),
  }
}

function knowledge(
  word: string,
  heads: ReadonlySet<string>,
  fields: ReadonlySet<string>,
  endings: readonly RegExp[],
): WordKnowledge {
  if (heads.has(word)) return { head: 2, lemma: word }
  if (fields.has(word)) return { head: 0, lemma: word }
  const lemmas = lemmasOf(word)
  const head = lemmas.find((lemma) => heads.has(lemma))
  if (head !== undefined) return { head: 2, lemma: head }
  const looksLike = word.length >= 6 && endings.some((ending) => ending.test(word))
  return { head: looksLike ? 1 : 0, lemma: word }
}

const wordsRemembered = 50_000

function remembered(know: (word: string) => WordKnowledge): (word: string) => WordKnowledge {
  const known = new Map<string, WordKnowledge>()
  return (word) => {
    let knowledge = known.get(word)
    if (knowledge === undefined) {
      knowledge = know(word)
      if (known.size >= wordsRemembered) known.clear()
      known.set(word, knowledge)
    }
    return knowledge
  }
}
