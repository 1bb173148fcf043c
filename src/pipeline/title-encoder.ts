import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TitleEncoders } from '../embed/embedder.js'
import { encoderOf } from '../embed/encoder.js'
import { readEncoder, writeEncoder } from '../embed/encoder-file.js'
import { type EncoderModel, encoderTextVersion } from '../embed/encoder-model.js'
import { KnownError } from '../errors.js'
import { sha256 } from '../files/hash.js'
import { trainEncoder, type TrainingProgress } from '../train/train-encoder.js'
import { type EncoderPlan, itemPlan, occupationPlan } from './encoder-plan.js'
import type { OnProgress } from './progress.js'
import type { TargetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

/** Where the workspace keeps what can be made again. */
export const cacheOf = ({ folder, config }: Workspace): string =>
  config.cache === '' ? join(folder, '.cache') : config.cache

const fileOf = (workspace: Workspace, { hash, options }: EncoderPlan): string => {
  const key = sha256(JSON.stringify([hash, options, encoderTextVersion])).slice(0, 16)
  return join(cacheOf(workspace), `encoder-${key}.bin`)
}

/** Where the encoder of exactly these titles is kept. */
export const encoderFileOf = (workspace: Workspace, titles: TargetTitles): string => fileOf(workspace, itemPlan(titles))

/** Where that of their occupations is; `null` where they have none. */
export function occupationFileOf(workspace: Workspace, titles: TargetTitles): string | null {
  const plan = occupationPlan(titles)
  return plan && fileOf(workspace, plan)
}

/** An encoder that was read or trained, and where it is kept. */
export interface KeptEncoder {
  readonly model: EncoderModel
  readonly file: string
  /** False where the file was there already. */
  readonly trained: boolean
  /** What was wrong with the file that was there. */
  readonly notes: readonly string[]
}

/**
 * The encoder of a plan: from the workspace's cache, else trained now (some seconds for 30,000 titles, a minute for
 * 450,000, several for thousands of occupations) and kept there. A file that is damaged, of another version or of other
 * titles is never used: a note says so and the encoder is trained anew; `anew` asks for that. The same titles give the
 * same encoder. Throws `encoder/untrainable`, `file/cannot-write`.
 */
export async function keptEncoder(
  workspace: Workspace,
  plan: EncoderPlan,
  { anew = false, onEpoch }: { readonly anew?: boolean; readonly onEpoch: (progress: TrainingProgress) => void },
): Promise<KeptEncoder> {
  const file = fileOf(workspace, plan)
  const kept = anew || !existsSync(file) ? null : readKept(file, plan)
  if (kept !== null && !(kept instanceof KnownError)) return { model: kept, file, trained: false, notes: [] }
  const model = await trainEncoder(plan.labels, { ...plan.options, onProgress: onEpoch })
  mkdirSync(join(file, '..'), { recursive: true })
  writeEncoder(file, model)
  const notes = kept === null ? [] : [`encoder-anew: ${kept.message} It was trained anew.`]
  return { model, file, trained: true, notes }
}

/** The encoder in a file, or why it cannot be used. */
function readKept(file: string, plan: EncoderPlan): EncoderModel | KnownError {
  try {
    const model = readEncoder(file)
    const codes = [...new Set(plan.labels.map(({ code }) => code))].sort()
    const labels = model.training.labelSets.reduce((sum, set) => sum + set.labels, 0)
    if (codes.join() === model.codes.join() && labels === plan.labels.length) return model
    return new KnownError('encoder/unusable', { file, detail: 'it was trained on other titles' })
  } catch (thrown) {
    if (thrown instanceof KnownError) return thrown
    throw thrown
  }
}

/** Encoders as they are kept, before they are made ready for use. */
export interface EncoderModels {
  readonly items: EncoderModel
  readonly occupations: EncoderModel | null
}

/** Ready for use by one thread. */
export const encodersOf = ({ items, occupations }: EncoderModels): TitleEncoders => ({
  items: encoderOf(items),
  occupations: occupations && encoderOf(occupations),
})

/**
 * The encoders for a mapping, ready for use; see `keptEncoder`. `null` where none can be trained on these titles (all lie
 * under one code, or nothing is left of them when folded): a note says so unless there is nothing to tell apart.
 */
export async function encodersFor(
  workspace: Workspace,
  titles: TargetTitles,
  onProgress: OnProgress,
): Promise<{ readonly encoders: TitleEncoders | null; readonly notes: readonly string[] }> {
  const { models, notes } = await encoderModelsFor(workspace, titles, onProgress)
  return { encoders: models && encodersOf(models), notes }
}

/** The same, before they are made ready for use. */
export async function encoderModelsFor(
  workspace: Workspace,
  titles: TargetTitles,
  onProgress: OnProgress,
): Promise<{ readonly models: EncoderModels | null; readonly notes: readonly string[] }> {
  const items = await itemModelFor(workspace, titles, onProgress)
  if (items.model === null) return { models: null, notes: items.notes }
  const plan = occupationPlan(titles)
  const occupations = plan && (await modelFor(workspace, plan, 'occupation encoder', onProgress))
  return {
    models: { items: items.model, occupations: occupations?.model ?? null },
    notes: [...items.notes, ...(occupations?.notes ?? [])],
  }
}

/** That of the items alone. */
export async function itemModelFor(
  workspace: Workspace,
  titles: TargetTitles,
  onProgress: OnProgress,
): Promise<{ readonly model: EncoderModel | null; readonly notes: readonly string[] }> {
  if (new Set(titles.entries.map(({ code }) => code)).size < 2) return { model: null, notes: [] }
  try {
    return await modelFor(workspace, itemPlan(titles), 'encoder', onProgress)
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.code !== 'encoder/untrainable') throw thrown
    return { model: null, notes: [`no-encoder: ${thrown.message} Titles are compared without one.`] }
  }
}

async function modelFor(workspace: Workspace, plan: EncoderPlan, step: string, onProgress: OnProgress) {
  let passes = 0
  const onEpoch = ({ members, epochs }: TrainingProgress): void => onProgress(step, ++passes, members * epochs)
  return await keptEncoder(workspace, plan, { onEpoch })
}
