// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.
import type { FusionWeights } from './fused.js'
import type { Richness } from './title-index.js'

export const fusionWeights: Readonly<Record<Richness, FusionWeights>> = {
  lean: {
    exact: { score: -0.1602, logScore: 0.0229, reciprocalRank: -0.068 },
    characters: { score: 0.1998, logScore: 0.0213, reciprocalRank: 0.233 },
    words: { score: 0.5397, logScore: 0.0228, reciprocalRank: 0.3123 },
    profile: { score: -0.4589, logScore: 0.1143, reciprocalRank: -0.2288 },
    neighbours: { score: 0.0349, logScore: 0.0736, reciprocalRank: 0.4194 },
    dense: { score: 0.0796, logScore: 0.0197, reciprocalRank: 0.2944 },
    encoder: { score: 1.4279, logScore: 0.2361, reciprocalRank: 0.4052 },
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
    exact: { score: 0.2802, logScore: 0.1253, reciprocalRank: -0.7061 },
    characters: { score: 0.5822, logScore: -0.0085, reciprocalRank: 0.2042 },
    words: { score: 0.1546, logScore: 0.0217, reciprocalRank: 0.5317 },
    profile: { score: 0.5771, logScore: 0.0333, reciprocalRank: 0.1439 },
    neighbours: { score: -0.2198, logScore: -0.0021, reciprocalRank: -0.0944 },
    dense: { score: 0.007, logScore: 0.0083, reciprocalRank: 0.4169 },
    encoder: { score: -0.0221, logScore: 0.3464, reciprocalRank: 0.1756 },
    occupations: { score: -0.0175, logScore: 0.2529, reciprocalRank: 0.4563 },
  },
}
