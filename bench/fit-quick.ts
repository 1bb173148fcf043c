import { logOfScore } from '../src/retrieve/fused.js'
import type { QuickSigns, QuickWeights } from '../src/retrieve/quick-coder.js'
import { type Choice, learnWorths } from './choice-model.js'
import { rounded } from './constants.js'

/** One title with its right codes. */
export interface QuickQuestion {
  readonly gold: readonly string[]
  readonly signs: readonly QuickSigns[]
  readonly weight: number
}

const names = ['probability', 'logProbability', 'native', 'foreign', 'none', 'noneProbability'] as const
const seed = 7

/** Learns what each sign is worth, and "none of these" with them, so that the right alternative becomes probable. */
export function learnQuickWeights(questions: readonly QuickQuestion[]): QuickWeights {
  const choices = questions.filter(({ signs }) => signs.length > 0).map(choiceOf)
  const learnt = learnWorths(choices, names.length, Float64Array.of(1, 1, 2, 1, 5, -1), seed)
  const weights = Object.fromEntries(names.map((name, i) => [name, rounded(learnt[i]!)])) as Record<
    (typeof names)[number],
    number
  >
  return {
    ...weights,
    probability: Math.max(0, weights.probability),
    logProbability: Math.max(0, weights.logProbability),
  }
}

function choiceOf({ gold, signs, weight }: QuickQuestion): Choice {
  const features = new Float32Array((signs.length + 1) * names.length)
  signs.forEach(({ probability, native, foreign }, i) =>
    features.set([probability, logOfScore(probability), native, foreign], i * names.length),
  )
  features.set([1, signs[0]!.probability], signs.length * names.length + 4)
  const right = signs.map(({ code }) => gold.includes(code))
  return { features, right: [...right, !right.includes(true)], weight }
}
