import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type EncoderModel, encoderTextVersion } from '../../embed/encoder-model.js'
import { encoderOf } from '../../embed/encoder.js'
import { readEncoder } from '../../embed/encoder-file.js'
import { KnownError } from '../../errors.js'
import { inSharedMemory } from '../../files/arrays-file.js'
import { writeWhole } from '../../files/atomic-write.js'
import { sha256 } from '../../files/hash.js'
import { readJson } from '../../files/read.js'
import type { Classification } from '../../model/classification.js'
import { buildExactTable } from '../../retrieve/exact-table.js'
import { indexVersion } from '../../retrieve/prepared-index.js'
import { richnessOf } from '../../retrieve/title-index.js'
import type { OnProgress } from '../progress.js'
import { requireClassification, targetOf } from '../target.js'
import { cacheOf, encoderFileOf, encoderModelFor } from '../title-encoder.js'
import { targetTitles, type TargetTitles } from '../title-engine.js'
import { indexFileOf, keptIndex, readIndexFile } from '../title-index-file.js'
import type { Workspace } from '../workspace.js'
import type { CodeLabels } from './coded-text.js'
import type { CoderSetup } from './coder-setup.js'
import { readExactTable, writeExactTable } from './exact-table-file.js'

export interface PreparedCoder {
  readonly setup: CoderSetup
  readonly labels: CodeLabels
  /** Of all that the answers depend on. */
  readonly hash: string
}

/**
 * Gathers what codes titles of a target, in memory that threads share: the trained encoder and, for the quick coder,
 * the table of identical titles, for the full one the index of all titles; all from the workspace's cache where they are
 * there. Throws `classification/unknown`, and `encoder/untrainable` for a target whose titles lie under one code.
 */
export async function prepareCoder(
  workspace: Workspace,
  targetId: string,
  kind: CoderSetup['kind'],
  onProgress: OnProgress,
): Promise<PreparedCoder> {
  const target = await requireClassification(workspace, targetId)
  const labels = Object.fromEntries([...targetOf(target).mappable.values()].map((item) => [item.code, item.labels]))
  const hashed = (indexHash: string): string => sha256([kind, indexHash, encoderTextVersion].join(' '))
  if (kind === 'full') {
    const { setup, indexHash } = await fullSetup(workspace, target, onProgress)
    return { setup, labels, hash: hashed(indexHash) }
  }
  const known = await knownPlaces(workspace, targetId, kind)
  if (known.places !== null) {
    const table = readExactTable(known.places.table)
    const model = usableEncoder(known.places.encoder)
    if (table !== null && model !== null) {
      const encoder = inSharedMemory(model)
      return { setup: { kind, encoder, table: inSharedMemory(table) }, labels, hash: hashed(known.places.indexHash) }
    }
  }
  const titles = await titlesOf(workspace, target)
  const encoder = inSharedMemory(await trained(workspace, titles, onProgress))
  const table = buildExactTable(titles.entries)
  const places = {
    indexHash: titles.indexHash,
    encoder: encoderFileOf(workspace, titles),
    table: join(cacheOf(workspace), `exact-${sha256(titles.indexHash + encoderTextVersion).slice(0, 16)}.bin`),
  }
  mkdirSync(cacheOf(workspace), { recursive: true })
  writeExactTable(places.table, table)
  writeWhole(known.note, JSON.stringify(places))
  return { setup: { kind, encoder, table: inSharedMemory(table) }, labels, hash: hashed(titles.indexHash) }
}

async function fullSetup(
  workspace: Workspace,
  target: Classification,
  onProgress: OnProgress,
): Promise<{ readonly setup: CoderSetup; readonly indexHash: string }> {
  const kind = 'full'
  const known = await knownPlaces(workspace, target.source.id, kind)
  const model = known.places === null ? null : usableEncoder(known.places.encoder)
  if (model !== null && known.places?.richness !== undefined) {
    const { indexHash, table, richness } = known.places
    const index = table === indexFileOf(workspace, indexHash, encoderOf(model)) ? readIndexFile(table) : null
    if (index !== null && typeof index !== 'string') {
      return { setup: { kind, encoder: inSharedMemory(model), index, richness }, indexHash }
    }
  }
  const titles = await titlesOf(workspace, target)
  const { indexHash } = titles
  const encoder = await trained(workspace, titles, onProgress)
  const richness = richnessOf(titles.entries)
  const { file, index, notes } = keptIndex(workspace, titles, encoderOf(encoder), onProgress)
  for (const note of notes) workspace.note(note)
  const places = { indexHash, encoder: encoderFileOf(workspace, titles), table: file, richness }
  writeWhole(known.note, JSON.stringify(places))
  return { setup: { kind, encoder: inSharedMemory(encoder), index, richness }, indexHash }
}

const titlesOf = async ({ store }: Workspace, target: Classification): Promise<TargetTitles> =>
  targetTitles(target, await store.indexEntries(target.source.id))

/** `null` for a file that cannot be used: the slower way says why, and trains anew. */
function usableEncoder(file: string): EncoderModel | null {
  try {
    return readEncoder(file)
  } catch (thrown) {
    if (thrown instanceof KnownError) return null
    throw thrown
  }
}

async function trained(workspace: Workspace, titles: TargetTitles, onProgress: OnProgress): Promise<EncoderModel> {
  const { model, notes } = await encoderModelFor(workspace, titles, onProgress)
  for (const note of notes) workspace.note(note)
  if (model === null) throw new KnownError('encoder/untrainable', { detail: 'all titles lie under one code' })
  return model
}

/** `table`: of identical titles, or the whole index, which goes with the richness of what it was built from. */
const placesSchema = z.object({
  ...{ indexHash: z.string(), encoder: z.string(), table: z.string() },
  richness: z.enum(['lean', 'rich']).optional(),
})

/**
 * Where the files for the sources as they are now lie, so that hundreds of thousands of index titles need not be read
 * to find out. Every ingest makes another note; it is the workspace's own, for two may hold sources of one name.
 */
async function knownPlaces(workspace: Workspace, targetId: string, kind: CoderSetup['kind']) {
  const sources = await workspace.store.sources()
  const versions = kind === 'full' ? [indexVersion] : []
  const state = sha256(JSON.stringify([targetId, encoderTextVersion, sources, ...versions]))
  const note = join(workspace.folder, '.cache', `coder-${state.slice(0, 16)}.json`)
  const read = existsSync(note) ? placesSchema.safeParse(readJson(note)) : null
  const there = read?.success === true && existsSync(read.data.encoder) && existsSync(read.data.table)
  return { note, places: there ? read.data : null }
}
