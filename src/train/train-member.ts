import { features, mostFeatures } from '../embed/features.js'
import { classesFilledUp, emptyBiases, weightPlace } from '../numbers/simd/head.js'
import { type Random, seededRandom } from '../numbers/random.js'
import { batch, trainingKernels, trainingLayout } from './training-kernels.js'
import type { TrainingSet } from './training-set.js'

/** How one member of the encoder is trained; see `EncoderOptions` for what the numbers mean. */
export interface MemberSettings {
  readonly rows: number
  readonly dimension: number
  readonly epochs: number
  readonly seed: number
  readonly rate: number
  readonly dropped: number
  readonly smoothing: number
  readonly threshold: number
}

export interface Member {
  /** `rows` x `dimension`. */
  readonly rows: Float32Array
  /** Classes x `dimension`. */
  readonly head: Float32Array
}

/** After each epoch: mean loss over it, and the share of held-out titles whose code comes first (`null` without any). */
export interface EpochReport {
  readonly epoch: number
  readonly loss: number
  readonly heldOutRight: number | null
}

/** Spread of the rows' first values: enough to break the symmetry between dimensions. */
const firstSpread = 0.3

/**
 * Trains one member: rows of features whose scaled sum is the title's vector, and a softmax over the classes, by
 * Adagrad with one sum of squares a row. The same numbers for the same set and settings, on every machine.
 */
export function trainMember(set: TrainingSet, settings: MemberSettings, report: (epoch: EpochReport) => void): Member {
  const { rows, dimension, epochs } = settings
  const layout = trainingLayout(rows, dimension, set.classCount, mostFeatures)
  const kernels = trainingKernels(layout)
  const random = seededRandom(settings.seed)
  const matrix = new Float32Array(kernels.memory, layout.rowsAt, rows * dimension)
  const spread = (2 * firstSpread) / Math.sqrt(dimension)
  for (let at = 0; at < matrix.length; at++) matrix[at] = (random() - 0.5) * spread
  emptyBiases(kernels.memory, layout.head)
  const reader = textReader(set, rows, new Uint32Array(kernels.memory, layout.listsAt, batch * mostFeatures))
  const perVector = classesFilledUp(set.classCount)
  const scores = new Float32Array(kernels.memory, layout.scoresAt, batch * perVector)
  const slopes = new Float32Array(kernels.memory, layout.slopesAt, batch * dimension)
  const order = placesWhere(set.heldOut, 0)
  const heldOut = placesWhere(set.heldOut, 1)
  const lengths = new Uint32Array(batch)
  const listAt = (place: number): number => layout.listsAt + 4 * mostFeatures * place
  const endOf = (place: number): number => listAt(place) + 4 * lengths[place]!
  const vectorAt = (place: number): number => layout.vectorsAt + 4 * dimension * place
  const pool = (place: number): void => {
    kernels.pool(listAt(place), endOf(place), vectorAt(place), 1 / Math.sqrt(lengths[place]!))
  }

  const learnBatch = (from: number, to: number, rate: number): number => {
    for (let place = 0; place < to - from; place++) {
      lengths[place] = reader.readSome(order[from + place]!, place, settings.dropped, random)
      pool(place)
    }
    kernels.scores()
    let loss = 0
    for (let place = 0; place < to - from; place++) {
      const target = place * perVector + set.classes[order[from + place]!]!
      kernels.softmax(layout.scoresAt + 4 * place * perVector)
      loss -= Math.log(Math.max(scores[target]!, 1e-9))
      scores[target] = scores[target]! - (1 - settings.smoothing)
      const smoothing = settings.smoothing / set.classCount
      scores.fill(smoothing, place * perVector + set.classCount, (place + 1) * perVector)
      const slopeAt = layout.slopesAt + 4 * dimension * place
      const scoresAt = layout.scoresAt + 4 * place * perVector
      kernels.learnHead(scoresAt, vectorAt(place), slopeAt, rate, smoothing, settings.threshold)
    }
    for (let place = 0; place < to - from; place++) {
      let energy = 0
      for (let at = place * dimension; at < (place + 1) * dimension; at++) energy += slopes[at]! * slopes[at]!
      const factor = 1 / Math.sqrt(lengths[place]!)
      const slopeAt = layout.slopesAt + 4 * dimension * place
      kernels.learnRows(listAt(place), endOf(place), slopeAt, rate * factor, (energy / dimension) * factor * factor)
    }
    return loss
  }

  const rightShare = (): number | null => {
    if (heldOut.length === 0) return null
    let right = 0
    for (let from = 0; from < heldOut.length; from += batch) {
      const to = Math.min(from + batch, heldOut.length)
      for (let place = 0; place < to - from; place++) {
        lengths[place] = reader.readAll(heldOut[from + place]!, place)
        pool(place)
      }
      kernels.scores()
      for (let place = 0; place < to - from; place++) {
        const own = scores.subarray(place * perVector, place * perVector + set.classCount)
        if (own.indexOf(own.reduce((a, b) => Math.max(a, b))) === set.classes[heldOut[from + place]!]) right++
      }
    }
    return right / heldOut.length
  }

  let done = 0
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    for (let from = 0; from < order.length; from += batch) {
      const to = Math.min(from + batch, order.length)
      loss += learnBatch(from, to, settings.rate * (1 - done / (order.length * epochs)))
      done += to - from
    }
    report({ epoch, loss: loss / order.length, heldOutRight: rightShare() })
  }
  return { rows: matrix.slice(), head: headOf(kernels.memory, layout.head.weightsAt, set.classCount, dimension) }
}

function textReader(set: TrainingSet, rows: number, lists: Uint32Array) {
  const hashes = new Uint32Array(mostFeatures)
  const mask = rows - 1
  const readText = (text: number): number => features(set.characters, set.starts[text]!, set.starts[text + 1]!, hashes)
  return {
    /** Row numbers of an example's own title; returns how many. */
    readAll: (example: number, place: number): number => {
      const found = readText(set.firstTexts[example]!)
      for (let at = 0; at < found; at++) lists[place * mostFeatures + at] = hashes[at]! & mask
      return found
    },
    /** Row numbers of one of an example's texts, each left out by chance; at least one stays. */
    readSome: (example: number, place: number, dropped: number, random: Random): number => {
      const [first, next] = [set.firstTexts[example]!, set.firstTexts[example + 1]!]
      const found = readText(first + (next - first > 1 ? Math.floor(random() * (next - first)) : 0))
      let end = place * mostFeatures
      for (let at = 0; at < found; at++) if (random() >= dropped) lists[end++] = hashes[at]! & mask
      if (end === place * mostFeatures) lists[end++] = hashes[Math.floor(random() * found)]! & mask
      return end - place * mostFeatures
    },
  }
}

function placesWhere(flags: Uint8Array, wanted: number): Uint32Array {
  const places = new Uint32Array(flags.length)
  let found = 0
  flags.forEach((flag, place) => {
    if (flag === wanted) places[found++] = place
  })
  return places.subarray(0, found)
}

function shuffle(order: Uint32Array, random: Random): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
}

function headOf(memory: ArrayBuffer, at: number, classes: number, dimension: number): Float32Array {
  const weights = new Float32Array(memory, at, classesFilledUp(classes) * dimension)
  return Float32Array.from({ length: classes * dimension }, (_, place) => {
    return weights[weightPlace(dimension, Math.floor(place / dimension), place % dimension)]!
  })
}
