import type { LanguageTag } from '../model/language.js'

/** Turns titles into unit vectors of one dimension. Deterministic. */
export interface Embedder {
  /** Name and version: part of every cache key and of each run's settings. */
  readonly id: string
  readonly dimension: number
  /** The zero vector for a text that says nothing (empty, or symbols only). */
  embed(text: string, language: LanguageTag): Float32Array
}

/** Unit vectors of texts that were embedded beforehand; of one model. */
export interface KnownVectors {
  /** Names server or folder, model and dimensions: part of each run's settings. */
  readonly id: string
  /** 0 where there is no vector at all. */
  readonly dimension: number
  /** `null` for a text that was not embedded. */
  readonly find: (text: string) => Float32Array | null
}

/** A code of the target with the probability that an encoder's head gives it, in (0, 1]. */
export interface RankedCode {
  readonly code: string
  readonly probability: number
}

/** An encoder trained on labelled titles: vectors in which titles of one code lie together, and the codes themselves. */
export interface TitleEncoder {
  readonly embedder: Embedder
  /** All codes that it can give. */
  readonly codes: readonly string[]
  /** Languages it has seen labels in. Titles in others are ranked too, by what they share with those. */
  readonly languages: readonly LanguageTag[]
  /** The most probable codes, best first, at most `limit`; none for a text that says nothing. */
  rank(text: string, language: LanguageTag, limit: number): readonly RankedCode[]
  /** The probability of each of `codes`, in their order; `null` for a text that says nothing. The next call overwrites it. */
  probabilities(text: string, language: LanguageTag): Float32Array | null
  /** The same as `rank` for many texts, faster; one list a text. */
  rankAll(texts: readonly string[], limit: number): readonly (readonly RankedCode[])[]
  /** The same for texts whose folded forms (`formsOf`) are known already. */
  rankForms(texts: readonly (readonly string[])[], limit: number): readonly (readonly RankedCode[])[]
}

/** The encoders trained for one target classification. */
export interface TitleEncoders {
  /** Its codes are the target's. */
  readonly items: TitleEncoder
  /**
   * Its codes are `occupationClass`es, finer than the target's; `null` where no source of index titles tells occupations
   * apart.
   */
  readonly occupations: TitleEncoder | null
}
