import { describe, expect, it } from 'vitest'
import { KnownError } from '../../src/errors.js'
import { exactScan } from '../../src/numbers/exact-scan.js'
import { highestPlaces } from '../../src/numbers/highest.js'
import { buildVectorIndex, whyNoHnsw } from '../../src/numbers/hnsw.js'
import { type Random, seededRandom, shuffled } from '../../src/numbers/random.js'
import type { VectorIndex } from '../../src/numbers/vector-index.js'
import { reachedBy } from '../../src/numbers/reached-by.js'
import { buildVectorScan } from '../../src/numbers/vector-scan.js'
import { centre, dot, toUnit } from '../../src/numbers/vectors.js'

const dimension = 24
/** Vectors in clumps, as titles are: evenly spread ones have no neighbourhoods to find. */
function clumped(count: number, random: Random): readonly Float32Array[] {
  const spread = () => Float32Array.from({ length: dimension }, () => random() * 2 - 1)
  const clumps = Array.from({ length: 40 }, spread)
  return Array.from({ length: count }, () => {
    const clump = clumps[Math.floor(random() * clumps.length)]!
    return toUnit(clump.map((value) => value + 0.6 * (random() * 2 - 1)))
  })
}

const builders: readonly (readonly [string, (vectors: readonly Float32Array[], dimension: number) => VectorIndex])[] = [
  ['hnsw', buildVectorIndex],
  ['exact scan', exactScan],
  ['packed scan', buildVectorScan],
]

describe.each(builders)('a vector index keeps its contract: %s', (_, build) => {
  const random = seededRandom(1)
  const vectors = clumped(300, random)
  const index = build(vectors, dimension)

  it('finds each vector as its own nearest neighbour', () => {
    vectors.slice(0, 50).forEach((vector, label) => {
      const [first] = index.nearest(vector, 1)
      expect(Math.abs(first!.similarity - 1)).toBeLessThan(1e-4)
      expect(dot(vectors[first!.label]!, vectors[label]!)).toBeCloseTo(1, 4)
    })
  })

  it('answers at most as many as asked, and as there are, most similar first', () => {
    expect(index.nearest(vectors[0]!, 7)).toHaveLength(7)
    const all = index.nearest(vectors[0]!, 1000)
    expect(all.length).toBeLessThanOrEqual(300)
    expect(all.map(({ similarity }) => similarity)).toEqual(
      all.map(({ similarity }) => similarity).toSorted((a, b) => b - a),
    )
  })

  it('answers the same twice, and the same when built twice', () => {
    expect(index.nearest(vectors[3]!, 9)).toEqual(index.nearest(vectors[3]!, 9))
    expect(build(vectors, dimension).nearest(vectors[3]!, 9)).toEqual(index.nearest(vectors[3]!, 9))
  })

  it('is empty over no vectors', () => {
    expect(build([], dimension).nearest(vectors[0]!, 3)).toEqual([])
  })

  const bad: readonly (readonly [string, Float32Array])[] = [
    ['a wrong length', new Float32Array(3)],
    ['NaN', new Float32Array(dimension).fill(NaN)],
    ['infinity', new Float32Array(dimension).fill(Infinity)],
    ['no typed array', [1, 2, 3] as unknown as Float32Array],
    ['a string in an array', ['x'] as unknown as Float32Array],
    ['nothing', undefined as unknown as Float32Array],
  ]
  it.each(bad)('refuses %s instead of aborting the process', (_name, vector) => {
    expect(() => index.nearest(vector, 1)).toThrow(KnownError)
    expect(() => build([vectors[0]!, vector], dimension)).toThrow(/finite numbers/)
  })
})

