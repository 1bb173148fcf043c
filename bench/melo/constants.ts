import { readFileSync } from 'node:fs'
import { writeWhole } from '../../src/files/atomic-write.js'
import { packageFile } from '../../src/files/package-root.js'
import type { Choice } from '../choice-model.js'
import { learnWorths } from '../choice-model.js'
import { rounded } from '../constants.js'
import { type Candidates, featureNames } from './features.js'

/** What each feature is worth, by its name. */
export type Worths = Readonly<Record<string, number>>
/** `all` and, for each country, the worths learnt without it. */
export type WorthSets = Readonly<Record<string, Worths>>

/** With what is known of a list's length, and without. */
export interface MeloConstants {
  readonly byList: WorthSets
  readonly byTitle: WorthSets
}

const file = packageFile('bench', 'melo-constants.json')
const seed = 7
const ofTheList = 'long list'

export const readMeloConstants = (): MeloConstants => JSON.parse(readFileSync(file, 'utf8')) as MeloConstants
export const writeMeloConstants = (constants: MeloConstants): void =>
  writeWhole(file, `${JSON.stringify(constants, null, 2)}\n`)

/** The worths learnt without a country, those from all for a country that they do not know. */
export const worthsFor = (sets: WorthSets, country: string): Worths => sets[country] ?? sets.all!

/** A title's candidates and which of them is right. */
export interface Question extends Candidates {
  readonly right: readonly boolean[]
}

/** Learns worths for every country left out, and from all; each country counts the same. */
export function learnSets(byCountry: ReadonlyMap<string, readonly Question[]>, withList: boolean): WorthSets {
  const width = featureNames.length
  const used = featureNames.map((name) => withList || !name.includes(ofTheList))
  const choices = new Map(
    [...byCountry].map(([country, questions]) => [
      country,
      questions
        .filter(({ right }) => right.includes(true))
        .map(({ features, right }): Choice => ({
          features: withList ? features : features.map((value, at) => (used[at % width] ? value : 0)),
          right,
          weight: 1 / questions.length,
        })),
    ]),
  )
  const sets: Record<string, Worths> = {}
  for (const left of [...byCountry.keys(), 'all']) {
    const others = [...choices].flatMap(([country, own]) => (country === left ? [] : own))
    const learnt = learnWorths(others, width, new Float64Array(width), seed)
    sets[left] = Object.fromEntries(
      featureNames.flatMap((name, at) => (used[at] ? [[name, rounded(learnt[at]!)]] : [])),
    )
  }
  return sets
}

/** The candidates' codes, most worth first; of equal ones by code. */
export function rankedBy(worths: Worths, { codes, features }: Candidates): readonly string[] {
  const own = featureNames.map((name) => worths[name] ?? 0)
  const worth = codes.map((_, row) =>
    own.reduce((sum, each, at) => sum + each * features[row * featureNames.length + at]!, 0),
  )
  return codes
    .map((code, row) => ({ code, worth: worth[row]! }))
    .sort((a, b) => b.worth - a.worth || (a.code < b.code ? -1 : 1))
    .map(({ code }) => code)
}
