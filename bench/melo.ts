import { writeWhole } from '../src/files/atomic-write.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { type Concepts, readConcepts } from './melo/concepts.js'
import {
  learnSets,
  type MeloConstants,
  type Question,
  rankedBy,
  readMeloConstants,
  type WorthSets,
  worthsFor,
  writeMeloConstants,
} from './melo/constants.js'
import { conceptsOfElements, type ElementsOfConcept, rankedElements } from './melo/elements.js'
import { conceptEncoder, type Encoders, evidenceOf } from './melo/evidence.js'
import { type Candidates, candidatesOf } from './melo/features.js'
import { type MeloSet, readAnnotations, readSets } from './melo/sets.js'
import { benchEncoder, benchEntries } from './engine.js'
import { readOptions, required } from './options.js'

/** Elements that MELO looks at. */
const looked = 100
/** Titles of each country that are learnt from: enough for some dozens of constants. */
const perCountry = 800
const seed = 7

/** A country's titles with their candidates: both of its sets rank the same concepts. */
interface Country {
  readonly name: string
  readonly sets: readonly MeloSet[]
  /** By the title's text. */
  readonly candidates: ReadonlyMap<string, Candidates>
  readonly elementsOf: ReadonlyMap<string, ElementsOfConcept>
}

/**
 * Ranks the elements of every MELO set for each of its titles, with ESCO as the target, and writes the rankings.
 * Annotations are not read; worths are those learnt without the country. `--fit` learns and writes them first, from the
 * annotations. `--by-title`: without what is known of a list as a whole.
 */
export async function melo(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['data', 'labels', 'encoder', 'concept-encoder', 'out'], ['fit', 'by-title'])
  const note = (line: string) => console.error(line)
  const folder = required(options, 'data')
  const labels = required(options, 'labels')
  if (options.fit === undefined) required(options, 'out')
  const sets = readSets(folder)
  const target = await readConcepts(labels)
  note(`${target.concepts.length} concepts, ${target.labels.length} labels`)
  const encoders: Encoders = {
    concepts: await conceptEncoder([...target.labels, ...target.sentences], options['concept-encoder'], note),
    groups: await benchEncoder(await benchEntries(labels, note), options.encoder, note),
  }
  const countries = byCountry(sets).map((own) => countryOf(own, target, encoders, note))
  if (options.fit !== undefined) writeMeloConstants(learn(folder, countries))
  if (options.out === undefined) return
  const constants = readMeloConstants()[options['by-title'] === undefined ? 'byList' : 'byTitle']
  writeWhole(options.out, countries.flatMap((country) => rankingsOf(country, constants)).join(''))
}

function byCountry(sets: readonly MeloSet[]): readonly (readonly MeloSet[])[] {
  const names = [...new Set(sets.map(({ country }) => country))]
  return names.map((name) => sets.filter(({ country }) => country === name))
}

function countryOf(
  sets: readonly MeloSet[],
  target: Concepts,
  encoders: Encoders,
  note: (line: string) => void,
): Country {
  const started = performance.now()
  const elementsOf = new Map(sets.map((set) => [set.name, conceptsOfElements(set, target)]))
  const native = sets.find(({ language, elementLanguage }) => language === elementLanguage) ?? sets[0]!
  const concepts = new Map(target.concepts.map((concept) => [concept.code, concept]))
  const texts = [...new Set(sets.flatMap(({ titles }) => titles.map(({ text }) => text)))]
  const candidates = new Map<string, Candidates>()
  for (const { text, evidence } of evidenceOf(texts, native, target, elementsOf.get(native.name)!, encoders)) {
    candidates.set(text, candidatesOf(evidence, concepts))
  }
  const seconds = (performance.now() - started) / 1000
  note(`${native.country}: ${texts.length} titles, ${seconds.toFixed(0)} s`)
  return { name: native.country, sets, candidates, elementsOf }
}

function learn(folder: string, countries: readonly Country[]): MeloConstants {
  const questions = new Map(countries.map((country) => [country.name, questionsOf(folder, country)]))
  return { byList: learnSets(questions, true), byTitle: learnSets(questions, false) }
}

function questionsOf(folder: string, { sets, candidates, elementsOf }: Country): readonly Question[] {
  const set = sets[0]!
  const annotations = readAnnotations(folder, set)
  const conceptOf = new Map(
    [...elementsOf.get(set.name)!].flatMap(([code, ids]) => ids.map((id) => [id, code] as const)),
  )
  const asked = set.titles.flatMap(({ id, text }): readonly Question[] => {
    const meant = new Set((annotations.get(id) ?? []).map((element) => conceptOf.get(element)))
    const own = candidates.get(text)!
    return meant.size === 0 ? [] : [{ ...own, right: own.codes.map((code) => meant.has(code)) }]
  })
  return shuffled(asked, seededRandom(seed)).slice(0, perCountry)
}

function rankingsOf({ name, sets, candidates, elementsOf }: Country, constants: WorthSets): readonly string[] {
  const worths = worthsFor(constants, name)
  const ranked = new Map([...candidates].map(([text, own]) => [text, rankedBy(worths, own)]))
  return sets.flatMap((set) =>
    set.titles.map(({ id, text }) => {
      const elements = rankedElements(ranked.get(text)!, elementsOf.get(set.name)!, looked)
      return `${JSON.stringify({ dataset: set.name, query: id, ranked: elements })}\n`
    }),
  )
}
