import type { Finding } from '../model/finding.js'

/** A title that a person decided, beside what the machine says of it. */
export interface ReviewedTitle {
  readonly titleId: string
  readonly language: string
  /** `null` where no run has looked at it. */
  readonly findingKind: Finding['kind'] | null
  /** The finding's code; for others than `Mapped` its best candidate's. */
  readonly machineCode: string | null
  readonly probability: number
  /** The code that stands, `null`: no group fits. */
  readonly decidedCode: string | null
  /** When the decision that stands was made, ISO 8601, UTC. */
  readonly decidedAt: string
  readonly reviewer: string
}

/** What measures the machine against people. */
export interface QualityStore {
  /** Every title that a person's decision settles, in the order of ids; with a task, only those given to it. */
  reviewedTitles(correspondenceId: string, taskId: string | null): AsyncIterable<ReviewedTitle>
}
