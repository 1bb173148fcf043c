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
    exact: { score: 0.4099, logScore: 0.0958, reciprocalRank: -0.8173 },
    characters: { score: 0.9937, logScore: -0.0066, reciprocalRank: 0.3089 },
    words: { score: 0.4661, logScore: 0.0348, reciprocalRank: 0.5221 },
    profile: { score: 0.508, logScore: 0.0567, reciprocalRank: 0.2734 },
    neighbours: { score: -0.2683, logScore: 0.0034, reciprocalRank: 0.0035 },
    dense: { score: 0.0059, logScore: 0.0005, reciprocalRank: 0.4374 },
    encoder: { score: 0.2605, logScore: 0.507, reciprocalRank: 0.3088 },
  },
}
