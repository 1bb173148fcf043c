// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { FusionWeights } from './fused.js'
import type { Richness } from './title-index.js'

export const fusionWeights: Readonly<Record<Richness, FusionWeights>> = {
  lean: {
    exact: { score: -0.124, logScore: 0.0272, reciprocalRank: -0.0615 },
    characters: { score: 0.0801, logScore: 0.0253, reciprocalRank: 0.4712 },
    words: { score: 0.2693, logScore: 0.01, reciprocalRank: 0.4098 },
    profile: { score: -0.1904, logScore: 0.0319, reciprocalRank: -0.1549 },
    neighbours: { score: -0.2591, logScore: 0.0804, reciprocalRank: 0.0726 },
    dense: { score: 0.026, logScore: 0.0033, reciprocalRank: 0.2787 },
    encoder: { score: 0.6239, logScore: 0.4274, reciprocalRank: 0.6098 },
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
    exact: { score: 0.2462, logScore: 0.0975, reciprocalRank: -0.636 },
    characters: { score: 0.6361, logScore: -0.0059, reciprocalRank: 0.1466 },
    words: { score: 0.4143, logScore: 0.0106, reciprocalRank: 0.4093 },
    profile: { score: 0.3, logScore: 0.0271, reciprocalRank: 0.0564 },
    neighbours: { score: -0.2414, logScore: 0.003, reciprocalRank: -0.0295 },
    dense: { score: -0.0012, logScore: 0.0174, reciprocalRank: 0.5071 },
    encoder: { score: 0.0562, logScore: 0.3351, reciprocalRank: 0.096 },
    occupations: { score: -0.0934, logScore: 0.2549, reciprocalRank: 0.3691 },
  },
}
