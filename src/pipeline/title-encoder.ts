import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TitleEncoder } from '../embed/embedder.js'
import { encoderOf } from '../embed/encoder.js'
import { readEncoder, writeEncoder } from '../embed/encoder-file.js'
import { encoderTextVersion } from '../embed/encoder-model.js'
import { sha256 } from '../files/hash.js'
import type { IndexEntry } from '../model/classification.js'
import { richnessOf } from '../retrieve/title-index.js'
import { trainEncoder } from '../train/train-encoder.js'
import type { OnProgress } from './progress.js'
import type { TargetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

const seed = 1

/** How an encoder is trained on so many titles. Fewer need fewer rows, and so a smaller file that is sooner read. */
export const encoderOptions = (entries: readonly IndexEntry[]): { readonly seed: number; readonly rows: number } => ({
  seed,
  rows: richnessOf(entries) === 'rich' ? 1 << 18 : 1 << 16,
})

/**
 * The encoder trained on exactly these titles: from the workspace's cache, else trained now (some seconds for 30,000
 * titles, a minute for 450,000) and kept there. The same titles give the same encoder. `null` where all titles lie under
 * one code: there is nothing to tell apart.
 */
export async function encoderFor(
  { folder, config }: Workspace,
  { entries, indexHash }: TargetTitles,
  onProgress: OnProgress,
): Promise<TitleEncoder | null> {
  if (new Set(entries.map(({ code }) => code)).size < 2) return null
  const options = encoderOptions(entries)
  const key = sha256(JSON.stringify([indexHash, options, encoderTextVersion])).slice(0, 16)
  const cache = config.cache === '' ? join(folder, '.cache') : config.cache
  const file = join(cache, `encoder-${key}.bin`)
  if (existsSync(file)) return encoderOf(readEncoder(file))
  let passes = 0
  const model = await trainEncoder(entries, {
    ...options,
    onProgress: ({ members, epochs }) => onProgress('encoder', ++passes, members * epochs),
  })
  mkdirSync(cache, { recursive: true })
  writeEncoder(file, model)
  return encoderOf(model)
}
