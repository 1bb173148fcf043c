/**
 * Unit vectors as 16-bit numbers, which threads can share and files keep. What all have in common, their mean, is taken
 * off first: a trained encoder's vectors lie so close together that it would drown what tells them apart. The product of
 * two vectors comes out right to about one in ten million.
 */
export interface PackedVectors {
  readonly dimension: number
  /** `dimension`. */
  readonly mean: Float32Array
  /** Vectors x `dimension`; a number of a vector, less the mean's, is the integer times the vector's scale. */
  readonly numbers: Int16Array
  /** By vector. */
  readonly scales: Float32Array
  /** By vector: its product with the mean. */
  readonly bases: Float32Array
}

/** Length of a vector in integers: the product of two must stay below 2^31, in parts too. */
const integerLength = 32_000

/** Packs vectors that lie one after another. */
export function packVectors(vectors: Float32Array, dimension: number): PackedVectors {
  const count = vectors.length / dimension
  const mean = new Float32Array(dimension)
  const sums = new Float64Array(dimension)
  for (let at = 0; at < count * dimension; at++) sums[at % dimension] = sums[at % dimension]! + vectors[at]!
  if (count > 0) mean.set(sums.map((sum) => sum / count))
  const numbers = new Int16Array(count * dimension)
  const scales = new Float32Array(count)
  const bases = new Float32Array(count)
  for (let vector = 0; vector < count; vector++) {
    const from = vector * dimension
    const { scale, base } = packInto(
      numbers.subarray(from, from + dimension),
      vectors.subarray(from, from + dimension),
      mean,
    )
    scales[vector] = scale
    bases[vector] = base
  }
  return { dimension, mean, numbers, scales, bases }
}

/** Writes a vector as integers; returns its scale and its product with the mean. */
export function packInto(
  integers: Int16Array,
  vector: Float32Array,
  mean: Float32Array,
): { readonly scale: number; readonly base: number } {
  let squares = 0
  let base = 0
  for (let i = 0; i < vector.length; i++) {
    squares += (vector[i]! - mean[i]!) ** 2
    base += vector[i]! * mean[i]!
  }
  const scale = squares === 0 ? 0 : Math.sqrt(squares) / integerLength
  for (let i = 0; i < vector.length; i++) integers[i] = scale === 0 ? 0 : Math.round((vector[i]! - mean[i]!) / scale)
  return { scale, base }
}
