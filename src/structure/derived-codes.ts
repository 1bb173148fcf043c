import type { PlacedTitle } from './placed-title.js'

/** How far a code system follows the target's: found from agreement with the titles, never assumed. */
export interface CodeAgreement {
  /** Share of the surest titles whose best group begins with the same 1, 2, 3, 4 digits as their code. */
  readonly byDigits: readonly number[]
  /** Share of codes whose first four digits are a code of the target. */
  readonly validShare: number
  /** Whether the codes derive from the target's: then they are evidence. */
  readonly derived: boolean
}

/** The surest titles, by their words alone, that agreement is measured on. */
const surestShare = 0.3
/** The surest titles are right about this often: agreement is divided by it. */
const surestRight = 0.93
const highestAgreement = 0.985
/** In every derived system seen nine codes of ten begin with a code of the target; in others at most half. */
const leastValid = 0.85
/** Fewer titles than these say nothing. */
const fewestSurest = 5
/** A third of the surest titles in the minor group that the code names is far beyond chance (1 in 130). */
const leastAgreement = 0.33

export const leadingDigits = (code: string): string => code.replace(/\D/g, '').slice(0, 4)

/** Measures agreement of codes with titles. Targets with four-digit codes only; others never derive. */
export function codeAgreement(titles: readonly PlacedTitle[], targetCodes: ReadonlySet<string>): CodeAgreement {
  const digits = titles.map(({ code }) => leadingDigits(code))
  const validShare = digits.filter((code) => targetCodes.has(code)).length / Math.max(1, titles.length)
  // A method that finds few titles (identical ones alone) is measured on those that it finds.
  const surest = titles
    .map(({ code, text, probabilities, candidates }, i) => ({
      i,
      // Ties are broken by the title, so that the order of the list does not matter.
      tie: `${code}\u0000${text}`,
      sureness: probabilities[0] ?? 0,
      best: candidates[0]?.code ?? '',
    }))
    .sort((a, b) => b.sureness - a.sureness || (a.tie < b.tie ? -1 : 1))
    .slice(0, Math.ceil(titles.length * surestShare))
    .filter(({ best }) => best !== '')
  const byDigits = [1, 2, 3, 4].map(
    (length) =>
      surest.filter(({ i, best }) => best.slice(0, length) === digits[i]!.slice(0, length)).length /
      Math.max(1, surest.length),
  )
  const enough = surest.length >= fewestSurest
  return { byDigits, validShare, derived: enough && validShare > leastValid && byDigits[2]! > leastAgreement }
}

/**
 * For a title with this code: the logarithm of how much likelier than chance each target code is, by how many digits
 * they share. In the order of `targetCodes`.
 */
export function codeEvidence(agreement: CodeAgreement, targetCodes: readonly string[]): (code: string) => Float64Array {
  const atLeast = [1, ...agreement.byDigits.map((share) => Math.min(highestAgreement, share / surestRight)), 0]
  for (let length = 1; length <= 4; length++) atLeast[length] = Math.min(atLeast[length]!, atLeast[length - 1]!)
  const known = new Map<string, Float64Array>()
  return (code) => {
    const digits = leadingDigits(code)
    const made = known.get(digits) ?? evidenceOf(digits, atLeast, targetCodes)
    known.set(digits, made)
    return made
  }
}

/** Digits that two codes share from the left. */
export function sharedDigits(one: string, other: string): number {
  let shared = 0
  while (shared < 4 && one[shared] !== undefined && one[shared] === other[shared]) shared++
  return shared
}

function evidenceOf(digits: string, atLeast: readonly number[], targetCodes: readonly string[]): Float64Array {
  const shared = targetCodes.map((code) => sharedDigits(digits, code))
  const counts = [0, 1, 2, 3, 4].map((length) => shared.filter((value) => value === length).length)
  const logs = counts.map((count, length) => {
    const exactly = atLeast[length]! - atLeast[length + 1]!
    return Math.log(((exactly + 1e-3) / Math.max(1, count)) * targetCodes.length)
  })
  return Float64Array.from(shared, (length) => logs[length]!)
}
