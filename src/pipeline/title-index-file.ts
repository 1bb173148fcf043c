import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TitleEncoder } from '../embed/embedder.js'
import { KnownError } from '../errors.js'
import { inSharedMemory, readArrays, writeArrays } from '../files/arrays-file.js'
import { sha256 } from '../files/hash.js'
import { indexVersion, prepareIndex, type PreparedIndex } from '../retrieve/prepared-index.js'
import { buildTitleIndex } from '../retrieve/title-index.js'
import { textVersion } from '../text/fold.js'
import type { OnProgress } from './progress.js'
import type { TargetTitles } from './title-engine.js'
import { cacheOf } from './title-encoder.js'
import type { Workspace } from './workspace.js'

/** Where the index of exactly these titles, with vectors by this encoder, is kept. */
export function indexFileOf(workspace: Workspace, indexHash: string, encoder: TitleEncoder): string {
  const key = sha256(JSON.stringify([indexHash, encoder.embedder.id, textVersion, indexVersion])).slice(0, 16)
  return join(cacheOf(workspace), `index-${key}.bin`)
}

/** An index as it was kept; what was wrong with a file that is there stands in its place. */
export function readIndexFile(file: string): PreparedIndex | string | null {
  if (!existsSync(file)) return null
  const read = readArrays(file)
  // The hash of the content vouches for its shape: nothing else is written under such a name.
  return typeof read === 'string' ? read : (read.value as PreparedIndex)
}

/**
 * The index of a target's titles in memory that threads share: from the workspace's cache, else built now (some seconds
 * for 300,000 titles) and kept there. A file that is damaged is named in a note and the index built anew; so is one that
 * cannot be written, which costs the time again.
 */
export function keptIndex(
  workspace: Workspace,
  titles: TargetTitles,
  encoder: TitleEncoder,
  onProgress: OnProgress,
): { readonly index: PreparedIndex; readonly file: string; readonly notes: readonly string[] } {
  const file = indexFileOf(workspace, titles.indexHash, encoder)
  const kept = readIndexFile(file)
  if (kept !== null && typeof kept !== 'string') return { index: kept, file, notes: [] }
  const notes = kept === null ? [] : [`index-anew: ${file} cannot be used (${kept}). The index was built anew.`]
  const fresh = buildTitleIndex(titles.entries)
  const built = prepareIndex(fresh, encoder.embedder, (done) => onProgress('index', done, fresh.languages.size))
  try {
    writeArrays(file, built)
  } catch (thrown) {
    if (!(thrown instanceof KnownError)) throw thrown
    notes.push(`index-not-kept: ${thrown.message}`)
  }
  return { index: inSharedMemory(built), file, notes }
}