describe('hnsw against the exact scan', () => {
  it('is available where the tests run, so that the contract above is not the fallback twice', () => {
    expect(whyNoHnsw()).toBeNull()
    expect(buildVectorIndex(clumped(3, seededRandom(5)), dimension).method).toBe('hnsw')
  })

  it('recalls at least .98 of the ten nearest', () => {
    const random = seededRandom(2)
    const vectors = clumped(2000, random)
    const [approximate, exact] = [buildVectorIndex(vectors, dimension), exactScan(vectors, dimension)]
    let found = 0
    const queries = clumped(200, random)
    for (const query of queries) {
      const wanted = new Set(exact.nearest(query, 10).map(({ label }) => label))
      found += approximate.nearest(query, 10).filter(({ label }) => wanted.has(label)).length
    }
    expect(found / (queries.length * 10)).toBeGreaterThanOrEqual(0.98)
  })
})

describe('packed vectors against the plain product', () => {
  // Close together, as a trained encoder's are: random pairs have a cosine above .99.
  const tight = (count: number, size: number, random: Random) =>
    Array.from({ length: count }, () =>
      toUnit(Float32Array.from({ length: size }, (_, i) => Math.cos(i) + 0.05 * (random() - 0.5))),
    )

  it.each([
    [1, 8],
    [5, 20],
    [403, 128],
  ])('%i vectors of %i numbers come out in the same order with the same cosines', (count, size) => {
    const random = seededRandom(6)
    const vectors = tight(count, size, random)
    const scan = buildVectorScan(vectors, size)
    for (const query of [...tight(20, size, random), vectors[0]!, new Float32Array(size)]) {
      const near = scan.nearest(query, 30)
      const plain = exactScan(vectors, size).nearest(query, 30)
      expect(near.length).toBe(plain.length)
      near.forEach(({ label, similarity }, i) => {
        expect(Math.abs(similarity - dot(query, vectors[label]!))).toBeLessThan(2e-6)
        expect(Math.abs(similarity - plain[i]!.similarity)).toBeLessThan(2e-6)
      })
    }
  })

  it('of equal values the lower place comes first', () => {
    const values = Float32Array.from([1, 3, 3, 0, 3, 2])
    expect(highestPlaces(values, 4)).toEqual([1, 2, 4, 5])
    expect(highestPlaces(values, 9)).toEqual([1, 2, 4, 5, 0, 3])
    expect(highestPlaces(values, 0)).toEqual([])
    const random = seededRandom(7)
    const many = Float32Array.from({ length: 500 }, () => Math.floor(random() * 40))
    const sorted = Array.from(many.keys()).sort((a, b) => many[b]! - many[a]! || a - b)
    for (const count of [1, 7, 120, 500]) expect(highestPlaces(many, count)).toEqual(sorted.slice(0, count))
  })
})

it('a value is found that so many reach, and not many more', () => {
  const random = seededRandom(8)
  const values = Float32Array.from({ length: 3000 }, () => 0.9 + 0.1 * random() ** 3)
  values[7] = -Infinity
  for (const count of [1, 30, 120, 2999]) {
    const least = reachedBy(values, count)
    const reached = values.filter((value) => value >= least).length
    expect(reached).toBeGreaterThanOrEqual(count)
    expect(reached).toBeLessThan(count + 60)
  }
  expect(reachedBy(Float32Array.of(0.5, 0.5), 1)).toBe(0.5)
  expect(reachedBy(Float32Array.of(0.5, -Infinity), 1)).toBe(0.5)
  expect(reachedBy(Float32Array.of(0.5, -Infinity), 2)).toBe(-Infinity)
})

describe('vectors and random numbers', () => {
  it('a centre has length one, and a zero vector stays zero', () => {
    const middle = centre(clumped(5, seededRandom(3)))
    expect(dot(middle, middle)).toBeCloseTo(1, 5)
    expect([...toUnit(new Float32Array(3))]).toEqual([0, 0, 0])
  })

  it('the same seed gives the same order, another seed another, and nothing is lost', () => {
    const values = Array.from({ length: 50 }, (_, i) => i)
    expect(shuffled(values, seededRandom(1))).toEqual(shuffled(values, seededRandom(1)))
    expect(shuffled(values, seededRandom(1))).not.toEqual(shuffled(values, seededRandom(2)))
    expect(shuffled(values, seededRandom(4)).toSorted((a, b) => a - b)).toEqual(values)
  })
})
