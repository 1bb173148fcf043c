// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from './statistical.js'

/** By how rich the target's index titles are. */
export const calibration: Readonly<Record<'lean' | 'rich' | 'finer', Calibration>> = {
  lean: { sharpness: 0.9438, noneWorth: 6.6836, noneSimilarity: -2.4974 },
  rich: { sharpness: 0.9984, noneWorth: 6.0511, noneSimilarity: -1.1717 },
  finer: { sharpness: 0.992, noneWorth: 6.4434, noneSimilarity: -1.6275 },
}
