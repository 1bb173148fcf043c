// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { SurenessWeights } from './sureness.js'

/** By how rich the target's index titles are. */
export const surenessWeights: Readonly<Record<'lean' | 'rich' | 'finer', SurenessWeights>> = {
  lean: { constant: 0.2671, logOdds: 0.5463, wordsAgree: -1.0659, words: 0.0731 },
  rich: { constant: -0.8527, logOdds: 0.3786, wordsAgree: 0.3346, words: 0.9231 },
  finer: { constant: -0.9159, logOdds: 0.3877, wordsAgree: 0.4685, words: 0.7776 },
}
