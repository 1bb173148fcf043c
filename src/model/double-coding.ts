import type { MappingRelation } from './finding.js'

/** Which of a task's two coders: the first or the second named. */
export type CoderSlot = 0 | 1
export const coderSlots = [0, 1] as const

/** Stands for "no group fits" among codes; no classification has such a code. */
export const noGroup = 'none'

/** How the titles of a task were chosen; `of` counts those they were drawn from. */
export interface Drawing {
  readonly kind: 'all' | 'selected' | 'filter' | 'random'
  /** The filter of the list they came from, by name; empty when none was on. */
  readonly filter: Readonly<Record<string, string>>
  readonly of: number
}

/** Titles given to two people, who code them without seeing each other's answers. */
export interface CodingTask {
  readonly id: string
  readonly correspondenceId: string
  readonly name: string
  /** Ids of persons. */
  readonly coders: readonly [string, string]
  readonly drawn: Drawing
  /** Share of titles, in [0, 1], on which nothing of the machine is shown. */
  readonly blindShare: number
  /** Drew the batch, its order, and who is blind to the machine. */
  readonly seed: number
  readonly createdBy: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** What a coder answers; `Defer`: cannot say, which counts as done and goes to reconciliation. */
export type CodingAnswer =
  | { readonly kind: 'Code'; readonly code: string; readonly relation: MappingRelation | null }
  | { readonly kind: 'NoTermFound' }
  | { readonly kind: 'Defer' }

interface EventBase {
  /** Unique; made by the caller. */
  readonly id: string
  /** Id of the person who did it. */
  readonly person: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly comment: string
}

/** An answer as given. `machine`: what the machine's finding was then, `noGroup` or a code; `null` when it had none. */
export type Coding = EventBase & CodingAnswer & { readonly slot: CoderSlot; readonly machine: string | null }

/** What happened to a title of a task; only ever appended. */
export type CodingEvent =
  | Coding
  /** Back to a coder, with a reason as its comment. */
  | (EventBase & { readonly kind: 'Return'; readonly slot: CoderSlot })
  /** Equal answers that do not settle by themselves, with the reason as comment. */
  | (EventBase & { readonly kind: 'Refer' })
  /** Settled by the review decision named. */
  | (EventBase & { readonly kind: 'Settle'; readonly decisionId: string })

/** `agreed`: both gave the same answer, about to be settled; `differs`: an adjudicator has to look. */
export type CodingState = 'coding' | 'agreed' | 'differs' | 'settled'

export const isCoding = (event: CodingEvent): event is Coding =>
  event.kind === 'Code' || event.kind === 'NoTermFound' || event.kind === 'Defer'

/** The answers that stand: each coder's last one, unless it was sent back. Events come oldest first. */
export function standingCodings(events: readonly CodingEvent[]): readonly [Coding | null, Coding | null] {
  const standing: [Coding | null, Coding | null] = [null, null]
  for (const event of events) {
    if (isCoding(event)) standing[event.slot] = event
    else if (event.kind === 'Return') standing[event.slot] = null
  }
  return standing
}

/** What each answered on their own, before anybody else had a hand in it: what agreement is measured on. */
export function blindCodings(events: readonly CodingEvent[]): readonly [Coding | null, Coding | null] {
  const end = events.findIndex((event) => !isCoding(event))
  return standingCodings(end === -1 ? events : events.slice(0, end))
}

/** Whether two answers are the same. A relation that one left unsaid contradicts none. */
export function sameAnswer(one: CodingAnswer, other: CodingAnswer): boolean {
  if (one.kind === 'Defer' || other.kind === 'Defer') return false
  if (one.kind !== 'Code' || other.kind !== 'Code') return one.kind === other.kind
  const unsaid = one.relation === null || other.relation === null
  return one.code === other.code && (unsaid || one.relation === other.relation)
}

export function codingState(events: readonly CodingEvent[]): CodingState {
  if (events.some(({ kind }) => kind === 'Settle')) return 'settled'
  const [first, second] = standingCodings(events)
  if (first === null || second === null) return 'coding'
  const referred = events.findLastIndex(({ kind }) => kind === 'Refer') > events.findLastIndex(isCoding)
  return sameAnswer(first, second) && !referred ? 'agreed' : 'differs'
}

/** How many of the events a coder may know of: their own answers and what was sent back to them. */
export const seenBy = (events: readonly CodingEvent[], slot: CoderSlot): number =>
  events.filter((event) => 'slot' in event && event.slot === slot).length

/** An answer as one category: a code, `noGroup`, or `null` for one who could not say. */
export function categoryOf(answer: CodingAnswer): string | null {
  if (answer.kind === 'Code') return answer.code
  return answer.kind === 'NoTermFound' ? noGroup : null
}
