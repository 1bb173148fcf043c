import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TitleEncoder } from '../embed/embedder.js'
import { encoderOf } from '../embed/encoder.js'
import { readEncoder, writeEncoder } from '../embed/encoder-file.js'
import { type EncoderModel, encoderTextVersion } from '../embed/encoder-model.js'
import { KnownError } from '../errors.js'
import { sha256 } from '../files/hash.js'
import type { IndexEntry } from '../model/classification.js'
import { richnessOf } from '../retrieve/title-index.js'
import { trainEncoder, type TrainingProgress } from '../train/train-encoder.js'
import type { OnProgress } from './progress.js'
import type { TargetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

const seed = 1

/** How an encoder is trained on so many titles. Fewer need fewer rows, and so a smaller file that is sooner read. */
export const encoderOptions = (entries: readonly IndexEntry[]): { readonly seed: number; readonly rows: number } => ({
  seed,
  rows: richnessOf(entries) === 'rich' ? 1 << 18 : 1 << 17,
})

/** Where the workspace keeps what can be made again. */
export const cacheOf = ({ folder, config }: Workspace): string =>
  config.cache === '' ? join(folder, '.cache') : config.cache

/** Where the encoder of exactly these titles is kept. */
export function encoderFileOf(workspace: Workspace, { entries, indexHash }: TargetTitles): string {
  const key = sha256(JSON.stringify([indexHash, encoderOptions(entries), encoderTextVersion])).slice(0, 16)
  return join(cacheOf(workspace), `encoder-${key}.bin`)
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
 * The encoder trained on exactly these titles: from the workspace's cache, else trained now (some seconds for 30,000
 * titles, a minute for 450,000) and kept there. A file that is damaged, of another version or of other titles is never
 * used: a note says so and the encoder is trained anew; `anew` asks for that. The same titles give the same encoder.
 * Throws `encoder/untrainable`, `file/cannot-write`.
 */
export async function keptEncoder(
  workspace: Workspace,
  titles: TargetTitles,
  { anew = false, onEpoch }: { readonly anew?: boolean; readonly onEpoch: (progress: TrainingProgress) => void },
): Promise<KeptEncoder> {
  const file = encoderFileOf(workspace, titles)
  const kept = anew || !existsSync(file) ? null : readKept(file, titles)
  if (kept !== null && !(kept instanceof KnownError)) return { model: kept, file, trained: false, notes: [] }
  const model = await trainEncoder(titles.entries, { ...encoderOptions(titles.entries), onProgress: onEpoch })
  mkdirSync(join(file, '..'), { recursive: true })
  writeEncoder(file, model)
  const notes = kept === null ? [] : [`encoder-anew: ${kept.message} It was trained anew.`]
  return { model, file, trained: true, notes }
}

/** The encoder in a file, or why it cannot be used. */
function readKept(file: string, { entries }: TargetTitles): EncoderModel | KnownError {
  try {
    const model = readEncoder(file)
    const codes = [...new Set(entries.map(({ code }) => code))].sort()
    const labels = model.training.labelSets.reduce((sum, set) => sum + set.labels, 0)
    if (codes.join() === model.codes.join() && labels === entries.length) return model
    return new KnownError('encoder/unusable', { file, detail: 'it was trained on other titles' })
  } catch (thrown) {
    if (thrown instanceof KnownError) return thrown
    throw thrown
  }
}

/**
 * The encoder for a mapping, ready for use; see `keptEncoder`. `null` where none can be trained on these titles (all lie
 * under one code, or nothing is left of them when folded): a note says so unless there is nothing to tell apart.
 */
export async function encoderFor(
  workspace: Workspace,
  titles: TargetTitles,
  onProgress: OnProgress,
): Promise<{ readonly encoder: TitleEncoder | null; readonly notes: readonly string[] }> {
  const { model, notes } = await encoderModelFor(workspace, titles, onProgress)
  return { encoder: model === null ? null : encoderOf(model), notes }
}

/** The same, before it is made ready for use: what the encoder is made of. */
export async function encoderModelFor(
  workspace: Workspace,
  titles: TargetTitles,
  onProgress: OnProgress,
): Promise<{ readonly model: EncoderModel | null; readonly notes: readonly string[] }> {
  if (new Set(titles.entries.map(({ code }) => code)).size < 2) return { model: null, notes: [] }
  let passes = 0
  const onEpoch = ({ members, epochs }: TrainingProgress): void => onProgress('encoder', ++passes, members * epochs)
  try {
    const { model, notes } = await keptEncoder(workspace, titles, { onEpoch })
    return { model, notes }
  } catch (thrown) {
    if (!(thrown instanceof KnownError) || thrown.code !== 'encoder/untrainable') throw thrown
    return { model: null, notes: [`no-encoder: ${thrown.message} Titles are compared without one.`] }
  }
}
