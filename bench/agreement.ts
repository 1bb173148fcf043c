import { agreementOdds, withModelVotes, type Choice, type Prior } from '../src/adjudicate/model-agreement.js'

/** One answer of a model to one question, with what was known before it and what was right. */
export interface JudgedAnswer {
  readonly prior: Prior
  readonly choice: Choice
  /** Candidates (their index) that are right; none where the right group was not shown. */
  readonly right: readonly number[]
}

export interface AgreementWorth {
  readonly answers: number
  /** The odds factor under which what is right was most probable. */
  readonly odds: number
  /** Between which the true factor lies in 95 of 100 cases, as far as answers are independent. */
  readonly from: number
  readonly to: number
  /** Mean log-loss of the offline probabilities alone, with our judgement, and with the best factor. */
  readonly lossBefore: number
  readonly lossJudged: number
  readonly lossBest: number
}

/** Beyond this, the data say no more than "much". */
const most = 1000
const steps = 200
const floor = 1e-6
/** Half the 95 % point of chi-square with one degree of freedom. */
const halfChiSquare = 1.92

/** What a model's agreement was worth: the odds factor of greatest likelihood, with its range. `null` without answers. */
export function agreementWorth(answers: readonly JudgedAnswer[]): AgreementWorth | null {
  const chosen = answers.filter(({ choice }) => choice !== null)
  if (chosen.length === 0) return null
  const lossAt = (odds: number): number =>
    chosen.reduce((sum, one) => sum - Math.log(Math.max(floor, probabilityOfRight(one, odds))), 0)
  const factors = Array.from({ length: steps + 1 }, (_, i) => most ** (i / steps))
  const losses = factors.map(lossAt)
  const best = losses.indexOf(Math.min(...losses))
  const within = factors.filter((_, i) => losses[i]! - losses[best]! <= halfChiSquare)
  return {
    answers: chosen.length,
    odds: factors[best]!,
    from: within[0]!,
    to: within.at(-1)!,
    lossBefore: lossAt(1) / chosen.length,
    lossJudged: lossAt(agreementOdds) / chosen.length,
    lossBest: losses[best]! / chosen.length,
  }
}

/** Of what is right after one vote; where the right group was not shown, of everything but the candidates. */
function probabilityOfRight({ prior, choice, right }: JudgedAnswer, odds: number): number {
  const { candidates } = withModelVotes(prior, [choice], odds)
  const shown = candidates.reduce((sum, probability) => sum + probability, 0)
  return right.length === 0 ? 1 - shown : right.reduce((sum, at) => sum + candidates[at]!, 0)
}
