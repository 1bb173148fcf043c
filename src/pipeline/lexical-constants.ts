// Written by `npm run bench -- ablation --write`; see docs/accuracy.md. Do not edit by hand.
import type { Calibration } from '../adjudicate/statistical.js'
import type { FusionWeights } from '../retrieve/fused.js'
import type { Richness } from '../retrieve/title-index.js'

/** What each method is worth, and the calibration, where only words are compared: the lexical preset. */
export const lexicalConstants: Readonly<
  Record<Richness, { readonly weights: FusionWeights; readonly calibration: Calibration }>
> = {
  lean: {
    weights: {
      exact: { score: 0.0328, logScore: 0.0406, reciprocalRank: 0.0872 },
      characters: { score: 1.2271, logScore: 0.0055, reciprocalRank: 0.3735 },
      words: { score: 0.8716, logScore: 0.0205, reciprocalRank: 0.3766 },
      profile: { score: 1.6119, logScore: 0.1518, reciprocalRank: 0.7 },
      neighbours: { score: 1.4165, logScore: 0.0947, reciprocalRank: 0.6092 },
      dense: { score: 0, logScore: 0, reciprocalRank: 0 },
      encoder: { score: 0, logScore: 0, reciprocalRank: 0 },
    },
    calibration: { sharpness: 1.0244, noneWorth: 5.5532, noneSimilarity: 0.6534 },
  },
  rich: {
    weights: {
      exact: { score: 0.2029, logScore: 0.054, reciprocalRank: 0.0621 },
      characters: { score: 0.9388, logScore: 0.0244, reciprocalRank: 0.4763 },
      words: { score: 0.7913, logScore: 0.0646, reciprocalRank: 0.7416 },
      profile: { score: 1.3529, logScore: 0.1863, reciprocalRank: 0.7699 },
      neighbours: { score: 1.2985, logScore: 0.055, reciprocalRank: 0.7126 },
      dense: { score: 0, logScore: 0, reciprocalRank: 0 },
      encoder: { score: 0, logScore: 0, reciprocalRank: 0 },
    },
    calibration: { sharpness: 1.011, noneWorth: 5.07, noneSimilarity: 1.0363 },
  },
}
