import { type Code, count, f32, f32x4, i32, lanes, type Variable, when } from '../numbers/simd/code.js'
import { type HeadLayout, headBytes, scoreBytes, scoresKernel, tileForMany } from '../numbers/simd/head.js'
import { compileKernels, kernel, type Kernel, kernelMemory } from '../numbers/simd/kernels.js'
import { softmaxKernel } from '../numbers/simd/softmax.js'

/** Examples whose gradients are taken at the same weights. */
export const batch = 16
/** Keeps the first steps of a row that has hardly moved within bounds. */
const least = 1e-6
/** Numbers of a row summed in registers at a time. */
const blockNumbers = 32

/** Where everything lies in the memory of one member's training; addresses in bytes, sums of squares for Adagrad. */
export interface TrainingLayout {
  readonly dimension: number
  readonly rowsAt: number
  readonly rowSquaresAt: number
  readonly head: HeadLayout
  readonly headSquaresAt: number
  readonly vectorsAt: number
  readonly slopesAt: number
  readonly scoresAt: number
  readonly scratchAt: number
  /** Row numbers of the batch's features, `batch` lists of `mostFeatures`. */
  readonly listsAt: number
  readonly bytes: number
}

export function trainingLayout(rows: number, dimension: number, classes: number, mostFeatures: number): TrainingLayout {
  let end = 0
  const place = (bytes: number): number => {
    const at = end
    end += Math.ceil(bytes / 64) * 64
    return at
  }
  const layout = {
    dimension,
    rowsAt: place(rows * dimension * 4),
    rowSquaresAt: place(rows * 4),
    head: {
      classes,
      dimension,
      weightsAt: place(headBytes(classes, dimension)),
      biasesAt: place(scoreBytes(classes)),
    },
    headSquaresAt: place(scoreBytes(classes)),
    vectorsAt: place(batch * dimension * 4),
    slopesAt: place(batch * dimension * 4),
    scoresAt: place(batch * scoreBytes(classes)),
    scratchAt: place(dimension * 16),
    listsAt: place(batch * mostFeatures * 4),
  }
  return { ...layout, bytes: end }
}

/** The inner loops of training over a memory of their own. */
export function trainingKernels(layout: TrainingLayout) {
  const memory = kernelMemory(layout.bytes)
  const kernels = compileKernels(
    {
      pool: poolKernel(layout),
      scores: scoresKernel(layout.head, tileForMany, layout.vectorsAt, batch, layout.scoresAt),
      softmax: softmaxKernel(scoreBytes(layout.head.classes)),
      learnHead: learnHeadKernel(layout),
      learnRows: learnRowsKernel(layout),
    },
    memory,
  )
  return { memory: memory.buffer, ...kernels }
}

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, place) => place)

/** (list, end of list, target, factor): target = factor x sum of the rows listed. */
function poolKernel({ dimension, rowsAt }: TrainingLayout): Kernel {
  return kernel(['i32', 'i32', 'i32', 'f32'], (local, list, end, target, factor) => {
    const [place, row] = [local('i32'), local('i32')]
    const sums = numbers(Math.min(blockNumbers, dimension) / 4).map(() => local('v128'))
    const block = (from: number): Code => {
      const used = sums.slice(0, (Math.min(dimension, from + blockNumbers) - from) / 4)
      const offset = (part: number): number => 4 * from + 16 * part
      return [
        used.map((sum) => sum.set(f32x4.splat(f32.of(0)))),
        count(place, list.value, end.value, 4, [
          row.set(i32.mul(i32.load(place.value), i32.of(4 * dimension))),
          used.map((sum, part) => sum.set(f32x4.add(sum.value, f32x4.load(row.value, rowsAt + offset(part))))),
        ]),
        used.map((sum, part) =>
          f32x4.store(target.value, f32x4.mul(sum.value, f32x4.splat(factor.value)), offset(part)),
        ),
      ]
    }
    return numbers(Math.ceil(dimension / blockNumbers)).map((turn) => block(turn * blockNumbers))
  })
}

/**
 * (scores, vector, slope, rate, smoothing, threshold): for every class whose gradient (probability less target, the
 * share of smoothing still to be taken off) reaches the threshold, adds its part to the vector's slope, then moves the
 * class's weights by Adagrad.
 */
