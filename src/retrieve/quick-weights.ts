// Written by `npm run bench -- batch --fit`; see docs/accuracy.md. Do not edit by hand.
import type { QuickWeights } from './quick-coder.js'

export const quickWeights: QuickWeights = {
  probability: 0.3387,
  logProbability: 0.7996,
  native: 1.5077,
  foreign: 0.7716,
  none: 7.0825,
  noneProbability: -3.1477,
}
