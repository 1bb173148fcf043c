// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { SurenessWeights } from './sureness.js'

/** By how many index titles the target has. */
export const surenessWeights: Readonly<Record<'lean' | 'rich', SurenessWeights>> = {
  lean: { constant: -0.9, logOdds: 0.4, wordsAgree: 0.5, words: 0.9 },
  rich: { constant: -0.9, logOdds: 0.4, wordsAgree: 0.5, words: 0.9 },
}
