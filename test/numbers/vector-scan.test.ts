import { describe, expect, it } from 'vitest'
import { leadingNumbers, packer, type PackedVectors, packVectors } from '../../src/numbers/packed-vectors.js'
import { principalAxes } from '../../src/numbers/principal-axes.js'
import { type Random, seededRandom } from '../../src/numbers/random.js'
import type { Neighbour } from '../../src/numbers/vector-index.js'
import { vectorScan } from '../../src/numbers/vector-scan.js'
import { dot, toUnit } from '../../src/numbers/vectors.js'

/** Vectors in clumps that have something in common and differ most in a few directions; each seventh is there twice. */
function clumps(count: number, dimension: number, random: Random): readonly Float32Array[] {
  const spread = (by: number) => Float32Array.from({ length: dimension }, () => by * (random() - 0.5))
  const directions = Array.from({ length: 12 }, () => spread(1))
  const middle = spread(2)
  const centres = Array.from({ length: 30 }, () => {
    const sums = directions.map(() => random() - 0.5)
    return middle.map((value, i) => directions.reduce((sum, one, at) => sum + sums[at]! * one[i]!, value))
  })
  const vectors: Float32Array[] = []
  for (let at = 0; at < count; at++) {
    const centre = centres[Math.floor((at / count) * centres.length)]!
    const noise = spread(0.3)
    vectors.push(at % 7 === 6 ? vectors[at - 3]! : toUnit(centre.map((value, i) => value + noise[i]!)))
  }
  return vectors
}

const behindEachOther = (vectors: readonly Float32Array[], dimension: number): Float32Array => {
  const numbers = new Float32Array(vectors.length * dimension)
  vectors.forEach((vector, at) => numbers.set(vector, at * dimension))
  return numbers
}

/** Compares with every packed vector, in the scan's own single precision. */
function plainScan(packed: PackedVectors, query: Float32Array, limit: number): readonly Neighbour[] {
  const { dimension, numbers, mean } = packed
  const asked = new Int16Array(dimension)
  const { scale, base } = packer(packed)(query, asked)
  const own = base - mean.reduce((sum, value) => sum + value * value, 0)
  const found = Array.from(packed.scales, (by, label) => {
    let product = 0
    for (let i = 0; i < dimension; i++) product += asked[i]! * numbers[label * dimension + i]!
    const scaled = Math.fround(Math.fround(Math.fround(product) * by) * Math.fround(scale))
    return { label, similarity: Math.fround(scaled + packed.bases[label]!) + own }
  })
  return found.sort((a, b) => b.similarity - a.similarity || a.label - b.label).slice(0, limit)
}

describe('the scan by first numbers against the scan of everything', () => {
  it.each([
    [1, 128],
    [70, 128],
    [3001, 128],
    [3000, 100],
    [2000, leadingNumbers + 1],
    [900, leadingNumbers],
    [900, 12],
  ])('%i vectors of %i numbers: the same neighbours, the same numbers', (count, dimension) => {
    const random = seededRandom(count + dimension)
    const vectors = clumps(count, dimension, random)
    const packed = packVectors(behindEachOther(vectors, dimension), dimension)
    const scan = vectorScan(packed)
    const strangers = clumps(6, dimension, random)
    for (const query of [...strangers, vectors[0]!, vectors.at(-1)!, new Float32Array(dimension)]) {
      for (const limit of [0, 1, 7, 120, count + 5]) {
        expect(scan.nearest(query, limit)).toEqual(plainScan(packed, query, limit))
      }
    }
  })

  it.each([1, 2, 7, 8, 9, 21])('%i vectors asked about at a time get what each gets by itself', (asked) => {
    const dimension = 64
    const vectors = clumps(1500, dimension, seededRandom(asked))
    const packed = packVectors(behindEachOther(vectors, dimension), dimension)
    const scan = vectorScan(packed)
    const queries = clumps(asked, dimension, seededRandom(100 + asked))
    const all = scan.nearestAll(queries, 30)
    expect(all).toEqual(queries.map((query) => scan.nearest(query, 30)))
    expect(all).toEqual(queries.map((query) => plainScan(packed, query, 30)))
    expect(scan.nearestAll(queries, 0)).toEqual(queries.map(() => []))
    expect(scan.nearestAll([], 30)).toEqual([])
  })

  it('gives nothing where there are no vectors', () => {
    const none = vectorScan(packVectors(new Float32Array(0), 64))
    expect(none.nearestAll([new Float32Array(64), new Float32Array(64)], 5)).toEqual([[], []])
  })
})

describe('principal axes', () => {
  const dimension = 60
  const vectors = behindEachOther(clumps(800, dimension, seededRandom(3)), dimension)
  const axes = principalAxes(vectors, new Float32Array(dimension))
  const axis = (at: number) => axes.subarray(at * dimension, (at + 1) * dimension)
  const along = (at: number): number => {
    let squares = 0
    for (let from = 0; from < vectors.length; from += dimension) {
      squares += dot(axis(at), vectors.subarray(from, from + dimension)) ** 2
    }
    return squares
  }

  it('stand at right angles and have length one', () => {
    for (let a = 0; a < dimension; a++) {
      for (let b = 0; b <= a; b++) expect(dot(axis(a), axis(b))).toBeCloseTo(a === b ? 1 : 0, 5)
    }
  })

  it('go from the one along which most lies to the one along which least does', () => {
    const spread = Array.from({ length: dimension }, (_, at) => along(at))
    spread.slice(1).forEach((value, at) => {
      expect(value).toBeLessThanOrEqual(spread[at]! * 1.001 + 1e-6)
    })
    const foremost = spread.slice(0, 13).reduce((sum, value) => sum + value, 0)
    expect(foremost / spread.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(0.9)
  })

  it('are the same each time', () => {
    expect(principalAxes(vectors, new Float32Array(dimension))).toEqual(axes)
  })
})
