import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../src/model/finding.js'
import { type Random, seededRandom, shuffled } from '../../src/numbers/random.js'
import { codeAgreement, sharedDigits } from '../../src/structure/derived-codes.js'
import { pathsFromCodes, type PlacedTitle } from '../../src/structure/placed-title.js'
import { structureEvidence } from '../../src/structure/structure-evidence.js'

const targetCodes = Array.from({ length: 9 }, (_, i) => i + 1).flatMap((major) =>
  [1, 2, 3].flatMap((middle) => [1, 2, 3].flatMap((minor) => [1, 2].map((unit) => `${major}${middle}${minor}${unit}`))),
)
const found = (code: string, rank: number): Candidate => ({ code, rank, score: -rank, evidence: [] })

/** A classification whose groups each lie in one target code, with title evidence that is right seven times in ten. */
function classification(random: Random, codeOf: (gold: string, i: number) => string) {
  const golds = shuffled(targetCodes, random)
    .slice(0, 40)
    .flatMap((code) => Array.from({ length: 6 }, () => code))
  const codes = golds.map((gold, i) => codeOf(gold, i))
  const paths = pathsFromCodes(codes)
  const words = ['alfa', 'brava', 'carta', 'delta', 'eco', 'fado', 'gato', 'hino']
  const titles = golds.map((gold, i): PlacedTitle => {
    const right = random() < 0.7
    const wrong = targetCodes[Math.floor(random() * targetCodes.length)]!
    return {
      text: `${words[Math.floor(random() * words.length)]!} ${i}`,
      code: codes[i]!,
      path: paths[i]!,
      candidates: right ? [found(gold, 1), found(wrong, 2)] : [found(wrong, 1), found(gold, 2)],
      probabilities: [0.5, 0.3],
    }
  })
  return { titles, golds }
}

const rightShare = (titles: readonly PlacedTitle[], golds: readonly string[]) => {
  const { titles: weighed, strength, agreement } = structureEvidence(titles, targetCodes, null)
  const right = weighed.filter(({ probabilities }, i) => {
    const best = probabilities.indexOf(Math.max(...probabilities))
    return targetCodes[best] === golds[i]
  })
  return { share: right.length / golds.length, strength, derived: agreement.derived }
}

describe('structure evidence', () => {
  it('lets siblings correct titles, in a code system of its own', () => {
    const groupCodes = new Map<string, number>()
    const { titles, golds } = classification(seededRandom(1), (gold, i) => {
      const group = groupCodes.get(gold) ?? groupCodes.size + 11
      groupCodes.set(gold, group)
      return `X${group}-${i % 6}`
    })
    const { share, strength, derived } = rightShare(titles, golds)
    expect(derived).toBe(false)
    expect(strength).toBeGreaterThan(0.5)
    expect(share).toBeGreaterThan(0.9)
  })

  it('finds out that a code system derives from the target, and follows it', () => {
    const { titles, golds } = classification(seededRandom(2), (gold, i) => `${gold}.${i % 6}`)
    const { share, derived } = rightShare(titles, golds)
    expect(derived).toBe(true)
    expect(share).toBeGreaterThan(0.97)
  })

  it('moves nothing where the order of the codes is random', () => {
    const random = seededRandom(3)
    const { titles, golds } = classification(random, () => String(100_000 + Math.floor(random() * 899_999)))
    const { share, strength, derived } = rightShare(titles, golds)
    expect(derived).toBe(false)
    expect(strength).toBe(0)
    const byWords = titles.filter(({ candidates }, i) => candidates[0]!.code === golds[i]).length / golds.length
    expect(share).toBe(byWords)
  })

  it('does not take codes that look like the target’s for derived when titles say otherwise', () => {
    const { titles } = classification(
      seededRandom(4),
      (gold, i) => `${targetCodes[(targetCodes.indexOf(gold) + 80) % targetCodes.length]!}${i % 6}`,
    )
    expect(codeAgreement(titles, new Set(targetCodes)).derived).toBe(false)
  })

  it('gives shares of one, whatever the order of the titles', () => {
    const { titles } = classification(seededRandom(5), (gold, i) => `${gold}.${i % 6}`)
    const forwards = structureEvidence(titles, targetCodes, null).titles
    const backwards = structureEvidence(titles.toReversed(), targetCodes, null).titles.toReversed()
    forwards.forEach(({ probabilities }, i) => {
      expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      probabilities.forEach((share, place) => expect(backwards[i]!.probabilities[place]).toBeCloseTo(share, 9))
    })
  })

  it('stands titles without candidates, and a single title', () => {
    const lone: PlacedTitle = { text: '', code: '1', path: [], candidates: [], probabilities: [] }
    expect(structureEvidence([lone], targetCodes, null).titles[0]!.probabilities.every(Number.isFinite)).toBe(true)
    expect(structureEvidence([], targetCodes, null).titles).toEqual([])
  })
})

describe('groups from codes', () => {
  it.each([
    [
      ['1111.1', '1111.2', '1120.1', '2000.1'],
      ['111', '1'],
    ],
    [['A1', 'A2', 'B1'], ['A']],
    [['10', '11'], []],
  ])('of %j: the first lies in %j', (codes, expected) => {
    expect(pathsFromCodes(codes)[0]).toEqual(expected)
  })

  it('counts shared digits from the left', () => {
    expect([
      sharedDigits('2221', '2221'),
      sharedDigits('2221', '2230'),
      sharedDigits('1', '2'),
      sharedDigits('22', '2221'),
    ]).toEqual([4, 2, 0, 2])
  })
})
