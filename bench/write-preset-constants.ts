import { readFileSync } from 'node:fs'
import { writeWhole } from '../src/files/atomic-write.js'
import { packageFile } from '../src/files/package-root.js'
import type { Richness } from '../src/retrieve/title-index.js'
import type { Constants } from './constants.js'

type Learnt = Omit<Constants, 'sureness'>

const file = packageFile('src', 'pipeline', 'lexical-constants.ts')

/** Writes what `ablation` learnt for the lexical preset, for one richness; the other keeps its own. */
export function writePresetConstants(among: Richness, learnt: Learnt): void {
  const richness = among === 'lean' ? 'lean' : 'rich'
  const text = readFileSync(file, 'utf8')
  const start = text.indexOf(`  ${richness}: {\n`)
  const end = text.indexOf('\n  },\n', start) + '\n  },\n'.length
  const weights = Object.entries(learnt.weights).map(
    ([method, { score, logScore, reciprocalRank }]) =>
      `      ${method}: { score: ${score}, logScore: ${logScore}, reciprocalRank: ${reciprocalRank} },\n`,
  )
  const { sharpness, noneWorth, noneSimilarity } = learnt.calibration
  const calibration = `    calibration: { sharpness: ${sharpness}, noneWorth: ${noneWorth}, noneSimilarity: ${noneSimilarity} },\n`
  const own = `  ${richness}: {\n    weights: {\n${weights.join('')}    },\n${calibration}  },\n`
  writeWhole(file, text.slice(0, start) + own + text.slice(end))
}
