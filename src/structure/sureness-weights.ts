// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { SurenessWeights } from './sureness.js'

/** By how rich the target's index titles are. */
export const surenessWeights: Readonly<Record<'lean' | 'rich' | 'finer', SurenessWeights>> = {
  lean: { constant: -0.4063, logOdds: 0.46, wordsAgree: -0.4876, words: 0.5848 },
  rich: { constant: -0.8527, logOdds: 0.3786, wordsAgree: 0.3346, words: 0.9231 },
  finer: { constant: -1.0544, logOdds: 0.3694, wordsAgree: 0.5047, words: 1.0348 },
}
