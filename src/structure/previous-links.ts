import type { PlacedTitle } from './placed-title.js'

/** How far earlier correspondence tables can be followed: found from agreement with the titles, never assumed. */
export interface PreviousAgreement {
  /** Titles that an earlier table links to codes of the target. */
  readonly titles: number
  /** Share of the surest of them whose best group is among the linked codes; 0 with too few to say. */
  readonly share: number
}

/** The surest titles, by their words alone, that agreement is measured on. */
const surestShare = 0.5
/** The surest titles are right about this often: agreement is divided by it. */
const surestRight = 0.93
const highestAgreement = 0.985
const fewest = 20
/** Below this a table speaks of something else than these titles. */
const leastAgreement = 0.33

/** `linked`: for each title, codes of the target that earlier tables lead to; none where they are silent. */
export function previousAgreement(
  titles: readonly PlacedTitle[],
  linked: readonly (readonly string[])[],
): PreviousAgreement {
  const known = titles.flatMap(({ candidates, probabilities, code, text }, i) =>
    linked[i]!.length > 0
      ? [{ i, best: candidates[0]?.code ?? '', sureness: probabilities[0] ?? 0, tie: `${code}\u0000${text}` }]
      : [],
  )
  const surest = known
    .sort((a, b) => b.sureness - a.sureness || (a.tie < b.tie ? -1 : 1))
    .slice(0, Math.ceil(known.length * surestShare))
  if (surest.length < fewest) return { titles: known.length, share: 0 }
  const agreeing = surest.filter(({ i, best }) => linked[i]!.includes(best)).length
  const share = Math.min(highestAgreement, agreeing / surest.length / surestRight)
  return { titles: known.length, share: share < leastAgreement ? 0 : share }
}

/**
 * By target code, the logarithm of how much likelier than chance it is for a title with these links; `null` where they
 * say nothing.
 */
export function previousEvidence(
  { share }: PreviousAgreement,
  links: readonly string[],
  targetCodes: readonly string[],
): Float64Array | null {
  if (share === 0 || links.length === 0) return null
  const among = targetCodes.filter((code) => links.includes(code)).length
  if (among === 0 || among === targetCodes.length) return null
  const linked = Math.log((share / among) * targetCodes.length)
  const other = Math.log(((1 - share) / (targetCodes.length - among)) * targetCodes.length)
  return Float64Array.from(targetCodes, (code) => (links.includes(code) ? linked : other))
}
