import type { AdjudicationCase } from '../adjudicate/adjudicator.js'
import type { Candidate } from '../model/finding.js'
import type { Store } from '../store/port.js'

/** Codes that people turned down, by title id. */
export type LeftOut = ReadonlyMap<string, ReadonlySet<string>>

/** What people turned down on the titles of a correspondence and did not take back. */
export async function rejectedCodes(store: Store, correspondenceId: string): Promise<LeftOut> {
  const codes = new Map<string, Set<string>>()
  for (const { titleId, code } of await store.rejections(correspondenceId)) {
    codes.set(titleId, (codes.get(titleId) ?? new Set()).add(code))
  }
  return codes
}

/** The candidates without those turned down, ranked anew. */
export function withoutRejected(
  candidates: readonly Candidate[],
  rejected: ReadonlySet<string> | undefined,
): readonly Candidate[] {
  if (rejected === undefined) return candidates
  return candidates.filter(({ code }) => !rejected.has(code)).map((candidate, at) => ({ ...candidate, rank: at + 1 }))
}

/**
 * A case without what was turned down. What is then known is that the title does not lie there: the probabilities of what
 * remains, and of none, grow in proportion.
 */
export function leaveOut(one: AdjudicationCase, rejected: ReadonlySet<string> | undefined): AdjudicationCase {
  if (rejected === undefined || !one.candidates.some(({ code }) => rejected.has(code))) return one
  const candidates = withoutRejected(one.candidates, rejected)
  const { placed } = one
  if (placed === undefined) return { ...one, candidates }
  const kept = placed.candidates.filter((_, at) => !rejected.has(one.candidates[at]!.code))
  const whole = kept.reduce((sum, share) => sum + share, 0) + placed.none
  const scale = whole > 0 ? 1 / whole : 1
  return {
    ...one,
    candidates,
    placed: { ...placed, candidates: kept.map((share) => share * scale), none: placed.none * scale },
  }
}
