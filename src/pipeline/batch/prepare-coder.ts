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
import { richnesses, richnessOf } from '../../retrieve/title-index.js'
import type { OnProgress } from '../progress.js'
import { requireClassification, targetOf } from '../target.js'
import {
  cacheOf,
  encoderFileOf,
  type EncoderModels,
  encoderModelsFor,
  itemModelFor,
  occupationFileOf,
} from '../title-encoder.js'
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
  const usable = known.places === null ? null : usableEncoders(known.places)
  if (usable !== null && known.places?.richness !== undefined) {
    const { indexHash, table, richness } = known.places
    const index = table === indexFileOf(workspace, indexHash, encoderOf(usable.items)) ? readIndexFile(table) : null
    if (index !== null && typeof index !== 'string') {
      return { setup: { kind, encoders: inSharedMemory(usable), index, richness }, indexHash }
    }
  }
  const titles = await titlesOf(workspace, target)
  const { indexHash } = titles
  const { models, notes: said } = await encoderModelsFor(workspace, titles, onProgress)
  if (models === null) throw untrainable(workspace, said)
  const richness = richnessOf(titles.entries)
  const { file, index, notes } = keptIndex(workspace, titles, encoderOf(models.items), onProgress)
  for (const note of [...said, ...notes]) workspace.note(note)
  const encoder = encoderFileOf(workspace, titles)
  const occupations = occupationFileOf(workspace, titles)
  writeWhole(known.note, JSON.stringify({ indexHash, encoder, occupations, table: file, richness }))
  return { setup: { kind, encoders: inSharedMemory(models), index, richness }, indexHash }
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

function usableEncoders({ encoder, occupations }: Places): EncoderModels | null {
  const items = usableEncoder(encoder)
  if (occupations === null) return items && { items, occupations }
  const finer = usableEncoder(occupations)
  return items && finer && { items, occupations: finer }
}

async function trained(workspace: Workspace, titles: TargetTitles, onProgress: OnProgress): Promise<EncoderModel> {
  const { model, notes } = await itemModelFor(workspace, titles, onProgress)
  if (model === null) throw untrainable(workspace, notes)
  for (const note of notes) workspace.note(note)
  return model
}

function untrainable(workspace: Workspace, notes: readonly string[]): KnownError {
  for (const note of notes) workspace.note(note)
  return new KnownError('encoder/untrainable', { detail: 'all titles lie under one code' })
}

/** `table`: of identical titles, or the whole index, which goes with the richness of what it was built from. */
const placesSchema = z.object({
  ...{ indexHash: z.string(), encoder: z.string(), table: z.string() },
  occupations: z.string().nullable().default(null),
  richness: z.enum(richnesses).optional(),
})

type Places = z.infer<typeof placesSchema>

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
  const there =
    read?.success === true &&
    [read.data.encoder, read.data.occupations, read.data.table].every((file) => file === null || existsSync(file))
  return { note, places: there ? read.data : null }
}
