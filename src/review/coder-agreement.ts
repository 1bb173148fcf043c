import { noGroup } from '../model/double-coding.js'
import { seededRandom } from '../numbers/random.js'
import { cohensKappa, krippendorffsAlpha, rawAgreement, type Unit } from './agreement.js'
import { bootstrapped, type Estimate } from './bootstrap.js'
import { wilsonInterval } from './wilson.js'

/** What two people answered on one title, each on their own. */
export interface CodedTitle {
  readonly titleId: string
  readonly language: string
  /** Nothing of the machine was shown. */
  readonly blind: boolean
  /** Codes or `noGroup`; `null`: not coded, or could not say. */
  readonly answers: readonly [string | null, string | null]
  /** What the machine said when each answered: a code, `noGroup`, or `null` for nothing. */
  readonly machine: readonly [string | null, string | null]
}

/** Agreement of two coders on some titles; intervals of 95 %, Wilson's for the share and bootstrap ones for the coefficients. */
export interface AgreementLine {
  /** Titles that both coded. */
  readonly both: number
  readonly raw: Estimate
  readonly kappa: Estimate
  readonly alpha: Estimate
}

export const digitsShown = [1, 2, 3, 4] as const

/** A code cut to its first digits, whatever dots it is written with. "No group fits" stays one category at each length. */
export const atDigits = (answer: string | null, digits: number): string | null =>
  answer === null || answer === noGroup ? answer : answer.replace(/[^\p{L}\p{N}]/gu, '').slice(0, digits)

const unitsAt = (titles: readonly CodedTitle[], digits: number): readonly Unit[] =>
  titles.map(({ answers }) => answers.map((answer) => atDigits(answer, digits)))

function lineOf(units: readonly Unit[], seed: number): AgreementLine {
  const [kappa, alpha] = bootstrapped(units, [cohensKappa, krippendorffsAlpha], { random: seededRandom(seed) })
  return { both: units.filter(isPair).length, raw: shareOfEqual(units), kappa: kappa!, alpha: alpha! }
}

/** Raw agreement is a share, and has a share's interval: resampling would call three of three a certainty. */
function shareOfEqual(units: readonly Unit[]): Estimate {
  const pairs = units.filter(isPair)
  const equal = pairs.filter(([one, other]) => one === other).length
  const value = rawAgreement(units)
  return { value, interval: value === null ? null : wilsonInterval(equal, pairs.length) }
}

const isPair = (unit: Unit): boolean => unit.every((value) => value !== null)

/** Agreement on all titles, at each number of digits. */
export const agreementByDigits = (titles: readonly CodedTitle[], seed: number) =>
  digitsShown.map((digits) => ({ digits, ...lineOf(unitsAt(titles, digits), seed) }))

/** Agreement in each language of the titles, the most titles first. */
export function agreementByLanguage(titles: readonly CodedTitle[], digits: number, seed: number) {
  const languages = new Map<string, CodedTitle[]>()
  for (const title of titles) {
    const own = languages.get(title.language)
    if (own) own.push(title)
    else languages.set(title.language, [title])
  }
  return [...languages]
    .map(([language, own]) => ({ language, ...lineOf(unitsAt(own, digits), seed) }))
    .sort((a, b) => b.both - a.both || (a.language < b.language ? -1 : 1))
}

/**
 * Agreement on each major group (first digit). The share is of the titles that at least one coder put there; kappa and
 * alpha are those of the question "in this group, or not?" over all titles.
 */
export function agreementByMajorGroup(titles: readonly CodedTitle[], digits: number, seed: number) {
  const pairs = titles.filter(({ answers }) => isPair(answers))
  const majors = unitsAt(pairs, 1)
  const groups = [...new Set(majors.flat())].filter((group) => group !== null).sort(inCodeOrder)
  return groups.map((group) => {
    const either = pairs.filter((_, at) => majors[at]!.includes(group))
    const inOrOut = majors.map((unit) => unit.map((value) => (value === group ? 'in' : 'out')))
    return { group, ...lineOf(inOrOut, seed), both: either.length, raw: shareOfEqual(unitsAt(either, digits)) }
  })
}

/** Codes by their digits, "no group fits" last. */
const inCodeOrder = (a: string, b: string): number =>
  Number(a === noGroup) - Number(b === noGroup) || (a < b ? -1 : a > b ? 1 : 0)

/** Two groups that one coder took for the other, whoever took which. */
export interface ConfusedPair {
  readonly one: string
  readonly other: string
  readonly titles: number
  /** A few of the titles. */
  readonly examples: readonly string[]
}

const examplesKept = 3

/** The pairs confused most often at a number of digits, at most `limit`. */
export function confusedPairs(titles: readonly CodedTitle[], digits: number, limit: number): readonly ConfusedPair[] {
  const pairs = new Map<string, { one: string; other: string; titleIds: string[] }>()
  for (const { titleId, answers } of titles) {
    const [first, second] = answers.map((answer) => atDigits(answer, digits))
    if (first == null || second == null || first === second) continue
    const [one, other] = inCodeOrder(first, second) < 0 ? [first, second] : [second, first]
    const pair = pairs.get(`${one} ${other}`)
    if (pair) pair.titleIds.push(titleId)
    else pairs.set(`${one} ${other}`, { one, other, titleIds: [titleId] })
  }
  return [...pairs.values()]
    .map(({ one, other, titleIds }) => ({
      one,
      other,
      titles: titleIds.length,
      examples: titleIds.slice(0, examplesKept),
    }))
    .sort((a, b) => b.titles - a.titles || inCodeOrder(a.one, b.one) || inCodeOrder(a.other, b.other))
    .slice(0, limit)
}

/** How many titles the first coder put in one major group and the second in another. */
export function confusionByMajorGroup(titles: readonly CodedTitle[]) {
  const cells = new Map<string, { first: string; second: string; titles: number }>()
  for (const [first, second] of unitsAt(titles, 1)) {
    if (first == null || second == null) continue
    const cell = cells.get(`${first} ${second}`)
    if (cell) cell.titles += 1
    else cells.set(`${first} ${second}`, { first, second, titles: 1 })
  }
  const groups = [...new Set([...cells.values()].flatMap(({ first, second }) => [first, second]))].sort(inCodeOrder)
  return { groups, cells: [...cells.values()] }
}
