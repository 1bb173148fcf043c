import { type Code, count, f32, f32x4, i32, lanes, type Variable } from './code.js'
import { kernel, type Kernel } from './kernels.js'

/** Vectors of 16-bit numbers in memory, their first numbers apart from the rest; addresses in bytes. */
export interface DotsLayout {
  /** First and other numbers of a vector; multiples of 8. */
  readonly leading: number
  readonly following: number
  /** How many vectors; a multiple of `blockVectors`. */
  readonly vectors: number
  readonly queryAt: number
  readonly leadingAt: number
  readonly followingAt: number
  /**
   * One number of single precision for each vector: what it is multiplied by, what is added, the length of its following
   * numbers (times the scale), and the most that may come out.
   */
  readonly scalesAt: number
  readonly basesAt: number
  readonly tailsAt: number
  readonly mostAt: number
  /** For each block four numbers: the highest `most` of the vectors 0, 4, 8 ... of the block, of 1, 5, 9 ... and so on. */
  readonly highestAt: number
  /** Places of vectors (32-bit), and what comes out for each. */
  readonly listAt: number
  readonly outAt: number
}

export const blockVectors = 64

/** Adds to sums the products of eights of numbers with the query's. */
const addProducts = (query: Variable, queryAt: number, eights: number, sums: readonly Variable[], numbers: Numbers) =>
  Array.from({ length: eights }, (_, eight) => [
    query.set(lanes.load(i32.of(0), queryAt + 16 * eight)),
    sums.map((sum, which) => sum.set(lanes.add(sum.value, lanes.dot(numbers(which, 16 * eight), query.value)))),
  ])
/** Eight numbers of one of some vectors, so many bytes from its start. */
type Numbers = (which: number, offset: number) => Code

const twoByTwo = (one: Code, other: Code): Code =>
  lanes.add(lanes.pick(one, other, [0, 4, 1, 5]), lanes.pick(one, other, [2, 6, 3, 7]))

const zero = (sums: readonly Variable[]): Code => sums.map((sum) => sum.set(lanes.splat(i32.of(0))))

/**
 * (factor, tail): most = base + factor x scale x (the first numbers' products) + tail x the length of the others, for each
 * vector. Sums of products must stay below 2^31.
 */
export function mostKernel({ leading, vectors, ...at }: DotsLayout): Kernel {
  const vectorBytes = 2 * leading
  return kernel(['f32', 'f32'], (local, factor, tail) => {
    const [block, place, vector, query] = [local('i32'), local('i32'), local('i32'), local('v128')]
    const sums = [0, 1, 2, 3].map(() => local('v128'))
    const [low, high, out, most] = [local('v128'), local('v128'), local('v128'), local('v128')]
    const [a, b, c, d] = sums.map(({ value }) => value) as [Code, Code, Code, Code]
    const numbers: Numbers = (which, offset) => lanes.load(vector.value, which * vectorBytes + offset)
    const fourVectors: Code = [
      zero(sums),
      addProducts(query, at.queryAt, leading / 8, sums, numbers),
      low.set(twoByTwo(a, b)),
      high.set(twoByTwo(c, d)),
      low.set(
        lanes.add(lanes.pick(low.value, high.value, [0, 1, 4, 5]), lanes.pick(low.value, high.value, [2, 3, 6, 7])),
      ),
      out.set(f32x4.mul(f32x4.fromIntegers(low.value), f32x4.load(place.value, at.scalesAt))),
      out.set(f32x4.mul(out.value, f32x4.splat(factor.value))),
      out.set(f32x4.add(out.value, f32x4.load(place.value, at.basesAt))),
      out.set(f32x4.add(out.value, f32x4.mul(f32x4.load(place.value, at.tailsAt), f32x4.splat(tail.value)))),
      most.set(f32x4.max(most.value, out.value)),
      f32x4.store(place.value, out.value, at.mostAt),
      vector.set(i32.add(vector.value, i32.of(4 * vectorBytes))),
    ]
    return [
      vector.set(i32.of(at.leadingAt)),
      count(block, i32.of(0), i32.of((16 * vectors) / blockVectors), 16, [
        most.set(f32x4.splat(f32.of(-Infinity))),
        count(
          place,
          i32.mul(block.value, i32.of(blockVectors / 4)),
          i32.mul(i32.add(block.value, i32.of(16)), i32.of(blockVectors / 4)),
          16,
          fourVectors,
        ),
        f32x4.store(block.value, most.value, at.highestAt),
      ]),
    ]
  })
}

/** (factor, listed): out = base + factor x scale x (vector . query), for so many vectors listed. */
export function listedKernel({ leading, following, ...at }: DotsLayout): Kernel {
  return kernel(['f32', 'i32'], (local, factor, listed) => {
    const [item, place, vector] = [local('i32'), local('i32'), local('i32')]
    const [query, sum, out] = [local('v128'), local('v128'), local('v128')]
    const numbers: Numbers = (_, offset) => lanes.load(vector.value, offset)
    const part = (vectorsAt: number, length: number, queryAt: number): Code => [
      vector.set(i32.add(i32.mul(place.value, i32.of(2 * length)), i32.of(vectorsAt))),
      addProducts(query, queryAt, length / 8, [sum], numbers),
    ]
    const addedUp = twoByTwo(sum.value, sum.value)
    return count(item, i32.of(0), i32.shiftLeft(listed.value, i32.of(2)), 4, [
      place.set(i32.load(item.value, at.listAt)),
      zero([sum]),
      part(at.leadingAt, leading, at.queryAt),
      following === 0 ? [] : part(at.followingAt, following, at.queryAt + 2 * leading),
      sum.set(addedUp),
      sum.set(lanes.add(sum.value, lanes.pick(sum.value, sum.value, [2, 3, 0, 1]))),
      place.set(i32.shiftLeft(place.value, i32.of(2))),
      out.set(f32x4.mul(f32x4.fromIntegers(sum.value), f32x4.loadSplat(place.value, at.scalesAt))),
      out.set(f32x4.mul(out.value, f32x4.splat(factor.value))),
      out.set(f32x4.add(out.value, f32x4.loadSplat(place.value, at.basesAt))),
      f32.store(item.value, f32x4.lane(out.value, 0), at.outAt),
    ])
  })
}
