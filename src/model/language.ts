/** A BCP 47 primary language tag in lower case: `en`, `pt`, `hi`. `und` when nobody knows. */
export type LanguageTag = string

/** The same label in several languages. */
export type Labels = Readonly<Record<LanguageTag, string>>

/** How a title came by its language: its source said so, or a detector chose among the source's languages. */
export type LanguageFrom = 'declared' | 'detected'

/** The label in the reader's language, else in English, else in any; `''` when there is none. */
export function labelIn(labels: Labels, language: LanguageTag): string {
  return labels[language] ?? labels.en ?? Object.values(labels)[0] ?? ''
}
