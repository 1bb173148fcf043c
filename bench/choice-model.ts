import { seededRandom, shuffled } from '../src/numbers/random.js'

/** One question with its alternatives: a row of features each, and which of them are right. */
export interface Choice {
  /** Alternatives x features, row by row. */
  readonly features: Float32Array
  readonly right: readonly boolean[]
  /** How much this question counts. */
  readonly weight: number
}

const passes = 10
const batch = 128
const ridge = 1e-4
const stepSize = 0.05

/**
 * Learns what each feature is worth so that the right alternatives become probable: conditional logit by gradient
 * ascent with adaptive steps. Questions without a right alternative teach nothing and must be left out.
 * The same questions and seed give the same worths.
 */
export function learnWorths(
  choices: readonly Choice[],
  width: number,
  start: Float64Array,
  seed: number,
): Float64Array {
  const worths = start.slice()
  const mean = new Float64Array(width)
  const square = new Float64Array(width)
  const random = seededRandom(seed)
  let step = 0
  for (let pass = 0; pass < passes; pass++) {
    const order = shuffled(choices, random)
    for (let from = 0; from < order.length; from += batch) {
      const gradient = new Float64Array(width)
      let total = 0
      for (const choice of order.slice(from, from + batch)) {
        addGradient(choice, width, worths, gradient)
        total += choice.weight
      }
      step++
      const pace = stepSize * (1 - pass / passes)
      for (let k = 0; k < width; k++) {
        const slope = gradient[k]! / total - ridge * worths[k]!
        mean[k] = 0.9 * mean[k]! + 0.1 * slope
        square[k] = 0.99 * square[k]! + 0.01 * slope * slope
        const corrected = mean[k]! / (1 - 0.9 ** step)
        worths[k] = worths[k]! + (pace * corrected) / (Math.sqrt(square[k]! / (1 - 0.99 ** step)) + 1e-8)
      }
    }
  }
  return worths
}

function addGradient(
  { features, right, weight }: Choice,
  width: number,
  worths: Float64Array,
  gradient: Float64Array,
): void {
  const count = right.length
  const shares = new Float64Array(count)
  let highest = -Infinity
  for (let i = 0; i < count; i++) {
    let worth = 0
    for (let k = 0; k < width; k++) worth += features[i * width + k]! * worths[k]!
    shares[i] = worth
    if (worth > highest) highest = worth
  }
  let all = 0
  let good = 0
  for (let i = 0; i < count; i++) {
    shares[i] = Math.exp(shares[i]! - highest)
    all += shares[i]!
    if (right[i]) good += shares[i]!
  }
  for (let i = 0; i < count; i++) {
    const pull = (right[i] ? shares[i]! / good : 0) - shares[i]! / all
    if (Math.abs(pull) < 1e-6) continue
    for (let k = 0; k < width; k++) gradient[k] = gradient[k]! + weight * pull * features[i * width + k]!
  }
}
