import type { Candidate, EmbeddingMethod, RetrievalMethod } from '../model/finding.js'
import type { LanguageTag } from '../model/language.js'
import type { Showing } from './ranking.js'
import type { TitleIndex } from './title-index.js'

/** What a retriever is asked about: a title as text, already cleaned of ad noise, and its language. */
export interface RetrievalQuery {
  readonly text: string
  readonly language: LanguageTag
  /** Its folded forms, which `formsOf` gives, where they are known already. */
  readonly forms?: readonly string[]
}

/**
 * A way to find candidate items for a title. Its contract (test/retrieve/contract.ts): ranks start at 1 without gaps,
 * no code outside the index, no code twice, at most `limit`, every candidate has evidence, the same answer twice.
 */
export interface Retriever {
  readonly name: string
  retrieve(query: RetrievalQuery, limit: number): readonly Candidate[]
}

/** A retriever that answers several queries in less time than each by itself. */
export interface ListRetriever extends Retriever {
  /** What `retrieve` says of each. */
  retrieveAll(queries: readonly RetrievalQuery[], limit: number): readonly (readonly Candidate[])[]
}

/** A retriever of one method, which can be asked for bare numbers too: several methods are fused without making candidates. */
export interface MethodRetriever extends Retriever {
  readonly name: RetrievalMethod | EmbeddingMethod
  readonly index: TitleIndex
  /** Best first, at most `limit`. */
  readonly rank: (query: RetrievalQuery, limit: number) => readonly Showing[]
  /** What `rank` says of each, where several at a time take less than each by itself. */
  readonly rankAll?: (queries: readonly RetrievalQuery[], limit: number) => readonly (readonly Showing[])[]
}
