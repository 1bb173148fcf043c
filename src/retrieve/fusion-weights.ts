// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { FusionWeights } from './fused.js'
import type { Richness } from './title-index.js'

export const fusionWeights: Readonly<Record<Richness, FusionWeights>> = {
  lean: {
    exact: { score: -0.0436, logScore: 0.027, reciprocalRank: 0.0961 },
    characters: { score: 0.0075, logScore: 0.0348, reciprocalRank: 0.3454 },
    words: { score: 0.507, logScore: 0.0217, reciprocalRank: 0.3351 },
    profile: { score: -0.6771, logScore: 0.1023, reciprocalRank: -0.054 },
    neighbours: { score: 0.3388, logScore: 0.0564, reciprocalRank: 0.2775 },
    dense: { score: 0.1162, logScore: 0.0071, reciprocalRank: 0.2888 },
    encoder: { score: 1.5382, logScore: 0.2514, reciprocalRank: 0.5115 },
  },
  rich: {
    exact: { score: -0.0925, logScore: 0.0131, reciprocalRank: -0.0427 },
    characters: { score: 0.1368, logScore: 0.0258, reciprocalRank: 0.1568 },
    words: { score: 0.5809, logScore: 0.0088, reciprocalRank: 0.2636 },
    profile: { score: 0.0997, logScore: 0.0886, reciprocalRank: -0.1882 },
    neighbours: { score: -0.0849, logScore: 0.0742, reciprocalRank: 0.3285 },
    dense: { score: 0.0108, logScore: 0.0395, reciprocalRank: 0.3667 },
    encoder: { score: 1.4859, logScore: 0.2504, reciprocalRank: 0.5684 },
  },
}
