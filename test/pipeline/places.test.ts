import { describe, expect, it } from 'vitest'
import type { ClassificationItem } from '../../src/model/classification.js'
import type { Title } from '../../src/model/title.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import type { ByWords } from '../../src/pipeline/by-words.js'
import { weighPlaces } from '../../src/pipeline/places.js'

const random = seededRandom(21)
const targetCodes = Array.from({ length: 40 }, (_, i) => String(1111 + 101 * i))
const groups = Array.from({ length: 20 }, (_, group) => ({ code: `${10 + group}`, target: targetCodes[2 * group]! }))
const words = ['alfa', 'brava', 'carta', 'delta', 'eco', 'fado', 'gato', 'hino']
const any = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!

/** Six titles a group, each right by its words seven times in ten; the group is said by a parent, or by the code alone. */
const list = groups.flatMap(({ code, target }) =>
  Array.from({ length: 6 }, (_, at) => ({
    code: `${code}${at}`,
    group: code,
    gold: target,
    best: random() < 0.7 ? target : any(targetCodes),
    text: `${any(words)} ${code}${at}`,
  })),
)

function rightShare(hierarchy: boolean, groupOf: (one: (typeof list)[number]) => string): number {
  const item = (code: string, parent: string | null): [string, ClassificationItem] => [
    code,
    { code, parent, depth: parent === null ? 1 : 2, labels: { en: code }, notes: {}, skillLevel: null },
  ]
  const items = new Map([
    ...(hierarchy ? groups.map(({ code }) => item(code, null)) : []),
    ...list.map((one) => item(groupOf(one), hierarchy ? one.group : null)),
  ])
  const byWords = list.map((one): ByWords => {
    const code = groupOf(one)
    const origin: Title['origin'] = { kind: 'Item', source: 's', code, parent: hierarchy ? one.group : null }
    const title: Title = { id: code, text: one.text, language: 'en', languageFrom: 'declared', origin, frequency: 1 }
    const other = one.best === one.gold ? any(targetCodes) : one.gold
    const candidates = [one.best, other].map((candidate, at) => {
      const evidence = { method: 'words' as const, score: 0.5, rank: at + 1, matchedTitle: candidate }
      return {
        ...{ code: candidate, rank: at + 1, score: -at },
        evidence: [{ ...evidence, matchedLanguage: 'en', matchedSource: 'x' }],
      }
    })
    return { title, candidates, probabilities: [0.5, 0.3] }
  })
  const sureness = { constant: 0, logOdds: 1, wordsAgree: 0, words: 0 }
  const { placed } = weighPlaces(byWords, items, targetCodes, 5, { sureness, siblings: true }, new Map())
  const right = list.filter((one) => placed.get(groupOf(one))?.candidates[0]?.code === one.gold)
  return right.length / list.length
}

const byWordsAlone = list.filter(({ best, gold }) => best === gold).length / list.length

describe('the place of titles', () => {
  it('is told by the groups above them', () => {
    expect(rightShare(true, ({ code }) => code)).toBeGreaterThan(byWordsAlone + 0.15)
  })

  it('is told by how their codes begin, in a list without groups', () => {
    expect(rightShare(false, ({ code }) => code)).toBeGreaterThan(byWordsAlone + 0.15)
  })

  it('says nothing in a list without groups whose codes are numbers in any order', () => {
    const numbers = shuffled([...list.keys()], random)
    const codeOf = new Map(list.map(({ code }, at) => [code, String(100 + numbers[at]!)]))
    expect(rightShare(false, ({ code }) => codeOf.get(code)!)).toBeCloseTo(byWordsAlone, 1)
  })
})
