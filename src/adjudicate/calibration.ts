// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from './statistical.js'

/** By how many index titles the target has. */
export const calibration: Readonly<Record<'lean' | 'rich', Calibration>> = {
  lean: { sharpness: 0.9901, noneWorth: 6.4503, noneSimilarity: -1.4238 },
  rich: { sharpness: 0.9771, noneWorth: 6.4971, noneSimilarity: -1.6997 },
}
