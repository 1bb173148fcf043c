import type { LanguageTag } from './language.js'

/** SKOS mapping relations, read from the source item to the target item: `broadMatch` = the target is broader. */
export const mappingRelations = ['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch'] as const
export type MappingRelation = (typeof mappingRelations)[number]

/**
 * How a candidate was found: identical title; nearest index title by character n-grams, by words, or by the encoder's
 * vectors (`dense`); the item's whole vocabulary (`profile`); several near index titles adding up (`neighbours`); the
 * trained encoder's own ranking of the items (`encoder`); an encoder's ranking of the occupations that sources tell apart
 * within items, added up (`occupations`).
 */
export const retrievalMethods = [
  'exact',
  'characters',
  'words',
  'profile',
  'neighbours',
  'dense',
  'encoder',
  'occupations',
] as const
export type RetrievalMethod = (typeof retrievalMethods)[number]

/** By vectors of an embedding model, on a server or in a folder: a method only where an office has set one up. */
export type EmbeddingMethod = 'embedded'

/**
 * What a title's place in its own classification says: where its siblings lie, its code where the code system derives
 * from the target's, and where earlier correspondence tables led (`previous`).
 */
export type StructureMethod = 'siblings' | 'code' | 'previous'

/**
 * Why a candidate is there: one method's best-matching index title of that item; for structure, the sibling title that
 * lies there, the source item's own code, or the code that an earlier table leads to.
 */
export interface CandidateEvidence {
  readonly method: RetrievalMethod | EmbeddingMethod | StructureMethod
  /** Similarity in [0, 1] as the method measures it; not a probability. */
  readonly score: number
  /** The item's rank by this method alone, from 1. */
  readonly rank: number
  readonly matchedTitle: string
  readonly matchedLanguage: LanguageTag
  /** Id of the source whose index holds the matched title. */
  readonly matchedSource: string
}

/** An item of the target classification put forward for a title. */
export interface Candidate {
  readonly code: string
  /** From 1, without gaps. */
  readonly rank: number
  /** Ranks candidates of one title; comparable only within one list. */
  readonly score: number
  /** At least one, best first. */
  readonly evidence: readonly CandidateEvidence[]
}

/** What an adjudicator used; part of every finding so that a run can be explained and repeated. */
export interface AdjudicationMethod {
  readonly adjudicator: 'statistical' | 'language-model'
  /** The model's name, when one was asked. */
  readonly model: string | null
  /** SHA-256 of the prompt template, when one was asked. */
  readonly promptHash: string | null
  /**
   * Set where the method asked for could not serve: `no-model-key`, `exact-scan`, `model-failed: ...` (asked, without a
   * usable answer), `model-waiting: ...` (still to be asked), `model-not-asked: ...` (a setting forbids it). Never silent.
   */
  readonly fallback: string | null
}

/** Text that a model was shown and says its answer rests on. */
export interface ModelEvidence {
  /** As the question numbers it: `t1`... for index titles, `n1`... for lines of definitions, tasks and exclusions. */
  readonly id: string
  /** The group it was shown under. */
  readonly code: string
  readonly text: string
  /** `''` where it is the title's own. */
  readonly language: LanguageTag
}

/** What a language model said about a title, checked against what it was shown; for pages and reports. */
export interface ModelAnswer {
  /** In its own words, cleaned and cut. */
  readonly reason: string
  readonly evidence: readonly ModelEvidence[]
  /** What separates the closest groups; `null` when it named nothing. */
  readonly facet: string | null
  /** A question that would settle it, without codes; `null` when there is no doubt. */
  readonly question: string | null
  /** Next best group, or best guess when it abstained. */
  readonly runnerUp: string | null
  /** How deep in the hierarchy it was sure. */
  readonly level: number
  /** What each vote decided, in the order they were cast: a code, or why none. */
  readonly votes: readonly string[]
  /** What the work was taken to be, where the title alone led nowhere and the search was repeated with this. */
  readonly duties?: string
  /** When the first vote came, ISO 8601, UTC; `null` where the record does not say. */
  readonly at: string | null
  /** Keys of the exchanges kept, in the order they were made: question and answer, whole. */
  readonly exchanges: readonly string[]
}

/** How a model says that an item and the group it was placed in relate: for a person to take up or not. */
export interface RelationSuggestion {
  /** The group that was asked about; the suggestion says nothing of any other. */
  readonly code: string
  readonly relation: MappingRelation
  /** In its own words, cleaned and cut. */
  readonly reason: string
  readonly model: string
  /** SHA-256 of the prompt template. */
  readonly promptHash: string
  /** ISO 8601, UTC; `null` where the record does not say. */
  readonly at: string | null
  /** Keys of the exchanges kept. */
  readonly exchanges: readonly string[]
}

interface FindingBase {
  readonly titleId: string
  readonly rationale: string
  readonly method: AdjudicationMethod
  /** What the adjudicator was shown, best first. */
  readonly candidates: readonly Candidate[]
  /** Calibrated probability of each shown candidate, in the order of `candidates`; sums to at most 1. */
  readonly probabilities: readonly number[]
  /** Calibrated probability that no item fits. */
  readonly noneProbability: number
  /** Only where a language model answered usably. */
  readonly modelAnswer?: ModelAnswer
  /** Only where a model was asked how the title's item and its settled group relate. Decides nothing. */
  readonly relationSuggestion?: RelationSuggestion
}

/** What an adjudicator concluded about a title. Regenerated by every run. */
export type Finding =
  | (FindingBase & {
      readonly kind: 'Mapped'
      readonly code: string
      /** Calibrated probability that `code` is right. */
      readonly probability: number
      /** Asked only where the title is an item's own label; else `null`. */
      readonly relation: MappingRelation | null
    })
  | (FindingBase & { readonly kind: 'NoTermFound'; readonly probability: number })
  | (FindingBase & { readonly kind: 'Undecided'; readonly reason: string; readonly probability: number })
