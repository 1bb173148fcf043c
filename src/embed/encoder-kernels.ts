import { type Code, count, f32, f32x4, i32, lanes } from '../numbers/simd/code.js'
import {
  emptyBiases,
  headBytes,
  type HeadLayout,
  scoreBytes,
  scoresKernel,
  tileForMany,
  tileForOne,
  weightPlace,
} from '../numbers/simd/head.js'
import { compileKernels, kernel, type Kernel, kernelMemory } from '../numbers/simd/kernels.js'
import { softmaxKernel } from '../numbers/simd/softmax.js'
import type { EncoderModel } from './encoder-model.js'
import { mostFeatures } from './features.js'

/** Titles whose scores are computed together. */
export const together = 16
/** Numbers of a row summed in registers at a time. */
const blockNumbers = 32

/** Where the parts of an encoder lie in memory; addresses in bytes. */
interface Layout {
  readonly dimension: number
  readonly weightsAt: number
  readonly scalesAt: number
  readonly head: HeadLayout
  readonly vectorsAt: number
  readonly scoresAt: number
  readonly listAt: number
  readonly bytes: number
}

function layoutOf({ rows, dimension, codes }: EncoderModel): Layout {
  let end = 0
  const place = (bytes: number): number => {
    const at = end
    end += Math.ceil(bytes / 64) * 64
    return at
  }
  const classes = codes.length
  const layout = {
    dimension,
    weightsAt: place(rows * dimension),
    scalesAt: place(rows * 4),
    head: {
      classes,
      dimension,
      weightsAt: place(headBytes(classes, dimension)),
      biasesAt: place(scoreBytes(classes)),
    },
    vectorsAt: place(together * dimension * 4),
    scoresAt: place(together * scoreBytes(classes)),
    listAt: place(mostFeatures * 4),
  }
  return { ...layout, bytes: end }
}

/** An encoder's weights in memory of their own, with the loops over them. */
export function encoderKernels(model: EncoderModel) {
  const layout = layoutOf(model)
  const memory = kernelMemory(layout.bytes)
  const { head, dimension } = layout
  new Int8Array(memory.buffer, layout.weightsAt, model.weights.length).set(model.weights)
  new Float32Array(memory.buffer, layout.scalesAt, model.rows).set(model.scales)
  const weights = new Float32Array(memory.buffer, head.weightsAt, headBytes(head.classes, dimension) / 4)
  model.head.forEach((weight, place) => {
    weights[weightPlace(dimension, Math.floor(place / dimension), place % dimension)] = weight
  })
  emptyBiases(memory.buffer, head)
  const kernels = compileKernels(
    {
      pool: poolKernel(layout),
      scoresOfOne: scoresKernel(head, tileForOne, layout.vectorsAt, 1, layout.scoresAt),
      scoresOfAll: scoresKernel(head, tileForMany, layout.vectorsAt, together, layout.scoresAt),
      softmax: softmaxKernel(scoreBytes(head.classes)),
    },
    memory,
  )
  return { memory: memory.buffer, layout, ...kernels }
}

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, place) => place)

/** (list, end of list, target, factor): target += factor x sum of the rows listed, each times its scale. */
function poolKernel({ dimension, weightsAt, scalesAt }: Layout): Kernel {
  return kernel(['i32', 'i32', 'i32', 'f32'], (local, list, end, target, factor) => {
    const [place, row, scale, eight] = [local('i32'), local('i32'), local('v128'), local('v128')]
    const sums = numbers(Math.min(blockNumbers, dimension) / 4).map(() => local('v128'))
    const addFour = (part: number, four: Code): Code => {
      const sum = sums[part]!
      return sum.set(f32x4.add(sum.value, f32x4.mul(f32x4.fromIntegers(four), scale.value)))
    }
    const block = (from: number): Code => {
      const eights = (Math.min(dimension, from + blockNumbers) - from) / 8
      const used = sums.slice(0, 2 * eights)
      return [
        used.map((sum) => sum.set(f32x4.splat(f32.of(0)))),
        count(place, list.value, end.value, 4, [
          row.set(i32.load(place.value)),
          scale.set(f32x4.loadSplat(i32.mul(row.value, i32.of(4)), scalesAt)),
          row.set(i32.mul(row.value, i32.of(dimension))),
          numbers(eights).map((part) => [
            eight.set(lanes.loadBytes(row.value, weightsAt + from + 8 * part)),
            addFour(2 * part, lanes.low(eight.value)),
            addFour(2 * part + 1, lanes.high(eight.value)),
          ]),
        ]),
        used.map((sum, part) => {
          const offset = 4 * from + 16 * part
          const scaled = f32x4.mul(sum.value, f32x4.splat(factor.value))
          return f32x4.store(target.value, f32x4.add(f32x4.load(target.value, offset), scaled), offset)
        }),
      ]
    }
    return numbers(Math.ceil(dimension / blockNumbers)).map((turn) => block(turn * blockNumbers))
  })
}
