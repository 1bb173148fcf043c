import { describe, expect, it } from 'vitest'
import { agreementWorth, type JudgedAnswer } from '../../bench/agreement.js'
import { withModelVotes, type Choice } from '../../src/adjudicate/model-agreement.js'
import { seededRandom } from '../../src/numbers/random.js'

/** Answers of a model that chooses, and titles that are right, just as a factor of `odds` says. */
function answersWith(odds: number, count: number): readonly JudgedAnswer[] {
  const random = seededRandom(11)
  return Array.from({ length: count }, () => {
    const first = 0.2 + 0.5 * random()
    const prior = { candidates: [first, (1 - first) * 0.6, (1 - first) * 0.2], none: (1 - first) * 0.2 }
    const choice: Choice = random() < 0.7 ? 0 : 1
    const posterior = withModelVotes(prior, [choice], odds).candidates
    let draw = random()
    const right = posterior.findIndex((probability) => (draw -= probability) < 0)
    return { prior, choice, right: right < 0 ? [] : [right] }
  })
}

describe('what agreement was worth', () => {
  it.each([1, 3, 12, 60])('is found again where it was %d', (odds) => {
    const worth = agreementWorth(answersWith(odds, 3000))!
    expect(Math.log(worth.odds)).toBeCloseTo(Math.log(odds), 0)
    expect(worth.from).toBeLessThanOrEqual(odds * 1.1)
    expect(worth.to).toBeGreaterThanOrEqual(odds * 0.9)
    expect(worth.lossBest).toBeLessThanOrEqual(worth.lossBefore)
    expect(worth.lossBest).toBeLessThanOrEqual(worth.lossJudged)
  })

  it('says nothing without a choice, and little with few', () => {
    expect(agreementWorth([])).toBeNull()
    expect(agreementWorth(answersWith(3, 5).map((one) => ({ ...one, choice: null })))).toBeNull()
    const { from, to } = agreementWorth(answersWith(3, 8))!
    expect(to / from).toBeGreaterThan(8)
  })
})
