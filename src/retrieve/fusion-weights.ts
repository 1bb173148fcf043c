// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { FusionWeights } from './fused.js'

export const fusionWeights: FusionWeights = {
  exact: { score: 0.5772, reciprocalRank: -0.2399 },
  characters: { score: 2.4481, reciprocalRank: 0.1692 },
  words: { score: 1.7838, reciprocalRank: 0.4281 },
  profile: { score: 3.4398, reciprocalRank: 0.6551 },
  neighbours: { score: 1.2549, reciprocalRank: 0.7968 },
  dense: { score: 0.5474, reciprocalRank: 0.0412 },
}
