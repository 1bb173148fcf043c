import { classesFilledUp, headBytes, scoreBytes, scoresKernel, tileForOne, weightPlace } from './simd/head.js'
import { compileKernels, kernelMemory } from './simd/kernels.js'

/**
 * Vectors along other axes, by SIMD: gives a vector's product with each axis, good until the next call. `axes` holds
 * `dimension` x `dimension` numbers, an axis a row.
 */
export function turnedTo(axes: Float32Array, dimension: number): (vector: Float32Array) => Float32Array {
  const wide = 8 * Math.ceil(dimension / 8)
  const weightsAt = 0
  const biasesAt = weightsAt + headBytes(dimension, wide)
  const scoresAt = biasesAt + scoreBytes(dimension)
  const vectorAt = scoresAt + scoreBytes(dimension)
  const memory = kernelMemory(vectorAt + 4 * wide)
  const weights = new Float32Array(memory.buffer, weightsAt, classesFilledUp(dimension) * wide)
  for (let axis = 0; axis < dimension; axis++) {
    for (let i = 0; i < dimension; i++) weights[weightPlace(wide, axis, i)] = axes[axis * dimension + i]!
  }
  const layout = { classes: dimension, dimension: wide, weightsAt, biasesAt }
  const { turn } = compileKernels({ turn: scoresKernel(layout, tileForOne, vectorAt, 1, scoresAt) }, memory)
  const given = new Float32Array(memory.buffer, vectorAt, dimension)
  const turned = new Float32Array(memory.buffer, scoresAt, dimension)
  return (vector) => {
    given.set(vector)
    turn()
    return turned
  }
}
