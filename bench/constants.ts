import { readFileSync } from 'node:fs'
import type { Calibration } from '../src/adjudicate/statistical.js'
import { packageFile } from '../src/files/package-root.js'
import type { FusionWeights } from '../src/retrieve/fused.js'
import type { SurenessWeights } from '../src/structure/sureness.js'
import type { Richness } from '../src/retrieve/title-index.js'

/** What `fit` learns. */
export interface Constants {
  readonly weights: FusionWeights
  readonly calibration: Calibration
  readonly sureness: SurenessWeights
}

/** `all` and, for each classification, the set learnt without it; for few and for many index titles. */
export type ConstantSets = Readonly<Record<string, Constants>>
export type AllConstants = Readonly<Record<Richness, ConstantSets>>

/** Constants are written with four places: more would be noise. */
export const rounded = (value: number): number => Number(value.toFixed(4))

export const constantsFile = packageFile('bench', 'constants.json')

export const readConstants = (): AllConstants => JSON.parse(readFileSync(constantsFile, 'utf8')) as AllConstants

/** The set that leaves a task's classification out; the full set for names it does not know. */
export const constantsFor = (sets: ConstantSets, task: string): Constants => sets[task] ?? sets.all!
