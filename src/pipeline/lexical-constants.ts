// Written by `npm run bench -- ablation --write`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from '../adjudicate/statistical.js'
import type { FusionWeights } from '../retrieve/fused.js'

/** What each method is worth, and the calibration, where only words are compared: the lexical preset. */
export const lexicalConstants: Readonly<
  Record<'lean' | 'rich', { readonly weights: FusionWeights; readonly calibration: Calibration }>
> = {
  lean: {
    weights: {
      exact: { score: 0.0316, logScore: 0.0254, reciprocalRank: 0.0332 },
      characters: { score: 1.2806, logScore: 0.0212, reciprocalRank: 0.4143 },
      words: { score: 0.9192, logScore: 0.0256, reciprocalRank: 0.2944 },
      profile: { score: 1.6765, logScore: 0.1396, reciprocalRank: 0.5612 },
      neighbours: { score: 1.2608, logScore: 0.108, reciprocalRank: 0.7116 },
      dense: { score: 0, logScore: 0, reciprocalRank: 0 },
      encoder: { score: 0, logScore: 0, reciprocalRank: 0 },
    },
    calibration: { sharpness: 1.0397, noneWorth: 5.681, noneSimilarity: 0.5628 },
  },
  rich: {
    weights: {
      exact: { score: 0.1678, logScore: 0.065, reciprocalRank: 0.0444 },
      characters: { score: 0.9213, logScore: 0.008, reciprocalRank: 0.4857 },
      words: { score: 0.7686, logScore: 0.0568, reciprocalRank: 0.7853 },
      profile: { score: 1.4284, logScore: 0.1878, reciprocalRank: 0.7198 },
      neighbours: { score: 1.3333, logScore: 0.0561, reciprocalRank: 0.6634 },
      dense: { score: 0, logScore: 0, reciprocalRank: 0 },
      encoder: { score: 0, logScore: 0, reciprocalRank: 0 },
    },
    calibration: { sharpness: 1.0162, noneWorth: 4.9589, noneSimilarity: 0.9661 },
  },
}
