import type { Candidate } from '../model/finding.js'
import type { LanguageTag } from '../model/language.js'

/** What a retriever is asked about: a title as text, already cleaned of ad noise, and its language. */
export interface RetrievalQuery {
  readonly text: string
  readonly language: LanguageTag
}

/**
 * A way to find candidate items for a title. Its contract (test/retrieve/contract.ts): ranks start at 1 without gaps,
 * no code outside the index, no code twice, at most `limit`, every candidate has evidence, the same answer twice.
 */
export interface Retriever {
  readonly name: string
  retrieve(query: RetrievalQuery, limit: number): readonly Candidate[]
}
