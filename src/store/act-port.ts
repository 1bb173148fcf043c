import type { MappingRelation } from '../model/finding.js'
import type { Page, Paged, TitleFilter } from './port.js'

/** A title as somebody saw it. */
export interface SeenTitle {
  readonly titleId: string
  readonly revision: number
}

/** One act over many titles, with one undo. Its decision on the title at a position has the id `<act>.<position>`. */
export interface Act {
  readonly id: string
  readonly correspondenceId: string
  readonly kind: 'identical' | 'bulk'
  readonly person: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** What the act's kind needs to know, as JSON can hold it. */
  readonly body: unknown
}

/** A title of an act with what was found for it when the act began. */
export interface ActTitle extends SeenTitle {
  /** From 0. */
  readonly position: number
  readonly code: string | null
  readonly relation: MappingRelation | null
  readonly sampled: boolean
}

/** What became of an act, in order. */
export interface ActEvent {
  readonly kind: string
  readonly person: string
  readonly at: string
  readonly body: unknown
}

/** Acts and what became of them: appended, never changed. */
export interface ActStore {
  startAct(act: Act, titles: readonly ActTitle[]): Promise<void>
  /** Adds titles to an act that is still being prepared. */
  addActTitles(actId: string, titles: readonly ActTitle[]): Promise<void>
  act(correspondenceId: string, id: string): Promise<Act | undefined>
  /** Latest first. */
  acts(correspondenceId: string, kind: Act['kind'], page: Page): Promise<Paged<Act>>
  /** In order of position, from `after` on (exclusive; -1 for the start). */
  actTitles(actId: string, after: number, limit: number, sampled?: boolean): Promise<readonly ActTitle[]>
  /** Appends an event if it is the next after `seen` others; false where another came first. */
  appendActEvent(actId: string, seen: number, event: ActEvent): Promise<boolean>
  /** Oldest first. */
  actEvents(actId: string): Promise<readonly ActEvent[]>
  /**
   * Every title that a finding puts into a group, that nobody put off and that the filter shows: what an act begins with, in
   * order of id. Each is as it is when its group of rows is read.
   */
  proposedTitles(
    correspondenceId: string,
    filter: TitleFilter,
  ): AsyncIterable<readonly (SeenTitle & Pick<ActTitle, 'code' | 'relation'>)[]>
  /** How many titles `proposedTitles` gives. */
  countProposed(correspondenceId: string, filter: TitleFilter): Promise<number>
  /** Which of these decisions (one chunk) are stored, and as which revision of their titles. */
  storedDecisions(ids: readonly string[]): Promise<readonly (SeenTitle & { readonly id: string })[]>
}
