import type { LanguageTag } from '../model/language.js'
import { textVersion } from '../text/fold.js'
import { featureVersion } from './features.js'

/** How titles are taken apart before they reach an encoder: an encoder of another version cannot be used. */
export const encoderTextVersion = `${textVersion}/${featureVersion}`

/** Labels of one source that an encoder was trained on. */
export interface LabelSet {
  readonly source: string
  readonly labels: number
  /** SHA-256 of its labels in the order given. */
  readonly hash: string
}

/** What went into an encoder, and how well it does on titles it has not seen. */
export interface EncoderTraining {
  readonly seed: number
  readonly epochs: number
  readonly members: number
  readonly labelSets: readonly LabelSet[]
  /** Languages of the labels, most frequent first. */
  readonly languages: readonly LanguageTag[]
  /** Labels learnt from, after repetitions were put together. */
  readonly learnt: number
  /** The same folded title and code again. */
  readonly repeated: number
  /** Labels left out because nothing is left of their title when folded (empty, or symbols only). */
  readonly empty: number
  /** Folded titles that stand under several codes: each is learnt under all of them. */
  readonly contradictory: number
  /** Titles held out, and the share of them whose code comes first; `null` when none were held out. */
  readonly heldOut: { readonly titles: number; readonly right: number } | null
}

/**
 * A trained encoder. Each feature of a title hashes to a row; the scaled sum of the rows is the title's vector; vector
 * times head gives a score for each code.
 */
export interface EncoderModel {
  readonly textVersion: string
  /** A multiple of 8. */
  readonly dimension: number
  /** A power of two. */
  readonly rows: number
  readonly codes: readonly string[]
  /** `rows` x `dimension`; a number of a row is its byte times the row's scale. */
  readonly weights: Int8Array
  /** `rows`. */
  readonly scales: Float32Array
  /** `codes` x `dimension`. */
  readonly head: Float32Array
  readonly training: EncoderTraining
}
