import type { LanguageFrom, LanguageTag } from './language.js'

/** Where a title comes from: an item's own label, an index entry, or online job ads. */
export type TitleOrigin =
  | { readonly kind: 'Item'; readonly source: string; readonly code: string; readonly parent: string | null }
  | { readonly kind: 'Entry'; readonly source: string; readonly code: string }
  | { readonly kind: 'Ad'; readonly source: string }

/** The text being mapped. Ads with the same normal title and language are one title, with a frequency. */
export interface Title {
  /** Stable over runs: made from correspondence, origin, language and text. */
  readonly id: string
  readonly text: string
  readonly language: LanguageTag
  readonly languageFrom: LanguageFrom
  readonly origin: TitleOrigin
  /** Ads or workers behind it; 1 when unknown. */
  readonly frequency: number
}
