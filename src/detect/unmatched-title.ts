import type { LanguageTag } from '../model/language.js'

/** Ads of one title in one period by one employer. */
export interface Sighting {
  /** `YYYY`; `null` where the ads have no date. */
  readonly period: string | null
  readonly employer: string | null
  /** At least 1. */
  readonly ads: number
}

/** A title that no group fits, or that nothing stands for yet. */
export interface UnmatchedTitle {
  readonly id: string
  readonly text: string
  readonly language: LanguageTag
  readonly frequency: number
  /** Unit vector; all of one dimension. */
  readonly vector: Float32Array
  /** Empty where the title does not come from ads. */
  readonly sightings: readonly Sighting[]
}
