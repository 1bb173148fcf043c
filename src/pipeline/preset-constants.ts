import { calibration as fullCalibration } from '../adjudicate/calibration.js'
import type { Calibration } from '../adjudicate/statistical.js'
import type { FusionWeights, MethodWeight } from '../retrieve/fused.js'
import { fusionWeights } from '../retrieve/fusion-weights.js'
import type { Preset } from '../retrieve/presets.js'
import type { Richness } from '../retrieve/title-index.js'
import type { SurenessWeights } from '../structure/sureness.js'
import { surenessWeights } from '../structure/sureness-weights.js'
import { lexicalConstants } from './lexical-constants.js'

/** What a preset weighs the methods' showings with, and what it makes of a title's place. */
export interface PresetConstants {
  readonly weights: FusionWeights
  readonly calibration: Calibration
  /** `null`: probabilities are as the evidence adds up. */
  readonly sureness: SurenessWeights | null
  /** Whether the groups of a title's siblings are evidence. */
  readonly siblings: boolean
}

const none: MethodWeight = { score: 0, logScore: 0, reciprocalRank: 0 }
const exactWorth = 4
/** How often an identical index title that names one group is right, as `bench ablation` measured; docs/accuracy.md. */
const exactRight: Readonly<Record<Richness, number>> = { lean: 0.69, rich: 0.92, finer: 0.92 }

const deterministic = (richness: Richness): PresetConstants => ({
  weights: {
    exact: { ...none, score: exactWorth },
    ...{ characters: none, words: none, profile: none, neighbours: none, dense: none, encoder: none },
  },
  calibration: {
    sharpness: 1,
    noneWorth: Number((exactWorth - Math.log(exactRight[richness] / (1 - exactRight[richness]))).toFixed(4)),
    noneSimilarity: 0,
  },
  sureness: null,
  siblings: false,
})

/** The lexical preset's sureness is the full one's: it was not learnt apart. */
export function presetConstants(preset: Preset, richness: Richness): PresetConstants {
  if (preset === 'deterministic') return deterministic(richness)
  const byPlace = { sureness: surenessWeights[richness], siblings: true }
  if (preset === 'lexical') return { ...lexicalConstants[richness === 'lean' ? 'lean' : 'rich'], ...byPlace }
  return { weights: fusionWeights[richness], calibration: fullCalibration[richness], ...byPlace }
}
