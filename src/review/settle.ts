import type { Finding } from '../model/finding.js'
import type { ReviewDecision, Settlement } from '../model/review.js'

export interface AcceptanceSettings {
  /** Probability from which a `Mapped` finding stands until a person decides. */
  readonly acceptAt: number
  /** Probability from which a `NoTermFound` finding stands until a person decides. */
  readonly noneAt: number
}

/** The decision that stands: the last one that was not withdrawn. Decisions come oldest first. */
export function standingDecision(decisions: readonly ReviewDecision[]): ReviewDecision | undefined {
  const withdrawn = new Set(decisions.flatMap((decision) => (decision.kind === 'Withdraw' ? [decision.withdraws] : [])))
  return decisions.findLast((decision) => decision.kind !== 'Withdraw' && !withdrawn.has(decision.id))
}

/**
 * What stands for a title. A person's last decision always wins; without one, a finding stands only when it is sure
 * enough, and is marked as the machine's. Everything else is open, with the reason.
 */
export function settle(
  finding: Finding | undefined,
  decisions: readonly ReviewDecision[],
  settings: AcceptanceSettings,
): Settlement {
  const decision = standingDecision(decisions)
  switch (decision?.kind) {
    case 'Accept':
    case 'Correct':
      return {
        kind: 'Associated',
        code: decision.code,
        relation: decision.relation,
        by: 'reviewer',
        decisionId: decision.id,
      }
    case 'NoTermFound':
      return { kind: 'Unmatched', by: 'reviewer', decisionId: decision.id }
    case 'Defer':
      return { kind: 'Open', reason: 'deferred' }
    case 'Withdraw':
    case undefined:
      return settledByMachine(finding, settings)
  }
}

function settledByMachine(finding: Finding | undefined, { acceptAt, noneAt }: AcceptanceSettings): Settlement {
  switch (finding?.kind) {
    case 'Mapped':
      return finding.probability >= acceptAt
        ? { kind: 'Associated', code: finding.code, relation: finding.relation, by: 'finding', decisionId: null }
        : { kind: 'Open', reason: 'uncertain' }
    case 'NoTermFound':
      return finding.probability >= noneAt
        ? { kind: 'Unmatched', by: 'finding', decisionId: null }
        : { kind: 'Open', reason: 'uncertain' }
    case 'Undecided':
      return { kind: 'Open', reason: 'undecided' }
    case undefined:
      return { kind: 'Open', reason: 'no-finding' }
  }
}
