import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import { withSureness } from '../../src/structure/sureness.js'
import { surenessWeights } from '../../src/structure/sureness-weights.js'

const random = seededRandom(11)
function belief(): Float64Array {
  const raw = Float64Array.from({ length: 12 }, () => random() ** 6 + 1e-6)
  const all = raw.reduce((sum, value) => sum + value, 0)
  return raw.map((value) => value / all)
}
const order = (values: Float64Array) => [...values.keys()].sort((a, b) => values[b]! - values[a]!)

describe('sureness', () => {
  it('keeps the ranking and the sum, whatever was learnt', () => {
    for (let round = 0; round < 300; round++) {
      const before = belief()
      const words = { place: Math.floor(random() * 12), probability: random() }
      const weights = { constant: random() * 4 - 3, logOdds: random(), wordsAgree: random() - 0.5, words: random() }
      const after = withSureness(before, words, random(), weights)
      expect(order(after)).toEqual(order(before))
      expect(after.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
    }
  })

  it('changes nothing where places had no say', () => {
    const before = belief()
    expect(withSureness(before, { place: 0, probability: 0.5 }, 0, surenessWeights.rich)).toBe(before)
  })

  it('doubts a near certainty that the words alone did not share', () => {
    const before = Float64Array.from([0.97, 0.02, 0.01])
    const [first] = withSureness(before, { place: 1, probability: 0.3 }, 1, surenessWeights.rich)
    expect(first).toBeLessThan(0.9)
    const [agreed] = withSureness(before, { place: 0, probability: 0.9 }, 1, surenessWeights.rich)
    expect(agreed).toBeGreaterThan(first!)
  })
})
