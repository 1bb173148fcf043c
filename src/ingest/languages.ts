import type { LanguageFrom, LanguageTag } from '../model/language.js'
import type { DetectLanguages } from './ingested.js'

export interface ChosenLanguages {
  /** One for each title, in their order. */
  readonly languages: readonly LanguageTag[]
  readonly from: LanguageFrom
  /** What to say about it in the report. */
  readonly remarks: readonly string[]
}

/**
 * The language of titles whose column declares none: the source's only one, else as detected among the source's or,
 * where it declares none, among all that the detector knows.
 */
export function chosenLanguages(
  titles: readonly string[],
  declared: readonly LanguageTag[],
  detect: DetectLanguages | undefined,
): ChosenLanguages {
  const [only = 'und'] = declared
  if (titles.length === 0) return { languages: [], from: 'declared', remarks: [] }
  if (declared.length === 1 || !detect) {
    const assumed = `The source declares ${declared.join(', ')} and no way to tell them apart; all titles were taken for ${only}.`
    return { languages: titles.map(() => only), from: 'declared', remarks: declared.length > 1 ? [assumed] : [] }
  }
  const { languages, remarks } = detect(titles, declared)
  const among = declared.length > 0 ? 'Language detected among those declared' : 'No language is declared; detected'
  return { languages, from: 'detected', remarks: [`${among}: ${counted(languages, declared)}.`, ...remarks] }
}

function counted(languages: readonly LanguageTag[], declared: readonly LanguageTag[]): string {
  const counts = new Map<LanguageTag, number>(declared.map((tag) => [tag, 0]))
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].map(([tag, count]) => `${tag} ${count}`).join(', ')
}
