import type { OpenCase } from '../model/correspondence.js'
import type { Finding } from '../model/finding.js'
import type { Settlement } from '../model/review.js'
import type { SettledTitle } from './settled-title.js'

/**
 * The titles of source items that nothing stands for, or that no group fits, sorted by source code, then text. The
 * reason is `no-group-fits/reviewer`, `no-group-fits/finding`, or an open settlement's own; `undecided` is followed by
 * what the adjudicator said. Titles from ads are not listed.
 */
export function openCasesOf(records: readonly SettledTitle[]): readonly OpenCase[] {
  return records.flatMap(openCaseOf).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

function openCaseOf({ title, settlement, finding }: SettledTitle): readonly OpenCase[] {
  if (title.origin.kind === 'Ad' || settlement.kind === 'Associated') return []
  const best = bestCandidate(finding)
  return [
    {
      titleId: title.id,
      text: title.text,
      sourceCode: title.origin.code,
      kind: settlement.kind,
      reason: reasonFor(settlement, finding),
      bestCode: best?.code ?? null,
      probability: best?.probability ?? null,
    },
  ]
}

function reasonFor(settlement: Exclude<Settlement, { kind: 'Associated' }>, finding: Finding | undefined): string {
  if (settlement.kind === 'Unmatched') return `no-group-fits/${settlement.by}`
  return settlement.reason === 'undecided' && finding?.kind === 'Undecided'
    ? `undecided: ${finding.reason}`
    : settlement.reason
}

/** What the finding says, or else the candidate it thought most probable. */
function bestCandidate(finding: Finding | undefined): { readonly code: string; readonly probability: number } | null {
  if (finding?.kind === 'Mapped') return { code: finding.code, probability: finding.probability }
  const candidates = (finding?.candidates ?? []).map(({ code }, i) => ({
    code,
    probability: finding?.probabilities[i] ?? 0,
  }))
  return candidates.reduce<(typeof candidates)[number] | null>(
    (best, one) => (best === null || one.probability > best.probability ? one : best),
    null,
  )
}

const placeOf = ({ sourceCode, text, titleId }: OpenCase): string => `${sourceCode ?? ''}\n${text}\n${titleId}`
