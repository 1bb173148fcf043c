import type { LanguageFrom, LanguageTag } from './language.js'

/** An online job advertisement (OJA), as much of it as we keep. */
export interface OnlineJobAd {
  /** As advertised. */
  readonly title: string
  readonly language: LanguageTag
  readonly languageFrom: LanguageFrom
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `null` when the source has none. */
  readonly date: string | null
  readonly employer: string | null
  readonly place: string | null
  /** What its text says of the work, without contact data, on one line and cut; `null` when the source has none. */
  readonly duties: string | null
}
