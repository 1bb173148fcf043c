import type { MappingRelation } from './finding.js'

interface DecisionBase {
  /** Unique; made by the caller. */
  readonly id: string
  readonly titleId: string
  readonly reviewer: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly comment: string
  /** Revision of the title that the reviewer had on screen; a stale one is refused as a conflict. */
  readonly seenRevision: number
}

/** What a person decided. Appended, never overwritten; `Withdraw` takes back an earlier one and both stay on file. */
export type ReviewDecision =
  | (DecisionBase & { readonly kind: 'Accept'; readonly code: string; readonly relation: MappingRelation | null })
  | (DecisionBase & { readonly kind: 'Correct'; readonly code: string; readonly relation: MappingRelation | null })
  | (DecisionBase & { readonly kind: 'NoTermFound' })
  | (DecisionBase & { readonly kind: 'Defer' })
  | (DecisionBase & { readonly kind: 'Withdraw'; readonly withdraws: string })

/** What stands now; always computed from finding and decisions, never edited. */
export type Settlement =
  | {
      readonly kind: 'Associated'
      readonly code: string
      readonly relation: MappingRelation | null
      /** `finding`: the machine's own, above the acceptance setting and seen by nobody yet. */
      readonly by: 'reviewer' | 'finding'
      readonly decisionId: string | null
    }
  | { readonly kind: 'Unmatched'; readonly by: 'reviewer' | 'finding'; readonly decisionId: string | null }
  | { readonly kind: 'Open'; readonly reason: 'no-finding' | 'uncertain' | 'undecided' | 'deferred' }
