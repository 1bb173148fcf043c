import type { Embedder } from '../embed/embedder.js'
import { type PackedVectors, packVectors } from '../numbers/packed-vectors.js'
import { words } from '../text/tokens.js'
import { buildSparseArrays, type Features, type SparseArrays } from './sparse-arrays.js'
import { foldedTitles, type LanguageIndex, titlesIn } from './title-index.js'

/** Everything of one language that words and letters are looked up in. */
export interface SearchArrays {
  /** Documents are titles; the only feature is the whole folded title. */
  readonly forms: SparseArrays
  readonly characters: SparseArrays
  readonly words: SparseArrays
  /** Documents are codes: all titles of a code as one text. */
  readonly profiles: SparseArrays
}

export const wholeForm: Features = (folded, bag) => bag.addText(folded)
export const characterFeatures: Features = (folded, bag) => bag.addNgrams(folded, 2, 4)

/** Words, and words cut to five letters: a cheap stem that serves every language written in an alphabet. */
export const wordFeatures: Features = (folded, bag) => {
  for (const word of words(folded)) {
    bag.addText(word)
    if (word.length > 5) bag.addText(`${word.slice(0, 5)}*`)
  }
}

/** Longer n-grams: a profile holds many titles, short ones would be in every profile. */
export const profileFeatures: Features = (folded, bag) => bag.addNgrams(folded, 4, 6)

export function buildSearchArrays(language: LanguageIndex): SearchArrays {
  const { codeStarts } = language
  const titles = titlesIn(language)
  const title = (at: number) => foldedTitles(language, at, at + 1)
  const profile = (code: number) => foldedTitles(language, codeStarts[code]!, codeStarts[code + 1]!)
  return {
    forms: buildSparseArrays(titles, title, wholeForm),
    characters: buildSparseArrays(titles, title, characterFeatures),
    words: buildSparseArrays(titles, title, wordFeatures),
    profiles: buildSparseArrays(codeStarts.length - 1, profile, profileFeatures),
  }
}

const built = new WeakMap<LanguageIndex, SearchArrays>()

export const keepSearchArrays = (language: LanguageIndex, arrays: SearchArrays): void => {
  built.set(language, arrays)
}

/** Those of a language; built when they are first asked for, unless it was loaded with them. */
export function searchArraysOf(language: LanguageIndex): SearchArrays {
  let arrays = built.get(language)
  if (arrays === undefined) keepSearchArrays(language, (arrays = buildSearchArrays(language)))
  return arrays
}

/** The vectors of a language's titles. */
export function buildTitleVectors(language: LanguageIndex, embedder: Embedder): PackedVectors {
  const { dimension } = embedder
  const titles = titlesIn(language)
  const vectors = new Float32Array(titles * dimension)
  let title = 0
  for (const folded of foldedTitles(language, 0, titles)) {
    vectors.set(embedder.embed(folded, language.language), dimension * title++)
  }
  return packVectors(vectors, dimension)
}

const embedded = new WeakMap<LanguageIndex, { readonly by: Embedder; readonly vectors: PackedVectors }>()

export const keepTitleVectors = (language: LanguageIndex, by: Embedder, vectors: PackedVectors): void => {
  embedded.set(language, { by, vectors })
}

/** Those of a language by an embedder; made when they are first asked for, unless they were loaded. */
export function titleVectorsOf(language: LanguageIndex, embedder: Embedder): PackedVectors {
  const known = embedded.get(language)
  if (known?.by === embedder) return known.vectors
  const vectors = buildTitleVectors(language, embedder)
  keepTitleVectors(language, embedder, vectors)
  return vectors
}
