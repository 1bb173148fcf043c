import type { Departure, DepartureEvidence, PlacedMapping } from '../model/departure.js'
import type { Finding } from '../model/finding.js'
import { leadingDigits, sharedDigits } from './derived-codes.js'

const standings = ['reviewer', 'finding', 'open'] as const

/**
 * Titles whose own code names a valid group of the target other than the one they are mapped to. Meant for code systems
 * that derive from the target's; in others it lists chance. What people decided comes first, then what stands by its
 * probability, then what is open; within these the surest first, then by code and title.
 */
export function departures(titles: readonly PlacedMapping[], targetCodes: ReadonlySet<string>): readonly Departure[] {
  return titles
    .flatMap((title): readonly Departure[] => {
      const namedCode = leadingDigits(title.code)
      if (!targetCodes.has(namedCode) || namedCode === title.mappedCode) return []
      return [{ ...title, namedCode, sharedDigits: sharedDigits(namedCode, title.mappedCode) }]
    })
    .sort(
      (a, b) =>
        standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
        (b.probability ?? 0) - (a.probability ?? 0) ||
        inOrder(a.code, b.code) ||
        inOrder(a.text, b.text) ||
        inOrder(a.titleId, b.titleId),
    )
}

/** What a finding says of one group. */
export function evidenceFor(finding: Finding | undefined, code: string): DepartureEvidence {
  const at = finding?.candidates.findIndex((candidate) => candidate.code === code) ?? -1
  if (finding === undefined || at < 0) return { probability: null, nearest: null }
  const byWords = finding.candidates[at]!.evidence.find(({ method }) => method !== 'code' && method !== 'siblings')
  return { probability: finding.probabilities[at] ?? null, nearest: byWords?.matchedTitle ?? null }
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
