import type { RankedCode } from '../../embed/embedder.js'
import type { LanguageTag } from '../../model/language.js'

export interface TitleToCode {
  readonly text: string
  readonly language: LanguageTag
  /** Its folded forms, as `formsOf` gives them; at least one. Titles of the same forms have the same answer. */
  readonly forms: readonly string[]
}

/** What the batch path says of one title. */
export interface CodedTitle {
  /** Best first, each with its probability. */
  readonly ranked: readonly RankedCode[]
  /** Probability that the right code is none of those considered. */
  readonly none: number
  /** What the first code rests on: `exact`, `exact-other-language`, `encoder`; `all` for the interactive path. */
  readonly method: string
  /** In words; empty on the quick path. */
  readonly explanation: string
}

/** Codes many titles, in their order. */
export type CodeTitles = (titles: readonly TitleToCode[], limit: number) => Promise<readonly CodedTitle[]>
