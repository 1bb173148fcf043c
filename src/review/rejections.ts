import type { Finding } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'

/** The candidate that is proposed first: the machine's own, else the likeliest; what was turned down comes last. */
export function firstCandidate(finding: Finding | undefined, rejected: ReadonlySet<string>): string | null {
  if (finding === undefined) return null
  if (finding.kind === 'Mapped' && !rejected.has(finding.code)) return finding.code
  const [best] = finding.candidates
    .map(({ code, rank }, at) => ({ code, rank, probability: finding.probabilities[at] ?? 0 }))
    .filter(({ code }) => !rejected.has(code))
    .sort((a, b) => b.probability - a.probability || a.rank - b.rank)
  return best?.code ?? null
}

/**
 * The candidate that a decision turns down: the first one, where another was chosen or no group fits. Where the machine
 * itself found that none fits, nothing was proposed.
 */
export function turnedDown(
  decision: ReviewDecision,
  finding: Finding | undefined,
  rejected: ReadonlySet<string>,
): string | null {
  const first = firstCandidate(finding, rejected)
  if (decision.kind === 'NoTermFound') return finding?.kind === 'NoTermFound' ? null : first
  return decision.kind === 'Correct' && decision.code !== first ? first : null
}
