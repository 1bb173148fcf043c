import { describe, expect, it } from 'vitest'
import { classesFilledUp, emptyBiases, weightPlace } from '../../src/numbers/simd/head.js'
import { seededRandom } from '../../src/numbers/random.js'
import { trainingKernels, trainingLayout } from '../../src/train/training-kernels.js'

const [rows, dimension, classes, room] = [16, 40, 5, 64]

/** One example's step of training: by the kernels, and said plainly. */
function twins(seed: number) {
  const random = seededRandom(seed)
  const layout = trainingLayout(rows, dimension, classes, room)
  const kernels = trainingKernels(layout)
  const numbers = (at: number, length: number) => new Float32Array(kernels.memory, at, length)
  const matrix = numbers(layout.rowsAt, rows * dimension)
  for (let at = 0; at < matrix.length; at++) matrix[at] = random() - 0.5
  const placed = numbers(layout.head.weightsAt, classesFilledUp(classes) * dimension)
  const weights = Array.from({ length: classes }, (_, code) =>
    Array.from({ length: dimension }, (_, at) => {
      const weight = random() - 0.5
      placed[weightPlace(dimension, code, at)] = weight
      return Math.fround(weight)
    }),
  )
  emptyBiases(kernels.memory, layout.head)
  const list = Array.from({ length: 1 + Math.floor(random() * 12) }, () => Math.floor(random() * rows))
  new Uint32Array(kernels.memory, layout.listsAt).set(list)
  const plain = {
    rows: Array.from({ length: rows }, (_, row) => [...matrix.slice(row * dimension, (row + 1) * dimension)]),
    weights,
  }
  return { layout, kernels, numbers, list, plain, random }
}

describe.each([1, 2, 3])('one step of training, example %d', (seed) => {
  const { layout, kernels, numbers, list, plain, random } = twins(seed)
  const end = layout.listsAt + 4 * list.length
  const factor = 1 / Math.sqrt(list.length)

  it('sums the rows of the features', () => {
    kernels.pool(layout.listsAt, end, layout.vectorsAt, factor)
    const sum = plain.rows[0]!.map((_, at) => factor * list.reduce((total, row) => total + plain.rows[row]![at]!, 0))
    numbers(layout.vectorsAt, dimension).forEach((value, at) => expect(value).toBeCloseTo(sum[at]!, 5))
  })

  it('moves weights of classes whose gradient matters, and no others', () => {
    const vector = [...numbers(layout.vectorsAt, dimension)]
    const [rate, smoothing, threshold] = [0.2, 0.02, 0.05]
    const gradients = Array.from({ length: classes }, () => (random() < 0.4 ? 0.001 : random() - 0.5))
    const scores = numbers(layout.scoresAt, classesFilledUp(classes)).fill(smoothing)
    gradients.forEach((gradient, code) => (scores[code] = gradient + smoothing))
    const slope = new Array<number>(dimension).fill(0)
    const energy = vector.reduce((sum, value) => sum + value * value, 0) / dimension
    const moved = plain.weights.map((weights, code) => {
      const gradient = gradients[code]!
      if (Math.abs(gradient) < threshold) return weights
      const step = (rate * gradient) / (Math.sqrt(gradient * gradient * energy) + 1e-6)
      return weights.map((weight, at) => {
        slope[at] = slope[at]! + gradient * weight
        return weight - step * vector[at]!
      })
    })
    kernels.learnHead(layout.scoresAt, layout.vectorsAt, layout.slopesAt, rate, smoothing, threshold)
    const placed = numbers(layout.head.weightsAt, classesFilledUp(classes) * dimension)
    moved.forEach((weights, code) =>
      weights.forEach((weight, at) => expect(placed[weightPlace(dimension, code, at)]).toBeCloseTo(weight, 4)),
    )
    numbers(layout.slopesAt, dimension).forEach((value, at) => expect(value).toBeCloseTo(slope[at]!, 4))
    expect([...placed.slice(weightPlace(dimension, classes + 3, 0))].every((weight) => weight === 0)).toBe(true)
  })

  it('moves each row once for every time it is listed, by less each time', () => {
    const slope = numbers(layout.slopesAt, dimension)
    const [rate, energy] = [0.1, 0.04]
    const times = new Array<number>(rows).fill(0)
    const moved = plain.rows.map((row) => [...row])
    for (const row of list) {
      times[row] = times[row]! + 1
      const step = rate / (Math.sqrt(times[row] * energy) + 1e-6)
      moved[row] = moved[row]!.map((value, at) => value - step * slope[at]!)
    }
    kernels.learnRows(layout.listsAt, end, layout.slopesAt, rate, energy)
    const matrix = numbers(layout.rowsAt, rows * dimension)
    moved.flat().forEach((value, at) => expect(matrix[at]).toBeCloseTo(value, 4))
  })
})
