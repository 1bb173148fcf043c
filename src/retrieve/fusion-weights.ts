// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { FusionWeights } from './fused.js'
import type { Richness } from './title-index.js'

export const fusionWeights: Readonly<Record<Richness, FusionWeights>> = {
  lean: {
    exact: { score: -0.097, logScore: 0.0157, reciprocalRank: -0.0348 },
    characters: { score: 0.0985, logScore: 0.0214, reciprocalRank: 0.1482 },
    words: { score: 0.557, logScore: 0.0273, reciprocalRank: 0.2507 },
    profile: { score: -0.0761, logScore: 0.0891, reciprocalRank: -0.1499 },
    neighbours: { score: -0.0591, logScore: 0.0823, reciprocalRank: 0.4196 },
    dense: { score: -0.0846, logScore: 0.0307, reciprocalRank: 0.3846 },
    encoder: { score: 1.4647, logScore: 0.2443, reciprocalRank: 0.4435 },
  },
  rich: {
    exact: { score: 0.3943, logScore: 0.0943, reciprocalRank: -0.728 },
    characters: { score: 1.0089, logScore: -0.0195, reciprocalRank: 0.301 },
    words: { score: 0.4638, logScore: 0.0237, reciprocalRank: 0.5866 },
    profile: { score: 0.5756, logScore: 0.0455, reciprocalRank: 0.2157 },
    neighbours: { score: -0.3943, logScore: -0.0038, reciprocalRank: -0.0067 },
    dense: { score: 0.003, logScore: 0.0052, reciprocalRank: 0.5279 },
    encoder: { score: 0.2821, logScore: 0.476, reciprocalRank: 0.3011 },
  },
  finer: {
    exact: { score: 0.3225, logScore: 0.0682, reciprocalRank: -0.5146 },
    characters: { score: 0.6201, logScore: -0.0113, reciprocalRank: 0.1749 },
    words: { score: 0.2459, logScore: 0.0246, reciprocalRank: 0.5749 },
    profile: { score: 0.4677, logScore: 0.0457, reciprocalRank: 0.1861 },
    neighbours: { score: -0.367, logScore: -0.0113, reciprocalRank: -0.085 },
    dense: { score: 0.031, logScore: 0.0324, reciprocalRank: 0.3777 },
    encoder: { score: 0.0818, logScore: 0.3193, reciprocalRank: 0.0684 },
    occupations: { score: 0.0462, logScore: 0.2471, reciprocalRank: 0.387 },
  },
}
