import type { LanguageTag } from '../model/language.js'
import { chooseCore } from './choose.js'
import { takeOutGenderEndings } from './gender.js'
import { sensibleCase } from './letter-case.js'
import { type Lexicon, lexiconOf } from './lexicon.js'
import { markSegment } from './mark.js'
import {
  type Draft,
  newDraft,
  noteRemoval,
  type NormalTitle,
  type TitleAttribute,
  type TitleAttributes,
} from './normal-title.js'
import { occupationsIn } from './occupations.js'
import { repair } from './repair.js'
import { segmentsOf, wordsOf } from './segments.js'
import { takeOutShapes } from './shapes.js'

export type { NoiseCategory, NormalTitle, Removal, TitleAttribute, TitleAttributes } from './normal-title.js'

/** Part of every run's settings: titles normalised by another version are not comparable. */
export const normaliserVersion = 'normal-2'

const mostPasses = 8

/**
 * An advertised title taken apart: the occupation it names, what else it says, and why each piece was taken out.
 * Rules exist for English, Spanish, Portuguese, French, German and Polish; titles in other languages lose only what is
 * written alike everywhere. Normalising a core again changes nothing. Never throws.
 */
export function normaliseTitle(text: string, language: LanguageTag): NormalTitle {
  const lexicon = lexiconOf(language)
  const draft = newDraft()
  const first = onePass(text, lexicon, draft)
  const cores = settled(first, lexicon, draft)
  const core = cores.join(' / ')
  return {
    core,
    cores,
    normal: keyOf(core, lexicon),
    attributes: draft.attributes.size === 0 ? none : attributesOf(draft),
    notAVacancy: draft.notAVacancy || core === '',
    removed: draft.removed,
  }
}

const none: TitleAttributes = {}

function attributesOf({ attributes }: Draft): TitleAttributes {
  const values: Partial<Record<TitleAttribute, readonly string[]>> = {}
  for (const [name, given] of attributes) values[name] = [...given]
  return values
}

/** Later passes see what the first uncovered; they end where nothing changes. */
function settled(first: Pass, lexicon: Lexicon, draft: Draft): readonly string[] {
  let { cores, plain } = first
  for (let pass = 1; pass < mostPasses; pass++) {
    const core = cores.join(' / ')
    if (plain || core === '' || lexicon.settled.has(core)) return cores
    const again = onePass(core, lexicon, draft)
    if (again.cores.join(' / ') === core) {
      if (lexicon.settled.size >= settledKept) lexicon.settled.clear()
      lexicon.settled.add(core)
      return cores
    }
    ;({ cores, plain } = again)
  }
  return cores
}

/** So many cores are remembered as needing no further pass. */
const settledKept = 100_000

interface Pass {
  readonly cores: readonly string[]
  /** Only the case is another: one more pass would see the same. */
  readonly plain: boolean
}

function onePass(given: string, lexicon: Lexicon, draft: Draft): Pass {
  const removedBefore = draft.removed.length
  const repaired = repair(given, draft)
  const text = takeOutGenderEndings(takeOutShapes(repaired, lexicon.language, draft), draft)
  const segments = segmentsOf(text)
  const marked = segments.map((segment) => markSegment(segment, segments, lexicon, draft))
  const { cores } = chooseCore(marked, lexicon, draft)
  const named = cores.flatMap((core) => occupationsIn(core, lexicon))
  const written = named.map((core) => sensibleCase(writtenOut(core, lexicon, draft), lexicon)).filter(hasLetter)
  if (written.length === 0) return { cores: lastResort(repaired, lexicon, draft), plain: false }
  const [core = '', ...others] = written
  const changed = draft.removed.length > removedBefore || core.toLowerCase() !== given.toLowerCase()
  if (others.length === 0) return { cores: written, plain: !changed }
  return { cores: [...new Set(written)], plain: false }
}

/** Nothing was left: a title of nothing but an employment form is that; otherwise no post is advertised. */
function lastResort(repaired: string, lexicon: Lexicon, draft: Draft): readonly string[] {
  if (draft.notAVacancy) return []
  const kept = draft.removed.find(({ category, text }) => nameable.has(category) && /\p{L}{2}/u.test(text))
  if (kept) {
    draft.removed.splice(draft.removed.indexOf(kept), 1)
    return [sensibleCase(kept.text, lexicon)]
  }
  draft.notAVacancy = true
  noteRemoval(draft, repaired, 'very_short')
  return []
}

const nameable: ReadonlySet<string> = new Set([
  'contract_hours',
  'seniority',
  'target_group',
  'language_requirement',
  'skills_requirements',
])

/** Abbreviated words in full, noted as such. */
function writtenOut(core: string, lexicon: Lexicon, draft: Draft): string {
  let result = core
  for (const word of [...wordsOf(core)].reverse()) {
    const full = lexicon.abbreviations.get(word.folded)
    const before = core[word.start - 1]
    // "S&OP" and "FP/OP" are names of their own.
    if (full === undefined || (before !== undefined && before !== ' ' && before !== '(')) continue
    const short = core.slice(word.start, word.end)
    const stop = core[word.end] === '.'
    const after = stop ? word.end + 1 : word.end
    noteRemoval(draft, short, 'abbreviation')
    result =
      result.slice(0, word.start) +
      inCaseOf(short, full) +
      (stop && hasLetter(core[after] ?? '') ? ' ' : '') +
      result.slice(after)
  }
  return result
}

function inCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase()
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** Folded; listed nouns in the masculine singular, other words without a plural s; little words left out. */
function keyOf(core: string, lexicon: Lexicon): string {
  const words = wordsOf(straight(core, lexicon)).map((word) => word.folded)
  const telling = words.filter((word) => !lexicon.littleWords.has(word) && !strayLetter.test(word))
  return (telling.length > 0 ? telling : words)
    .map((word) => oneGender(singular(lexicon.know(word).lemma), lexicon))
    .join(' ')
}

/** "Director, Product Management" in the order of "Product Management Director". */
function straight(core: string, lexicon: Lexicon): string {
  const comma = core.indexOf(', ')
  if (comma < 0 || core.includes(' / ')) return core
  const head = core.slice(0, comma)
  const last = wordsOf(head).at(-1)
  return last && lexicon.headStandsLast(last.folded) ? `${core.slice(comma + 2)} ${head}` : core
}

/** "projetos" and "projeto", "operações" and "operação" make no difference to a key; "gas", "class" and "campus" keep their s. */
function singular(word: string): string {
  if (word.length <= 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word))
    return word.endsWith('ais') ? `${word.slice(0, -2)}l` : word
  return word.endsWith('oes')
    ? `${word.slice(0, -3)}ao`
    : word.endsWith('ies')
      ? `${word.slice(0, -3)}y`
      : word.slice(0, -1)
}

/** Left over from initials and shifts; C and R are programming languages. */
const strayLetter = /^[abd-qs-z]$/

const feminineAdjective = /(?:iv|ic|eir|ern|ad|id|os|iari)a$/

/** "financeira" and "financeiro" go with one noun or another; a key knows one of them. */
const oneGender = (word: string, { language }: Lexicon): string =>
  (language === 'pt' || language === 'es') && word.length > 4 && feminineAdjective.test(word)
    ? `${word.slice(0, -1)}o`
    : word

const letter = /\p{L}/u

/** Cased scripts are told by their case, which is cheaper. */
const hasLetter = (text: string): boolean => text.toLowerCase() !== text.toUpperCase() || letter.test(text)
