// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { SurenessWeights } from './sureness.js'

/** By how rich the target's index titles are. */
export const surenessWeights: Readonly<Record<'lean' | 'rich' | 'finer', SurenessWeights>> = {
  lean: { constant: -0.3002, logOdds: 0.4303, wordsAgree: -0.26, words: 0.3123 },
  rich: { constant: -0.8527, logOdds: 0.3786, wordsAgree: 0.3346, words: 0.9231 },
  finer: { constant: -0.9855, logOdds: 0.3648, wordsAgree: 0.5521, words: 0.8801 },
}
