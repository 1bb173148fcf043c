import type { FusionWeights, MethodWeight } from './fused.js'

/**
 * What an embedding model's showing is worth until `bench fit` has learnt it for the model at hand: a judgement, not a
 * measurement. Only the rank counts, as cosines of different models are on different scales, and as much as that of our
 * best method.
 */
export const embeddedWeight: MethodWeight = { score: 0, logScore: 0, reciprocalRank: 0.8 }

/** The weights with one for the embedding model: the learnt one, else the judgement. */
export const withEmbedded = (weights: FusionWeights): FusionWeights => ({ embedded: embeddedWeight, ...weights })
