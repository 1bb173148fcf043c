// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { FusionWeights } from './fused.js'
import type { Richness } from './title-index.js'

export const fusionWeights: Readonly<Record<Richness, FusionWeights>> = {
  lean: {
    exact: { score: -0.148, logScore: 0.01, reciprocalRank: -0.072 },
    characters: { score: 0.2826, logScore: 0.018, reciprocalRank: 0.4295 },
    words: { score: 0.366, logScore: 0.0056, reciprocalRank: 0.3705 },
    profile: { score: -0.2953, logScore: 0.0322, reciprocalRank: -0.0756 },
    neighbours: { score: 0.0458, logScore: 0.0567, reciprocalRank: 0.0823 },
    dense: { score: -0.0377, logScore: 0.0195, reciprocalRank: 0.2467 },
    encoder: { score: 0.6374, logScore: 0.3737, reciprocalRank: 0.6267 },
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
    exact: { score: 0.2295, logScore: 0.0908, reciprocalRank: -0.666 },
    characters: { score: 0.6547, logScore: -0.0177, reciprocalRank: 0.2163 },
    words: { score: 0.4196, logScore: 0.0069, reciprocalRank: 0.3938 },
    profile: { score: 0.3693, logScore: 0.0366, reciprocalRank: 0.1005 },
    neighbours: { score: -0.1101, logScore: 0.0099, reciprocalRank: -0.0826 },
    dense: { score: 0.0319, logScore: 0.0192, reciprocalRank: 0.4329 },
    encoder: { score: -0.0495, logScore: 0.3465, reciprocalRank: 0.1929 },
    occupations: { score: -0.011, logScore: 0.2321, reciprocalRank: 0.3571 },
  },
}
