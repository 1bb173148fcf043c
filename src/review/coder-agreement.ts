import { noGroup } from '../model/double-coding.js'
import { seededRandom } from '../numbers/random.js'
import { rawAgreement, type Unit } from './agreement.js'
import { bootstrapped, type Estimate } from './bootstrap.js'
import { pairSample } from './pair-coefficients.js'
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

/** Raw agreement is a share, and has a share's interval: resampling would call three of three a certainty. */
function shareOfEqual(units: readonly Unit[]): Estimate {
  const pairs = units.filter(isPair)
  const equal = pairs.filter(([one, other]) => one === other).length
  const value = rawAgreement(units)
  return { value, interval: value === null ? null : wilsonInterval(equal, pairs.length) }
}

const isPair = (unit: Unit): boolean => unit.every((value) => value !== null)

/** Agreement of two coders: at each number of digits, and at `digits` by language and by major group. */
export function coderAgreement(titles: readonly CodedTitle[], digits: number, seed: number) {
  const scopes = [...lengths(titles), ...languages(titles, digits), ...majorGroups(titles, digits)]
  const samples = scopes.map(({ asked }) => pairSample(asked))
  const estimates = bootstrapped(titles.length, samples, { random: seededRandom(seed) })
  const lines = scopes.map(({ kind, of, shown }, at) => {
    const [kappa, alpha] = estimates[at]!
    return { kind, of, both: shown.filter(isPair).length, raw: shareOfEqual(shown), kappa, alpha }
  })
  const ofKind = (wanted: Scope['kind']) => lines.filter(({ kind }) => kind === wanted)
  return {
    byDigits: ofKind('length').map(({ of, ...line }) => ({ digits: Number(of), ...line })),
    byLanguage: ofKind('language')
      .map(({ of, ...line }) => ({ language: of, ...line }))
      .sort((a, b) => b.both - a.both || (a.language < b.language ? -1 : 1)),
    byMajorGroup: ofKind('group').map(({ of, ...line }) => ({ group: of, ...line })),
  }
}

/** Titles on which agreement is measured: `shown` gives the share, `asked` the coefficients (`null`: not among them). */
interface Scope {
  readonly kind: 'length' | 'language' | 'group'
  readonly of: string
  readonly shown: readonly Unit[]
  readonly asked: readonly (Unit | null)[]
}

const lengths = (titles: readonly CodedTitle[]): readonly Scope[] =>
  digitsShown.map((length) => {
    const units = unitsAt(titles, length)
    return { kind: 'length', of: String(length), shown: units, asked: units }
  })

function languages(titles: readonly CodedTitle[], digits: number): readonly Scope[] {
  const units = unitsAt(titles, digits)
  return [...new Set(titles.map(({ language }) => language))].map((language) => {
    const asked = units.map((unit, at) => (titles[at]!.language === language ? unit : null))
    return { kind: 'language', of: language, shown: asked.filter((unit) => unit !== null), asked }
  })
}

/** Shown are the titles that at least one coder put in the group; asked of all is whether they are in it, or not. */
function majorGroups(titles: readonly CodedTitle[], digits: number): readonly Scope[] {
  const [majors, units] = [unitsAt(titles, 1), unitsAt(titles, digits)]
  const groups = [...new Set(majors.filter(isPair).flat())].filter((group) => group !== null).sort(inCodeOrder)
  return groups.map((group) => ({
    kind: 'group',
    of: group,
    shown: units.filter((_, at) => isPair(majors[at]!) && majors[at]!.includes(group)),
    asked: majors.map((unit) => unit.map((value) => (value === null ? null : value === group ? 'in' : 'out'))),
  }))
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