function learnHeadKernel({ dimension, head, headSquaresAt, scratchAt }: TrainingLayout): Kernel {
  return kernel(['i32', 'i32', 'i32', 'f32', 'f32', 'f32'], (local, ...given) => {
    const [scores, vector, slope, rate, smoothing, threshold] = given as [
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
    ]
    const [weight, squares, place] = [local('i32'), local('i32'), local('i32')]
    const [energy, gradient, square, step, value] = [
      local('v128'),
      local('v128'),
      local('v128'),
      local('v128'),
      local('v128'),
    ]
    const sumOf = (from: Code): Code =>
      [1, 2, 3].reduce<Code>((sum, lane) => f32.add(sum, f32x4.lane(from, lane)), f32x4.lane(from, 0))
    const learn: Code = [
      square.set(
        f32x4.add(f32x4.load(squares.value), f32x4.mul(f32x4.mul(gradient.value, gradient.value), energy.value)),
      ),
      f32x4.store(squares.value, square.value),
      step.set(
        f32x4.div(
          f32x4.mul(gradient.value, f32x4.splat(rate.value)),
          f32x4.add(f32x4.sqrt(square.value), f32x4.splat(f32.of(least))),
        ),
      ),
      numbers(dimension).map((at) => [
        value.set(f32x4.load(weight.value, 16 * at)),
        f32x4.store(
          i32.of(0),
          f32x4.add(f32x4.load(i32.of(0), scratchAt + 16 * at), f32x4.mul(gradient.value, value.value)),
          scratchAt + 16 * at,
        ),
        f32x4.store(
          weight.value,
          f32x4.sub(value.value, f32x4.mul(step.value, f32x4.loadSplat(vector.value, 4 * at))),
          16 * at,
        ),
      ]),
    ]
    return [
      energy.set(f32x4.splat(f32.of(0))),
      numbers(dimension / 4).map((part) => [
        value.set(f32x4.load(vector.value, 16 * part)),
        energy.set(f32x4.add(energy.value, f32x4.mul(value.value, value.value))),
      ]),
      energy.set(f32x4.splat(f32.div(sumOf(energy.value), f32.of(dimension)))),
      numbers(dimension).map((at) => f32x4.store(i32.of(0), f32x4.splat(f32.of(0)), scratchAt + 16 * at)),
      weight.set(i32.of(head.weightsAt)),
      squares.set(i32.of(headSquaresAt)),
      count(place, scores.value, i32.add(scores.value, i32.of(scoreBytes(head.classes))), 16, [
        gradient.set(f32x4.sub(f32x4.load(place.value), f32x4.splat(smoothing.value))),
        gradient.set(
          lanes.and(gradient.value, f32x4.greaterOrEqual(f32x4.abs(gradient.value), f32x4.splat(threshold.value))),
        ),
        when(lanes.anyTrue(gradient.value), learn),
        weight.set(i32.add(weight.value, i32.of(16 * dimension))),
        squares.set(i32.add(squares.value, i32.of(16))),
      ]),
      numbers(dimension).map((at) => [
        value.set(f32x4.load(i32.of(0), scratchAt + 16 * at)),
        f32.store(slope.value, sumOf(value.value), 4 * at),
      ]),
    ]
  })
}

/** (list, end of list, slope, rate): moves the rows listed against the slope by Adagrad, one sum of squares a row. */
function learnRowsKernel({ dimension, rowsAt, rowSquaresAt }: TrainingLayout): Kernel {
  return kernel(['i32', 'i32', 'i32', 'f32', 'f32'], (local, list, end, slope, rate, energy) => {
    const [place, row, square] = [local('i32'), local('i32'), local('f32')]
    const step = local('v128')
    return count(place, list.value, end.value, 4, [
      row.set(i32.mul(i32.load(place.value), i32.of(4))),
      square.set(f32.add(f32.load(row.value, rowSquaresAt), energy.value)),
      f32.store(row.value, square.value, rowSquaresAt),
      step.set(f32x4.splat(f32.div(rate.value, f32.add(f32.sqrt(square.value), f32.of(least))))),
      row.set(i32.mul(row.value, i32.of(dimension))),
      numbers(dimension / 4).map((part) =>
        f32x4.store(
          row.value,
          f32x4.sub(
            f32x4.load(row.value, rowsAt + 16 * part),
            f32x4.mul(step.value, f32x4.load(slope.value, 16 * part)),
          ),
          rowsAt + 16 * part,
        ),
      ),
    ])
  })
}
