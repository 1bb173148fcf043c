import { writeWhole } from '../src/files/atomic-write.js'
import { packageFile } from '../src/files/package-root.js'
import { richnesses } from '../src/retrieve/title-index.js'
import { type AllConstants, constantsFile } from './constants.js'

/** Writes what `fit` learnt: all sets for the benchmarks, and the sets learnt from all into the product. */
export function writeConstants(constants: AllConstants): void {
  writeWhole(constantsFile, `${JSON.stringify(constants, null, 2)}\n`)
  const head = '// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.\n'
  const fused = richnesses.map((richness) => {
    const lines = Object.entries(constants[richness].all!.weights).map(
      ([method, { score, logScore, reciprocalRank }]) =>
        `    ${method}: { score: ${score}, logScore: ${logScore}, reciprocalRank: ${reciprocalRank} },`,
    )
    return `  ${richness}: {\n${lines.join('\n')}\n  },`
  })
  writeWhole(
    packageFile('src', 'retrieve', 'fusion-weights.ts'),
    `${head}import type { FusionWeights } from './fused.js'\nimport type { Richness } from './title-index.js'\n\nexport const fusionWeights: Readonly<Record<Richness, FusionWeights>> = {\n${fused.join('\n')}\n}\n`,
  )
  const sure = richnesses.map((richness) => {
    const { constant, logOdds, wordsAgree, words } = constants[richness].all!.sureness
    return `  ${richness}: { constant: ${constant}, logOdds: ${logOdds}, wordsAgree: ${wordsAgree}, words: ${words} },`
  })
  writeWhole(
    packageFile('src', 'structure', 'sureness-weights.ts'),
    `${head}import type { SurenessWeights } from './sureness.js'\n\n/** By how rich the target's index titles are. */\nexport const surenessWeights: Readonly<Record<'lean' | 'rich' | 'finer', SurenessWeights>> = {\n${sure.join('\n')}\n}\n`,
  )
  const calibrated = richnesses.map((richness) => {
    const { sharpness, noneWorth, noneSimilarity } = constants[richness].all!.calibration
    return `  ${richness}: { sharpness: ${sharpness}, noneWorth: ${noneWorth}, noneSimilarity: ${noneSimilarity} },`
  })
  writeWhole(
    packageFile('src', 'adjudicate', 'calibration.ts'),
    `${head}import type { Calibration } from './statistical.js'\n\n/** By how rich the target's index titles are. */\nexport const calibration: Readonly<Record<'lean' | 'rich' | 'finer', Calibration>> = {\n${calibrated.join('\n')}\n}\n`,
  )
}
