/** Vectors that the axes are fitted on, evenly spaced among all. */
const sampled = 2000
/** Rounds over all pairs of axes at most; what is left off the diagonal shrinks with its square from round to round. */
const rounds = 6
/** Off the diagonal, as a share of the whole: the axes need not be exact, only at right angles, which they always are. */
const leftOver = 1e-4

/**
 * Axes at right angles to each other along which vectors, less their mean, differ most, the foremost first: `dimension` x
 * `dimension`, an axis a row. By Jacobi's rotations in double precision.
 */
export function principalAxes(vectors: Float32Array, mean: Float32Array): Float32Array {
  const size = mean.length
  const spread = covariance(vectors, mean)
  const axes = new Float64Array(size * size)
  for (let i = 0; i < size; i++) axes[i * size + i] = 1
  const enough = leftOver * leftOver * spread.reduce((sum, value) => sum + value * value, 0)
  for (let round = 0; round < rounds && offDiagonal(spread, size) > enough; round++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotatePair(spread, axes, size, p, q)
  }
  const variance = (axis: number): number => spread[axis * size + axis]!
  const order = Array.from({ length: size }, (_, axis) => axis).sort((a, b) => variance(b) - variance(a) || a - b)
  const sorted = new Float32Array(size * size)
  order.forEach((axis, place) => sorted.set(axes.subarray(axis * size, (axis + 1) * size), place * size))
  return sorted
}

/** Sums of products of all pairs of numbers, over the sample. */
function covariance(vectors: Float32Array, mean: Float32Array): Float64Array {
  const size = mean.length
  const sums = new Float64Array(size * size)
  const own = new Float64Array(size)
  const count = vectors.length / size
  const step = Math.max(1, Math.floor(count / sampled))
  for (let vector = 0; vector < count; vector += step) {
    for (let i = 0; i < size; i++) own[i] = vectors[vector * size + i]! - mean[i]!
    for (let i = 0; i < size; i++) {
      const value = own[i]!
      for (let j = i, at = i * size + i; j < size; j++, at++) sums[at] = sums[at]! + value * own[j]!
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sums[i * size + j] = sums[j * size + i]!
  return sums
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let squares = 0
  for (let at = 0; at < matrix.length; at++) if (at % (size + 1) !== 0) squares += matrix[at]! * matrix[at]!
  return squares
}

/** Turns two axes in their plane so that the matrix, which stays symmetric, has 0 where they meet. */
function rotatePair(matrix: Float64Array, axes: Float64Array, size: number, p: number, q: number): void {
  const meeting = matrix[p * size + q]!
  if (meeting === 0) return
  const [first, second] = [matrix[p * size + p]!, matrix[q * size + q]!]
  const slope = (second - first) / (2 * meeting)
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(slope * slope + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  turnRows(matrix, size, p, q, cosine, sine)
  turnRows(axes, size, p, q, cosine, sine)
  for (let i = 0; i < size; i++) {
    matrix[i * size + p] = matrix[p * size + i]!
    matrix[i * size + q] = matrix[q * size + i]!
  }
  matrix[p * size + p] = first - tangent * meeting
  matrix[q * size + q] = second + tangent * meeting
  matrix[p * size + q] = matrix[q * size + p] = 0
}

function turnRows(matrix: Float64Array, size: number, p: number, q: number, cosine: number, sine: number): void {
  for (let i = 0, one = p * size, other = q * size; i < size; i++, one++, other++) {
    const [a, b] = [matrix[one]!, matrix[other]!]
    matrix[one] = cosine * a - sine * b
    matrix[other] = sine * a + cosine * b
  }
}
