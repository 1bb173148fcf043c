import { franc } from 'franc'
import type { LanguageFrom, LanguageTag } from '../model/language.js'
import { francCodeOf, languageOfFrancCode } from './language-codes.js'
import { type LanguageDetector } from './language-detector.js'

export { type LabelInLanguage, type LanguageDetector, trainLanguageDetector } from './language-detector.js'

/** A language and how it was come by. */
export interface LanguageFound {
  readonly language: LanguageTag
  readonly from: LanguageFrom
}

/** What franc needs to say anything; it is unreliable on single titles (about 62 % right) and good on lists. */
const shortestForFranc = 3

/** franc behind the same surface as a trained detector: it knows more languages and needs no labels. */
export const francDetector: LanguageDetector = {
  languages: [],
  ofTitle: (title, among) => byFranc(title, among),
  ofList: (titles, among) => byFranc(titles.join('. '), among),
}

function byFranc(text: string, among: readonly LanguageTag[]): LanguageTag {
  const only = among.flatMap((language) => francCodeOf(language) ?? [])
  const first = among[0] ?? 'und'
  if (only.length < 2) return first
  return languageOfFrancCode(franc(text, { only, minLength: shortestForFranc })) ?? first
}

/**
 * The one language of a whole list of titles, chosen among those its source declares; declared where there is only one.
 * Without a detector, franc decides over the joined list.
 */
export function languageOfList(
  titles: readonly string[],
  languages: readonly LanguageTag[],
  detector: LanguageDetector = francDetector,
): LanguageFound {
  if (languages.length <= 1) return { language: languages[0] ?? 'und', from: 'declared' }
  return { language: detector.ofList(titles, languages), from: 'detected' }
}
