import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import type { PlacedTitle } from '../../src/structure/placed-title.js'
import { previousAgreement, previousEvidence } from '../../src/structure/previous-links.js'
import { structureEvidence } from '../../src/structure/structure-evidence.js'

const targetCodes = Array.from({ length: 60 }, (_, i) => String(1000 + i))

/** Titles whose words are right nine times in ten, and a table that is right as often as told. */
function listWith(tableRight: number) {
  const random = seededRandom(3)
  const any = () => targetCodes[Math.floor(random() * targetCodes.length)]!
  const golds = Array.from({ length: 200 }, any)
  const titles = golds.map((gold, i): PlacedTitle => {
    const best = random() < 0.9 ? gold : any()
    const sure = 0.4 + random() * 0.5
    const candidates = [{ code: best, rank: 1, score: 1, evidence: [] }]
    return { text: `t${i}`, code: `x${i}`, path: [], candidates, probabilities: [sure] }
  })
  const linked = golds.map((gold) => [random() < tableRight ? gold : any()])
  return { golds, titles, linked }
}

describe('earlier tables as evidence', () => {
  it('count as far as they agree with the titles', () => {
    const { titles, linked } = listWith(0.9)
    expect(previousAgreement(titles, linked).share).toBeGreaterThan(0.8)
    const other = listWith(0)
    expect(previousAgreement(other.titles, other.linked).share).toBe(0)
    expect(previousAgreement(titles.slice(0, 10), linked.slice(0, 10)).share).toBe(0)
  })

  it('say how much likelier than chance a linked code is, and nothing without links', () => {
    const evidence = previousEvidence({ titles: 60, share: 0.9 }, ['1000', '1001'], targetCodes)!
    const chances = Array.from(evidence, (value) => Math.exp(value) / targetCodes.length)
    expect(chances[0]).toBeCloseTo(0.45, 9)
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
    expect(previousEvidence({ titles: 60, share: 0.9 }, [], targetCodes)).toBeNull()
    expect(previousEvidence({ titles: 60, share: 0.9 }, ['2000'], targetCodes)).toBeNull()
    expect(previousEvidence({ titles: 60, share: 0 }, ['1000'], targetCodes)).toBeNull()
  })

  it('correct titles where the table is good, and move nothing where it is not', () => {
    const rightShare = ({ golds, titles, linked }: ReturnType<typeof listWith>) => {
      const weighed = structureEvidence(titles, targetCodes, null, { linked }).titles
      const best = weighed.map(({ probabilities }) => targetCodes[probabilities.indexOf(Math.max(...probabilities))])
      return best.filter((code, i) => code === golds[i]).length / golds.length
    }
    const good = listWith(0.97)
    expect(rightShare(good)).toBeGreaterThan(rightShare({ ...good, linked: good.titles.map(() => []) }) + 0.03)
    const bad = listWith(0)
    expect(rightShare(bad)).toBe(rightShare({ ...bad, linked: bad.titles.map(() => []) }))
  })
})
