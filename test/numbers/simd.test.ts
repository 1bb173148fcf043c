import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import { count, f32, f32x4, i32 } from '../../src/numbers/simd/code.js'
import {
  classesFilledUp,
  emptyBiases,
  headBytes,
  scoreBytes,
  scoresKernel,
  tileForMany,
  tileForOne,
  weightPlace,
} from '../../src/numbers/simd/head.js'
import { compileKernels, kernel, kernelMemory } from '../../src/numbers/simd/kernels.js'
import { softmaxKernel } from '../../src/numbers/simd/softmax.js'

describe('kernels', () => {
  it.each([0, 1, 63, 64, 127, 128, -1, -64, -65, 8191, 8192, 2 ** 31 - 1, -(2 ** 31)])(
    'hold the whole number %d',
    (value) => {
      const { same } = compileKernels({ same: kernel([], () => i32.of(value), 'i32') }, kernelMemory(1))
      expect(same()).toBe(value)
    },
  )

  it('count from a first value while below a limit, not at all where it is not', () => {
    const sum = kernel(
      ['i32', 'i32'],
      (local, from, below) => {
        const [at, total] = [local('i32'), local('i32')]
        return [count(at, from.value, below.value, 3, total.set(i32.add(total.value, at.value))), total.value]
      },
      'i32',
    )
    const kernels = compileKernels({ sum }, kernelMemory(1))
    expect(kernels.sum(2, 12)).toBe(2 + 5 + 8 + 11)
    expect(kernels.sum(5, 5)).toBe(0)
  })

  it('round as single precision does', () => {
    const add = kernel(['f32', 'f32'], (_, a, b) => f32.add(a.value, b.value), 'f32')
    const { sum } = compileKernels({ sum: add }, kernelMemory(1))
    expect(sum(0.1, 0.2)).toBe(Math.fround(Math.fround(0.1) + Math.fround(0.2)))
  })

  it('work on four numbers at any address', () => {
    const memory = kernelMemory(64)
    const numbers = new Float32Array(memory.buffer)
    numbers.set([1, 2, 3, 4, 5, 6], 0)
    const double = kernel(['i32'], (_, at) => {
      const four = f32x4.load(at.value, 4)
      return f32x4.store(at.value, f32x4.add(four, four), 4)
    })
    compileKernels({ double }, memory).double(4)
    expect([...numbers.subarray(0, 6)]).toEqual([1, 2, 6, 8, 10, 12])
  })
})

describe('softmax', () => {
  it.each([3, 32, 100])('of %d scores is that of the textbook', (classes) => {
    const random = seededRandom(classes)
    const filled = classesFilledUp(classes)
    const memory = kernelMemory(scoreBytes(classes))
    const scores = new Float32Array(memory.buffer, 0, filled)
    const values = Array.from({ length: classes }, () => (random() - 0.5) * 200)
    scores.fill(-1e30).set(values)
    compileKernels({ softmax: softmaxKernel(scoreBytes(classes)) }, memory).softmax(0)
    const highest = Math.max(...values)
    const sum = values.reduce((total, value) => total + Math.exp(value - highest), 0)
    values.forEach((value, place) => expect(scores[place]).toBeCloseTo(Math.exp(value - highest) / sum, 5))
    expect(scores.slice(classes).every((value) => value < 1e-30)).toBe(true)
  })
})

describe.each([
  ['of many vectors', tileForMany, 8],
  ['of one vector', tileForOne, 1],
] as const)('scores %s', (_, tile, vectors) => {
  it.each([
    [5, 8],
    [70, 24],
  ])('of %d classes are dot products with the weights of each (%d numbers)', (classes, dimension) => {
    const random = seededRandom(7)
    const weightsAt = 64
    const biasesAt = weightsAt + headBytes(classes, dimension)
    const vectorsAt = biasesAt + scoreBytes(classes)
    const scoresAt = vectorsAt + 4 * vectors * dimension
    const head = { classes, dimension, weightsAt, biasesAt }
    const memory = kernelMemory(scoresAt + vectors * scoreBytes(classes))
    const weights = Array.from({ length: classes * dimension }, () => random() - 0.5)
    const placed = new Float32Array(memory.buffer, weightsAt)
    weights.forEach((weight, at) => {
      placed[weightPlace(dimension, Math.floor(at / dimension), at % dimension)] = weight
    })
    emptyBiases(memory.buffer, head)
    const given = new Float32Array(memory.buffer, vectorsAt, vectors * dimension).map(() => random() - 0.5)
    new Float32Array(memory.buffer, vectorsAt).set(given)
    compileKernels({ scores: scoresKernel(head, tile, vectorsAt, vectors, scoresAt) }, memory).scores()
    const filled = classesFilledUp(classes)
    const scores = new Float32Array(memory.buffer, scoresAt, vectors * filled)
    for (let vector = 0; vector < vectors; vector++) {
      for (let code = 0; code < classes; code++) {
        let expected = 0
        for (let at = 0; at < dimension; at++) {
          expected += weights[code * dimension + at]! * given[vector * dimension + at]!
        }
        expect(scores[vector * filled + code]).toBeCloseTo(expected, 5)
      }
      expect(scores[vector * filled + classes]).toBe(Math.fround(-1e30))
    }
  })
})
