// Written by `npm run bench -- batch --fit`; see docs/accuracy.md. Do not edit by hand.
import type { QuickWeights } from './quick-coder.js'

export const quickWeights: QuickWeights = {
  probability: 0.3775,
  logProbability: 0.776,
  native: 1.463,
  foreign: 0.7166,
  none: 7.0331,
  noneProbability: -3.3382,
}
