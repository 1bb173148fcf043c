import { readFileSync } from 'node:fs'
import type { Calibration } from '../src/adjudicate/statistical.js'
import { packageFile } from '../src/files/package-root.js'
import type { FusionWeights } from '../src/retrieve/fused.js'

/** What `fit` learns. */
export interface Constants {
  readonly weights: FusionWeights
  readonly calibration: Calibration
}

/** `all` and, for each classification, the set learnt without it. */
export type ConstantSets = Readonly<Record<string, Constants>>

export const constantsFile = packageFile('bench', 'constants.json')

export const readConstants = (): ConstantSets => JSON.parse(readFileSync(constantsFile, 'utf8')) as ConstantSets

/** The set that leaves a task's classification out; the full set for names it does not know. */
export const constantsFor = (sets: ConstantSets, task: string): Constants => sets[task] ?? sets.all!
