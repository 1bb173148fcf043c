import { formsOf } from '../text/forms.js'
import type { RetrievalQuery } from './retriever.js'
import type { LanguageIndex, TitleIndex } from './title-index.js'

/** The folded forms under which a query is compared. */
export const queryForms = ({ text, forms }: RetrievalQuery): readonly string[] => forms ?? formsOf(text)

/**
 * Where a query is looked up: in its own language; where the index has no title in it, in every language. The evidence
 * names the language of each matched title, so a fall-back across languages shows.
 */
export function partitionsFor(index: TitleIndex, query: RetrievalQuery): readonly LanguageIndex[] {
  const native = index.languages.get(query.language)
  return native ? [native] : [...index.languages.values()]
}

/** Builds something for a language the first time a query needs it. */
export function perLanguage<T>(build: (language: LanguageIndex) => T): (language: LanguageIndex) => T {
  const built = new Map<LanguageIndex, T>()
  return (language) => {
    const known = built.get(language)
    if (known !== undefined) return known
    const made = build(language)
    built.set(language, made)
    return made
  }
}

/**
 * One of all forms that hold the same words: to methods that look at each word by itself the order of words is nothing, as
 * in "operator, crane" and "crane operator".
 */
export function ofDifferentWords(forms: readonly string[]): readonly string[] {
  if (forms.length < 2) return forms
  const seen = new Set<string>()
  return forms.filter((form) => {
    const words = form.split(' ').sort().join(' ')
    return !seen.has(words) && seen.add(words)
  })
}
