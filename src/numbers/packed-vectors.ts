import { principalAxes } from './principal-axes.js'
import { turnedTo } from './turned.js'

/**
 * Unit vectors as 16-bit numbers, which threads can share and files keep. What all have in common, their mean, is taken
 * off first: a trained encoder's vectors lie so close together that it would drown what tells them apart. Then they are
 * turned to axes of their own, so that their first numbers say most. The product of two vectors comes out right to about
 * one in ten million.
 */
export interface PackedVectors {
  readonly dimension: number
  /** `dimension`. */
  readonly mean: Float32Array
  /** `dimension` x `dimension`, an axis a row, the one along which the vectors differ most first; empty where vectors are short. */
  readonly axes: Float32Array
  /** Vectors x `dimension`; along an axis a vector, less the mean, has the integer times the vector's scale. */
  readonly numbers: Int16Array
  /** By vector. */
  readonly scales: Float32Array
  /** By vector: its product with the mean. */
  readonly bases: Float32Array
}

/** Length of a vector in integers: the product of two must stay below 2^31, in parts too. */
const integerLength = 32_000

/** The first numbers of a vector, which are compared first. */
export const leadingNumbers = 48

/** Packs vectors that lie one after another. */
export function packVectors(vectors: Float32Array, dimension: number): PackedVectors {
  const count = vectors.length / dimension
  const mean = new Float32Array(dimension)
  const sums = new Float64Array(dimension)
  for (let at = 0; at < count * dimension; at++) sums[at % dimension] = sums[at % dimension]! + vectors[at]!
  if (count > 0) mean.set(sums.map((sum) => sum / count))
  const axes = dimension > leadingNumbers ? principalAxes(vectors, mean) : new Float32Array(0)
  const pack = packer({ dimension, mean, axes })
  const numbers = new Int16Array(count * dimension)
  const scales = new Float32Array(count)
  const bases = new Float32Array(count)
  for (let vector = 0, from = 0; vector < count; vector++, from += dimension) {
    const packed = pack(vectors.subarray(from, from + dimension), numbers.subarray(from, from + dimension))
    scales[vector] = packed.scale
    bases[vector] = packed.base
  }
  return { dimension, mean, axes, numbers, scales, bases }
}

/** Writes a vector as integers; returns its scale and its product with the mean. */
export type Pack = (vector: Float32Array, integers: Int16Array) => { readonly scale: number; readonly base: number }

/** Packs further vectors as those that the mean and axes were taken from. */
export function packer({ dimension, mean, axes }: Pick<PackedVectors, 'dimension' | 'mean' | 'axes'>): Pack {
  const turned = axes.length === 0 ? (vector: Float32Array) => vector : turnedTo(axes, dimension)
  const difference = new Float32Array(dimension)
  return (vector, integers) => {
    let base = 0
    for (let i = 0; i < dimension; i++) {
      difference[i] = vector[i]! - mean[i]!
      base += vector[i]! * mean[i]!
    }
    const own = turned(difference)
    let squares = 0
    for (let i = 0; i < dimension; i++) squares += own[i]! * own[i]!
    const scale = Math.sqrt(squares) / integerLength
    const perScale = scale === 0 ? 0 : 1 / scale
    for (let i = 0; i < dimension; i++) integers[i] = Math.round(own[i]! * perScale)
    return { scale, base }
  }
}
