import type { LanguageTag } from '../model/language.js'
import { francCodeOf } from './language-codes.js'
import type { LanguageDetector } from './language-detector.js'

/** The language of each title of a list, in their order, and what there is to say about how it was found. */
export interface ListLanguages {
  readonly languages: readonly LanguageTag[]
  readonly remarks: readonly string[]
}

/** Fewer titles than this share in a language of the list are taken for mistakes, and decided anew without it. */
const leastShare = { declared: 0.01, undeclared: 0.05 }

/**
 * The languages of a list are found first, among those declared or, where none is, all that the detector has learnt;
 * then that of each title among the list's. A declared language that was not learnt is left to `fallback` (franc).
 */
export function languagesOfMixedList(
  titles: readonly string[],
  declared: readonly LanguageTag[],
  trained: LanguageDetector,
  fallback: LanguageDetector,
): ListLanguages {
  const learnt = declared.length === 0 ? trained.languages : declared.filter((tag) => trained.languages.includes(tag))
  const unlearnt = declared.filter((tag) => !learnt.includes(tag))
  if (unlearnt.length > 0) return withFallback(titles, declared, { learnt, unlearnt }, trained, fallback)
  return { languages: byList(titles, learnt, trained, declared.length > 0), remarks: [] }
}

/** The fallback decides which titles are in a language that was not learnt; the rest is decided by what was. */
function withFallback(
  titles: readonly string[],
  declared: readonly LanguageTag[],
  { learnt, unlearnt }: { readonly learnt: readonly LanguageTag[]; readonly unlearnt: readonly LanguageTag[] },
  trained: LanguageDetector,
  fallback: LanguageDetector,
): ListLanguages {
  const first = titles.map((title) => fallback.ofTitle(title, declared))
  const rest = titles.filter((_, at) => learnt.includes(first[at]!))
  const decided = byList(rest, learnt, trained, true)
  let next = 0
  const languages = first.map((language) => (learnt.includes(language) ? decided[next++]! : language))
  return { languages, remarks: [`No titles to learn from in ${unlearnt.join(', ')}: ${about(unlearnt)}`] }
}

const about = (unlearnt: readonly LanguageTag[]): string =>
  unlearnt.some((language) => francCodeOf(language) !== undefined)
    ? 'franc told them apart from the others, which it does less well.'
    : 'they could not be told apart from the others.'

function byList(
  titles: readonly string[],
  among: readonly LanguageTag[],
  detector: LanguageDetector,
  declared: boolean,
): readonly LanguageTag[] {
  if (titles.length === 0) return []
  if (among.length < 2) return titles.map(() => among[0] ?? 'und')
  const found = titles.map((title) => detector.ofTitle(title, among))
  const least = titles.length * (declared ? leastShare.declared : leastShare.undeclared)
  const whole = detector.ofList(titles, among)
  const ofList = among.filter((tag) => tag === whole || found.filter((each) => each === tag).length >= least)
  return found.map((language, at) => (ofList.includes(language) ? language : detector.ofTitle(titles[at]!, ofList)))
}
