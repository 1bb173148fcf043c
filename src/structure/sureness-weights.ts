// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { SurenessWeights } from './sureness.js'

/** By how many index titles the target has. */
export const surenessWeights: Readonly<Record<'lean' | 'rich' | 'finer', SurenessWeights>> = {
  lean: { constant: 0.3076, logOdds: 0.5658, wordsAgree: -1.1227, words: 0.0047 },
  rich: { constant: -0.8527, logOdds: 0.3786, wordsAgree: 0.3346, words: 0.9231 },
  finer: { constant: -0.9292, logOdds: 0.3823, wordsAgree: 0.4139, words: 0.9259 },
}
