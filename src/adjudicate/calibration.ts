// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from './statistical.js'

/** By how many index titles the target has. */
export const calibration: Readonly<Record<'lean' | 'rich' | 'finer', Calibration>> = {
  lean: { sharpness: 0.9945, noneWorth: 6.4657, noneSimilarity: -1.6558 },
  rich: { sharpness: 0.9984, noneWorth: 6.0511, noneSimilarity: -1.1717 },
  finer: { sharpness: 1.0131, noneWorth: 6.5382, noneSimilarity: -1.3725 },
}
