import type { LanguageFrom, LanguageTag } from '../model/language.js'
import type { DetectLanguages } from './ingested.js'

export interface ChosenLanguages {
  /** One for each title, in their order. */
  readonly languages: readonly LanguageTag[]
  readonly from: LanguageFrom
  /** What to say about it in the report. */
  readonly remark: string | null
}

/** The language of titles whose column declares none: the source's only one, else as detected among the source's. */
export function chosenLanguages(
  titles: readonly string[],
  declared: readonly LanguageTag[],
  detect: DetectLanguages | undefined,
): ChosenLanguages {
  const [only = 'und'] = declared
  if (titles.length === 0) return { languages: [], from: 'declared', remark: null }
  if (declared.length <= 1 || !detect) {
    const assumed =
      declared.length > 1
        ? `The source declares ${declared.join(', ')} and no way to tell them apart; all titles were taken for ${only}.`
        : null
    return { languages: titles.map(() => only), from: 'declared', remark: assumed }
  }
  const languages = detect(titles, declared)
  const counts = declared.map((tag) => `${tag} ${languages.filter((language) => language === tag).length}`)
  return { languages, from: 'detected', remark: `Language detected among those declared: ${counts.join(', ')}.` }
}
