import { type Code, count, f32, f32x4, i32, lanes } from './code.js'
import { kernel, type Kernel } from './kernels.js'

/** Vectors of 16-bit numbers in memory; addresses in bytes. */
export interface DotsLayout {
  /** Numbers of a vector; a multiple of 8. */
  readonly dimension: number
  /** How many vectors; a multiple of `blockVectors`. */
  readonly vectors: number
  readonly queryAt: number
  readonly vectorsAt: number
  /** One number of single precision for each vector: what it is multiplied by, what is added, and the outcome. */
  readonly scalesAt: number
  readonly basesAt: number
  readonly outAt: number
  /** For each block four numbers: the highest outcome of the vectors 0, 4, 8 ... of the block, of 1, 5, 9 ... and so on. */
  readonly highestAt: number
}

export const blockVectors = 64

/** (factor): out = base + factor x scale x (vector . query), for each vector. Sums of products must stay below 2^31. */
export function dotsKernel({ dimension, vectors, ...at }: DotsLayout): Kernel {
  const vectorBytes = 2 * dimension
  return kernel(['f32'], (local, factor) => {
    const [block, place, vector, query] = [local('i32'), local('i32'), local('i32'), local('v128')]
    const sums = [0, 1, 2, 3].map(() => local('v128'))
    const [low, high, out, most] = [local('v128'), local('v128'), local('v128'), local('v128')]
    const [a, b, c, d] = sums.map(({ value }) => value) as [Code, Code, Code, Code]
    const twoByTwo = (one: Code, other: Code): Code =>
      lanes.add(lanes.pick(one, other, [0, 4, 1, 5]), lanes.pick(one, other, [2, 6, 3, 7]))
    const fourVectors: Code = [
      sums.map((sum) => sum.set(lanes.splat(i32.of(0)))),
      Array.from({ length: dimension / 8 }, (_, eight) => [
        query.set(lanes.load(i32.of(0), at.queryAt + 16 * eight)),
        sums.map((sum, which) => {
          const numbers = lanes.load(vector.value, which * vectorBytes + 16 * eight)
          return sum.set(lanes.add(sum.value, lanes.dot(numbers, query.value)))
        }),
      ]),
      low.set(twoByTwo(a, b)),
      high.set(twoByTwo(c, d)),
      low.set(
        lanes.add(lanes.pick(low.value, high.value, [0, 1, 4, 5]), lanes.pick(low.value, high.value, [2, 3, 6, 7])),
      ),
      out.set(f32x4.mul(f32x4.fromIntegers(low.value), f32x4.load(place.value, at.scalesAt))),
      out.set(f32x4.mul(out.value, f32x4.splat(factor.value))),
      out.set(f32x4.add(out.value, f32x4.load(place.value, at.basesAt))),
      most.set(f32x4.max(most.value, out.value)),
      f32x4.store(place.value, out.value, at.outAt),
      vector.set(i32.add(vector.value, i32.of(4 * vectorBytes))),
    ]
    return [
      vector.set(i32.of(at.vectorsAt)),
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
