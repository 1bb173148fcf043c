import { type Code, count, f32x4, i32 } from './code.js'
import { kernel, type Kernel } from './kernels.js'

/**
 * A linear layer kept in memory for SIMD: classes four by four, and within four the numbers of one dimension together.
 * Classes are filled up to a multiple of 32; those that only fill up have a bias of -1e30.
 */
export interface HeadLayout {
  readonly classes: number
  /** A multiple of 8. */
  readonly dimension: number
  /** Address of the weights: for each four, `dimension` x 4 numbers. */
  readonly weightsAt: number
  /** Address of the biases: for each four, 4 numbers. */
  readonly biasesAt: number
}

/** How many fours of classes and how many vectors are multiplied at a time: eight running sums hide the latency of adding. */
export interface Tile {
  readonly fours: number
  readonly vectors: number
}
export const tileForMany: Tile = { fours: 2, vectors: 4 }
export const tileForOne: Tile = { fours: 8, vectors: 1 }

/** Dimensions handled in one turn of the innermost loop. */
const unrolled = 8

export const classesFilledUp = (classes: number): number => 32 * Math.ceil(classes / 32)
/** Bytes of the scores of one vector. */
export const scoreBytes = (classes: number): number => 4 * classesFilledUp(classes)
export const headBytes = (classes: number, dimension: number): number => scoreBytes(classes) * dimension

/** Place of a weight in the layout, counted in numbers. */
export const weightPlace = (dimension: number, code: number, at: number): number =>
  ((code >> 2) * dimension + at) * 4 + (code & 3)

/** Sets the biases of an empty layer: 0, and -1e30 for what only fills up. */
export function emptyBiases(buffer: ArrayBuffer, { classes, biasesAt }: HeadLayout): void {
  new Float32Array(buffer, biasesAt, classesFilledUp(classes)).fill(-1e30, classes)
}

/**
 * Scores of all classes for `vectors` vectors (a multiple of the tile's) that lie behind each other at `vectorsAt`;
 * those of one vector after those of the other at `scoresAt`.
 */
export function scoresKernel(
  head: HeadLayout,
  tile: Tile,
  vectorsAt: number,
  vectors: number,
  scoresAt: number,
): Kernel {
  const { classes, dimension, weightsAt, biasesAt } = head
  const [vectorBytes, fourBytes, perVector] = [4 * dimension, 16 * dimension, scoreBytes(classes)]
  const inTile = Array.from({ length: tile.fours * tile.vectors }, (_, place) => ({
    four: place % tile.fours,
    vector: Math.floor(place / tile.fours),
  }))
  return kernel([], (local) => {
    const [four, bias, vector, out] = [local('i32'), local('i32'), local('i32'), local('i32')]
    const [weight, number, spread] = [local('i32'), local('i32'), local('v128')]
    const sums = inTile.map((place) => ({ ...place, sum: local('v128') }))
    const weights = Array.from({ length: tile.fours }, () => local('v128'))
    const dimensionAt = (offset: number): Code => [
      weights.map((value, place) => value.set(f32x4.load(weight.value, 16 * offset + place * fourBytes))),
      sums.map(({ four: place, vector: which, sum }) => [
        place === 0 ? spread.set(f32x4.loadSplat(number.value, 4 * offset + which * vectorBytes)) : [],
        sum.set(f32x4.add(sum.value, f32x4.mul(weights[place]!.value, spread.value))),
      ]),
    ]
    const multiplyTile: Code = [
      sums.map(({ four: place, sum }) => sum.set(f32x4.load(bias.value, 16 * place))),
      number.set(vector.value),
      count(weight, four.value, i32.add(four.value, i32.of(fourBytes)), 16 * unrolled, [
        Array.from({ length: unrolled }, (_, offset) => dimensionAt(offset)),
        number.set(i32.add(number.value, i32.of(4 * unrolled))),
      ]),
      sums.map(({ four: place, vector: which, sum }) =>
        f32x4.store(out.value, sum.value, which * perVector + 16 * place),
      ),
    ]
    const weightsEnd = weightsAt + headBytes(classes, dimension)
    const vectorsEnd = vectorsAt + vectors * vectorBytes
    return [
      bias.set(i32.of(biasesAt)),
      count(four, i32.of(weightsAt), i32.of(weightsEnd), tile.fours * fourBytes, [
        out.set(i32.add(i32.of(scoresAt - biasesAt), bias.value)),
        count(vector, i32.of(vectorsAt), i32.of(vectorsEnd), tile.vectors * vectorBytes, [
          multiplyTile,
          out.set(i32.add(out.value, i32.of(tile.vectors * perVector))),
        ]),
        bias.set(i32.add(bias.value, i32.of(16 * tile.fours))),
      ]),
    ]
  })
}
