// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from './statistical.js'

/** By how rich the target's index titles are. */
export const calibration: Readonly<Record<'lean' | 'rich' | 'finer', Calibration>> = {
  lean: { sharpness: 0.9821, noneWorth: 6.5219, noneSimilarity: -2.4374 },
  rich: { sharpness: 0.9984, noneWorth: 6.0511, noneSimilarity: -1.1717 },
  finer: { sharpness: 0.9877, noneWorth: 6.58, noneSimilarity: -1.7657 },
}
