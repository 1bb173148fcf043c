import { describe, expect, it } from 'vitest'
import {
  acceptedWith,
  isAccepted,
  mostWrong,
  mostWrongShare,
  samplingPlan,
  tooManyWrong,
} from '../../src/certify/acceptance-sampling.js'
import { binomialAtMost, hypergeometricAtMost, logFactorial } from '../../src/certify/tails.js'
import { seededRandom } from '../../src/numbers/random.js'

/** Naive twin: whole numbers, counted out. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let result = 1n
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i)
  return result
}
const ratio = (part: bigint, whole: bigint): number => Number((part * 10n ** 15n) / whole) / 1e15

function countedAtMost(found: number, lot: number, wrong: number, sample: number): number {
  let part = 0n
  for (let k = 0; k <= found; k++) part += choose(wrong, k) * choose(lot - wrong, sample - k)
  return ratio(part, choose(lot, sample))
}

const random = seededRandom(7)
const upTo = (most: number): number => Math.floor(random() * (most + 1))

describe('the tails', () => {
  it('agree with counting, hypergeometric', () => {
    for (let round = 0; round < 400; round++) {
      const lot = 1 + upTo(400)
      const [wrong, sample] = [upTo(lot), upTo(lot)]
      const found = upTo(sample)
      const [own, naive] = [hypergeometricAtMost(found, lot, wrong, sample), countedAtMost(found, lot, wrong, sample)]
      expect(Math.abs(own - naive), `${found} of ${sample}, ${wrong} of ${lot}`).toBeLessThan(1e-9)
    }
  })

  it('agree with adding up, binomial', () => {
    for (let round = 0; round < 200; round++) {
      const trials = 1 + upTo(60)
      const [found, share] = [upTo(trials), random()]
      let naive = 0
      for (let k = 0; k <= found; k++) naive += Number(choose(trials, k)) * share ** k * (1 - share) ** (trials - k)
      expect(binomialAtMost(found, trials, share)).toBeCloseTo(naive, 9)
    }
  })

  it.each([255, 256, 257, 300, 1000])('log %i! is the sum of logarithms', (n) => {
    let sum = 0
    for (let i = 2; i <= n; i++) sum += Math.log(i)
    expect(logFactorial(n)).toBeCloseTo(sum, 8)
  })
})

describe('a sampling plan', () => {
  it('is the smallest that refuses what is too bad', () => {
    for (let round = 0; round < 150; round++) {
      const request = {
        lot: 1 + upTo(300),
        tolerable: 0.01 + 0.3 * random(),
        confidence: 0.8 + 0.19 * random(),
        allowed: upTo(3),
      }
      const { sample } = samplingPlan(request)
      const wrong = tooManyWrong(request.lot, request.tolerable)
      let naive = Math.min(request.lot, request.allowed + 1)
      while (
        naive < request.lot &&
        countedAtMost(request.allowed, request.lot, wrong, naive) > 1 - request.confidence
      ) {
        naive++
      }
      expect(sample, JSON.stringify(request)).toBe(naive)
    }
  })

  // Known values: 59 without a wrong one show 5 % with 95 % confidence in a lot without end (0.95^59 < 0.05).
  it.each([
    [{ lot: 10_000_000, tolerable: 0.05, confidence: 0.95, allowed: 0 }, 59],
    [{ lot: 10_000_000, tolerable: 0.05, confidence: 0.95, allowed: 1 }, 93],
    [{ lot: 10_000_000, tolerable: 0.01, confidence: 0.95, allowed: 0 }, 299],
    [{ lot: 20, tolerable: 0.05, confidence: 0.95, allowed: 0 }, 16],
    [{ lot: 1, tolerable: 0.05, confidence: 0.95, allowed: 0 }, 1],
    [{ lot: 3, tolerable: 0.05, confidence: 0.95, allowed: 5 }, 3],
  ])('%o checks %i', (request, sample) => {
    expect(samplingPlan(request).sample).toBe(sample)
  })

  it('accepts good lots more often than bad ones', () => {
    const plan = samplingPlan({ lot: 3000, tolerable: 0.05, confidence: 0.95, allowed: 2 })
    const points = [0, 0.01, 0.02, 0.05, 0.1].map((share) => acceptedWith(plan, share))
    expect(points[0]).toBe(1)
    expect(points).toEqual([...points].sort((a, b) => b - a))
    expect(acceptedWith(plan, 0.0504)).toBeLessThanOrEqual(0.05)
    expect([isAccepted(plan, 2), isAccepted(plan, 3)]).toEqual([true, false])
  })

  it('accepts too bad a lot no oftener than promised, drawn many times', () => {
    const plan = samplingPlan({ lot: 200, tolerable: 0.1, confidence: 0.9, allowed: 1 })
    const wrong = tooManyWrong(200, 0.1)
    let accepted = 0
    for (let round = 0; round < 4000; round++) {
      let [left, bad, found] = [200, wrong, 0]
      for (let drawn = 0; drawn < plan.sample; drawn++, left--) {
        if (random() < bad / left) {
          bad--
          found++
        }
      }
      if (isAccepted(plan, found)) accepted++
    }
    expect(accepted / 4000).toBeLessThan(0.115)
  })
})

describe('the bound after a sample', () => {
  it('is the largest number that so few wrong ones leave open', () => {
    for (let round = 0; round < 150; round++) {
      const lot = 1 + upTo(200)
      const sample = Math.max(1, upTo(lot))
      const wrong = Math.min(sample, upTo(4))
      const confidence = 0.8 + 0.19 * random()
      let naive = wrong
      for (let d = wrong; d <= lot - (sample - wrong); d++) {
        if (countedAtMost(wrong, lot, d, sample) > 1 - confidence) naive = d
      }
      expect(mostWrong(lot, sample, wrong, confidence)).toBe(naive)
    }
  })

  it('is Clopper and Pearson’s for a lot without end', () => {
    expect(mostWrongShare(59, 0, 0.95)).toBeCloseTo(1 - 0.05 ** (1 / 59), 9)
    expect(mostWrongShare(10, 10, 0.95)).toBe(1)
    expect(mostWrong(10_000_000, 93, 1, 0.95) / 10_000_000).toBeCloseTo(mostWrongShare(93, 1, 0.95), 4)
  })
})
