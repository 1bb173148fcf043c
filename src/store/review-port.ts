import type { Finding } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import type { Title } from '../model/title.js'
import type { SeenTitle } from './act-port.js'
import type { DecisionOutcome } from './port.js'

/** A candidate that a decision turned down. */
export interface CandidateRejection {
  readonly titleId: string
  readonly code: string
  /** `''` where none was given. */
  readonly reason: string
  readonly decisionId: string
  readonly reviewer: string
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface TitleFlag {
  readonly titleId: string
  readonly raised: boolean
  readonly person: string
  readonly at: string
}

/** A list's filters and order under a name: the query of its address. */
export interface SavedView {
  readonly id: string
  /** Whose it is; `null` where it is everybody's. */
  readonly owner: string | null
  readonly name: string
  readonly query: string
  readonly madeBy: string
  readonly at: string
}

/** Titles that stand in an item of the target, by whom, or are only proposed there. */
export interface GroupCount {
  readonly code: string
  readonly reviewed: number
  readonly byMachine: number
  readonly open: number
}

/** Something a correspondence's people agreed on, as text. */
export interface ReviewSetting {
  readonly name: string
  readonly value: string
  readonly person: string
  readonly at: string
}

/** A decision with the candidates it turns down. */
export interface DecisionWithRejections {
  readonly decision: ReviewDecision
  readonly rejected: readonly CandidateRejection[]
}

/** What is stored of a title at the moment it is decided on. */
export interface StandingTitle {
  readonly title: Title
  readonly finding: Finding | undefined
  /** Codes that were turned down before. */
  readonly turnedDown: ReadonlySet<string>
}

/** What the desk asks of the store beside titles and decisions. */
export interface ReviewStore {
  /**
   * Appends the decision on one title that `make` gives for what is stored at that moment, as `decideTogether` does for one.
   * What `make` throws is thrown, and nothing is stored. Throws `title/unknown`, `correspondence/unknown`.
   */
  decideBy(
    correspondenceId: string,
    titleId: string,
    make: (stored: StandingTitle) => DecisionWithRejections,
  ): Promise<DecisionOutcome>
  /**
   * Appends each decision if nobody decided on its title since its `seenRevision`; those that come too late are told, the
   * others are stored. One whose id is stored already counts as stored. Outcomes keep the order.
   */
  decideTogether(
    correspondenceId: string,
    decisions: readonly DecisionWithRejections[],
  ): Promise<readonly DecisionOutcome[]>
  /** Other titles of the same folded text and language, with their revisions; by id. */
  identicalTitles(correspondenceId: string, titleId: string, limit: number): Promise<readonly SeenTitle[]>
  /**
   * Rejections that count: their decision was not withdrawn and nobody chose the candidate after all. Of one title, or of
   * all; oldest first.
   */
  rejections(correspondenceId: string, titleId?: string): Promise<readonly CandidateRejection[]>
  /** Appends the flag unless the title already is as it says. */
  setFlag(correspondenceId: string, flag: TitleFlag): Promise<void>
  /** The last flag put on a title or taken from it. */
  flagOn(correspondenceId: string, titleId: string): Promise<TitleFlag | undefined>
  /** Those of everybody and those of this person, by name. */
  savedViews(correspondenceId: string, person: string): Promise<readonly SavedView[]>
  saveView(correspondenceId: string, view: SavedView): Promise<void>
  /** False where there is none of that id. */
  deleteView(correspondenceId: string, id: string): Promise<boolean>
  /** Ids of all who decided on titles, sorted. */
  reviewers(correspondenceId: string): Promise<readonly string[]>
  /** Titles by the item they stand in or are proposed for. */
  groupCounts(correspondenceId: string): Promise<readonly GroupCount[]>
  /** What the correspondence's people agreed on last under this name. */
  reviewSetting(correspondenceId: string, name: string): Promise<string | undefined>
  saveReviewSetting(correspondenceId: string, setting: ReviewSetting): Promise<void>
}
