// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from './statistical.js'

export const calibration: Calibration = { sharpness: 0.9387, noneWorth: 4.3129, noneSimilarity: 0.5159 }
