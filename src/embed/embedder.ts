import type { LanguageTag } from '../model/language.js'

/** Turns titles into unit vectors of one dimension. Deterministic. */
export interface Embedder {
  /** Name and version: part of every cache key and of each run's settings. */
  readonly id: string
  readonly dimension: number
  embed(text: string, language: LanguageTag): Float32Array
}
