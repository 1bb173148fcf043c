import { describe, expect, it } from 'vitest'
import { detectClusters, type DetectionInput } from '../../src/detect/clusters.js'
import type { UnmatchedTitle } from '../../src/detect/unmatched-title.js'
import { exactScan } from '../../src/numbers/exact-scan.js'
import { buildVectorIndex } from '../../src/numbers/hnsw.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { centre, dot } from '../../src/numbers/vectors.js'
import { generatedTitles, titleAt } from './generated-titles.js'

const detect = (titles: readonly UnmatchedTitle[], changes: Partial<DetectionInput> = {}) =>
  detectClusters({
    titles,
    nearestItems: () => [],
    settings: { clusterAt: 0.5, clusterLeast: 3 },
    seed: 1,
    buildIndex: buildVectorIndex,
    ...changes,
  })

const east = [1, 0.05]
const north = [0.05, 1]

describe('detectClusters', () => {
  it('finds what belongs together and leaves out what is too small or stands alone', () => {
    const titles = [
      titleAt('prompt engineer', east),
      titleAt('ai prompt engineer', [1, 0.1]),
      titleAt('engenheiro de prompt', [1, 0.2]),
      titleAt('beekeeper', north),
      titleAt('bee keeper', [0, 1]),
    ]
    const [only, ...rest] = detect(titles)
    expect(rest).toEqual([])
    expect(only?.members.map(({ text }) => text)).toEqual([
      'ai prompt engineer',
      'engenheiro de prompt',
      'prompt engineer',
    ])
  })

  it('counts distinct titles: one title in three languages or spellings is no cluster', () => {
    const same = ['Prompt engineer', 'prompt  engineer', 'PROMPT ENGINEER'].map((text, i) =>
      titleAt(`t${i}`, east, { text, language: ['en', 'pt', 'fr'][i]! }),
    )
    expect(detect(same)).toEqual([])
  })

  it('counts ads by period with zeros between, employers whatever their spelling, and the largest share', () => {
    const titles = [
      titleAt('a', east, {
        frequency: 6,
        sightings: [
          { period: '2026', employer: 'ACME S.A.', ads: 4 },
          { period: '2024', employer: 'Acme, S.A.', ads: 2 },
        ],
      }),
      titleAt('b', east, { frequency: 3, sightings: [{ period: null, employer: 'Beta', ads: 2 }] }),
      titleAt('c', east, { sightings: [{ period: '2026', employer: null, ads: 1 }] }),
      titleAt('elsewhere', north, { sightings: [{ period: '2025', employer: 'Gamma', ads: 1 }] }),
    ]
    expect(detect(titles)).toEqual([
      expect.objectContaining({
        counts: [
          { period: '2024', ads: 2 },
          { period: '2025', ads: 0 },
          { period: '2026', ads: 5 },
        ],
        employers: 2,
        largestEmployerShare: 0.75,
      }),
    ])
  })

  it('has no counts where members are not ads', () => {
    const [cluster] = detect(['a', 'b', 'c'].map((id) => titleAt(id, east)))
    expect(cluster).toMatchObject({ counts: [], employers: 0, largestEmployerShare: 0 })
  })

  it('is named by a title near its centre that is often advertised', () => {
    const titles = [
      titleAt('prompt engineer', [1, 0.3], { frequency: 20 }),
      titleAt('prompt engineer for cross-functional teams', [1, 0.31], { frequency: 1 }),
      titleAt('engineer', [1, -1.2], { frequency: 90 }),
      titleAt('senior prompt engineer', [1, 0.5], { frequency: 4 }),
    ]
    expect(detect(titles)[0]?.name).toBe('prompt engineer')
  })

  it('keeps the five nearest items, best first', () => {
    const items = ['f', 'e', 'd', 'c', 'b', 'a'].map((code, i) => ({ code, similarity: i / 10, matchedTitle: code }))
    const [cluster] = detect(
      ['a', 'b', 'c'].map((id) => titleAt(id, east)),
      { nearestItems: () => items },
    )
    expect(cluster?.nearest.map(({ code }) => code)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it.each([
    ['nothing', []],
    ['fewer titles than a cluster needs', [titleAt('a', east)]],
    ['vectors without direction', ['a', 'b', 'c'].map((id) => titleAt(id, [0, 0]))],
  ])('finds no cluster in %s', (_, titles) => expect(detect(titles)).toEqual([]))

  it('refuses a vector that is not finite', () => {
    const broken = ['a', 'b', 'c'].map((id) => ({ ...titleAt(id, east), vector: Float32Array.from([Number.NaN, 1]) }))
    expect(() => detect(broken)).toThrow('finite numbers')
  })
})

describe('detectClusters, on generated titles', () => {
  const random = seededRandom(5)
  const titles = generatedTitles(random, 30, 12)
  const clusters = detect(titles)

  it('finds something', () => expect(clusters.length).toBeGreaterThan(10))

  it('puts no title into two clusters, and loses none of their ads', () => {
    const members = clusters.flatMap((cluster) => cluster.members.map(({ titleId }) => titleId))
    expect(new Set(members).size).toBe(members.length)
    for (const cluster of clusters) {
      const ads = cluster.counts.reduce((sum, count) => sum + count.ads, 0)
      expect(ads).toBe(cluster.members.reduce((sum, { frequency }) => sum + frequency, 0))
    }
  })

  it('gives the same clusters for the same input, in any order of it', () => {
    expect(detect(titles)).toEqual(clusters)
    expect(detect(shuffled(titles, random))).toEqual(clusters)
  })

  it('keeps every member at least so near its centre, and says how near on average', () => {
    const vectorOf = new Map(titles.map(({ id, vector }) => [id, vector]))
    for (const { members, cohesion } of clusters) {
      const vectors = members.map(({ titleId }) => vectorOf.get(titleId)!)
      const middle = centre(vectors)
      const similarities = vectors.map((vector) => dot(vector, middle))
      expect(Math.min(...similarities)).toBeGreaterThanOrEqual(0.499)
      expect(cohesion).toBeCloseTo(similarities.reduce((sum, value) => sum + value, 0) / members.length, 5)
    }
  })

  it('has ids that depend on the members alone', () => {
    const other = detect(titles, { seed: 2, settings: { clusterAt: 0.5, clusterLeast: 4 } })
    const membersOf = (list: typeof clusters) =>
      new Map(
        list.map(({ id, members }) => [
          id,
          members
            .map(({ titleId }) => titleId)
            .sort()
            .join(),
        ]),
      )
    const [one, two] = [membersOf(clusters), membersOf(other)]
    for (const [id, members] of one) if (two.has(id)) expect(two.get(id)).toBe(members)
    expect(new Set(one.values()).size).toBe(one.size)
    expect([...two.values()].some((members) => [...one.values()].includes(members))).toBe(true)
  })

  it('needs no HNSW: the exact scan finds the same clusters', () => {
    expect(detect(titles, { buildIndex: exactScan })).toEqual(clusters)
  })
})
