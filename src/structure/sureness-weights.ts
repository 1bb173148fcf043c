// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { SurenessWeights } from './sureness.js'

/** By how many index titles the target has. */
export const surenessWeights: Readonly<Record<'lean' | 'rich', SurenessWeights>> = {
  lean: { constant: 0.3182, logOdds: 0.5705, wordsAgree: -1.1354, words: -0.016 },
  rich: { constant: 0.2894, logOdds: 0.5533, wordsAgree: -1.1359, words: 0.1091 },
}
