import type { Embedder } from '../embed/embedder.js'
import type { PackedVectors } from '../numbers/packed-vectors.js'
import {
  keepSearchArrays,
  keepTitleVectors,
  type SearchArrays,
  searchArraysOf,
  titleVectorsOf,
} from './search-arrays.js'
import type { LanguageIndex, TitleIndex } from './title-index.js'

/** Part of the name of every file: indexes of another version are built anew. */
export const indexVersion = 'index-3'

/** An index with all that retrieval looks up in it, as plain values and arrays: for files and threads. */
export interface PreparedIndex {
  readonly codes: readonly string[]
  readonly sources: readonly string[]
  readonly occupations: readonly string[]
  readonly size: number
  readonly languages: readonly PreparedLanguage[]
}

interface PreparedLanguage {
  readonly index: LanguageIndex
  readonly search: SearchArrays
  /** `null` where no encoder is at hand. */
  readonly vectors: PackedVectors | null
}

/** Builds everything for every language, rather than when a title first needs it. */
export const prepareIndex = (
  { codes, sources, occupations, size, languages }: TitleIndex,
  embedder: Embedder | null,
  onLanguage: (done: number) => void = () => undefined,
): PreparedIndex => ({
  ...{ codes, sources, occupations, size },
  languages: [...languages.values()].map((index, done) => {
    const search = searchArraysOf(index)
    const vectors = embedder === null ? null : titleVectorsOf(index, embedder)
    onLanguage(done + 1)
    return { index, search, vectors }
  }),
})

/** The index ready for use; `embedder` is the one that it was prepared with. */
export function titleIndexOf({ languages, ...index }: PreparedIndex, embedder: Embedder | null): TitleIndex {
  for (const { index: language, search, vectors } of languages) {
    keepSearchArrays(language, search)
    if (embedder !== null && vectors !== null) keepTitleVectors(language, embedder, vectors)
  }
  return { ...index, languages: new Map(languages.map(({ index: language }) => [language.language, language])) }
}
