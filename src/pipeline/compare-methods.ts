import { existsSync } from 'node:fs'
import { probabilitiesOf } from '../adjudicate/statistical.js'
import { type Candidate, type RetrievalMethod, retrievalMethods } from '../model/finding.js'
import type { LanguageTag } from '../model/language.js'
import { fusedFrom, fusedOf } from '../retrieve/fused.js'
import { methodsOfPreset, type Preset, presets } from '../retrieve/presets.js'
import type { Retriever } from '../retrieve/retriever.js'
import { buildTitleIndex, type Richness, richnessOf } from '../retrieve/title-index.js'
import { allRetrievers } from '../retrieve/title-retriever.js'
import { presetConstants } from './preset-constants.js'
import { silent } from './progress.js'
import { requireClassification } from './target.js'
import { encoderFileOf, encodersFor, occupationFileOf } from './title-encoder.js'
import { targetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

/** Every method over one target, each asked alone. */
export interface MethodComparer {
  readonly retrievers: readonly Retriever[]
  readonly richness: Richness
  /** False: no encoder has been trained for these titles, so its methods say nothing. */
  readonly encoder: boolean
  /** What serves otherwise than asked. */
  readonly notes: readonly string[]
}

/** The methods worth a column: an encoder of occupations is not there for every target. */
export const comparedMethods = ({ retrievers }: MethodComparer): readonly RetrievalMethod[] =>
  retrievalMethods.filter((method) => method !== 'occupations' || retrievers.some(({ name }) => name === method))

/** A title to compare methods on. */
export interface ComparedText {
  readonly text: string
  readonly language: LanguageTag
}

/** What one method puts first, with its similarity (a cosine for characters, words, profile and dense), in [0, 1]. */
export interface MethodSays {
  readonly method: RetrievalMethod
  readonly code: string | null
  readonly score: number
}

/** What a preset puts first by the title's words alone, with its calibrated probability. */
export interface PresetSays {
  readonly preset: Preset
  readonly code: string | null
  readonly probability: number
}

/**
 * Whether those that put any group first put the same: `presets` where presets differ, `methods` where only single
 * methods do.
 */
export type Difference = 'no' | 'methods' | 'presets'

export interface Comparison {
  readonly methods: readonly MethodSays[]
  readonly presets: readonly PresetSays[]
  readonly differ: Difference
}

/**
 * Builds the methods over a target. An encoder that is not in the cache is trained only where `train` says so: a page
 * must not take minutes. Throws `classification/unknown`.
 */
export async function methodComparer(workspace: Workspace, targetId: string, train: boolean): Promise<MethodComparer> {
  const target = await requireClassification(workspace, targetId)
  const titles = targetTitles(target, await workspace.store.indexEntries(targetId))
  const files = [encoderFileOf(workspace, titles), occupationFileOf(workspace, titles)]
  const wanted = train || files.every((file) => file === null || existsSync(file))
  const { encoders, notes } = wanted
    ? await encodersFor(workspace, titles, silent)
    : { encoders: null, notes: ['no-encoder: none is trained for these titles yet; "concord train" trains it.'] }
  return {
    retrievers: allRetrievers(buildTitleIndex(titles.entries), encoders),
    richness: richnessOf(titles.entries),
    encoder: encoders !== null,
    notes,
  }
}

/** What each method alone, and each preset, says of one title. Each method is asked once. */
export function compareMethods({ retrievers, richness }: MethodComparer, title: ComparedText): Comparison {
  const lists = new Map(retrievers.map((one) => [one.name, one.retrieve(title, fusedFrom)]))
  const methods = retrievalMethods.map((method): MethodSays => {
    const first = lists.get(method)?.[0]
    return { method, code: first?.code ?? null, score: first?.evidence[0]?.score ?? 0 }
  })
  const said = presets.map((preset) => presetSays(preset, richness, lists))
  return { methods, presets: said, differ: unlike(said) ? 'presets' : unlike([...methods, ...said]) ? 'methods' : 'no' }
}

const unlike = (said: readonly { readonly code: string | null }[]): boolean =>
  new Set(said.flatMap(({ code }) => (code === null ? [] : [code]))).size > 1

function presetSays(preset: Preset, richness: Richness, lists: ReadonlyMap<string, readonly Candidate[]>): PresetSays {
  const { weights, calibration } = presetConstants(preset, richness)
  const own = methodsOfPreset[preset].map((method) => lists.get(method) ?? [])
  const candidates = fusedOf(own, weights).slice(0, 20)
  const [first] = candidates
  const probability = probabilitiesOf(candidates, calibration).candidates[0] ?? 0
  return { preset, code: first?.code ?? null, probability }
}
