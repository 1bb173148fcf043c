import { KnownError } from '../errors.js'
import { toUnit } from '../numbers/vectors.js'
import type { KnownVectors } from './embedder.js'
import { inOrder } from './in-order.js'
import { vectorStore } from './vector-store.js'

/** A model that turns texts into vectors, a part of them at a time. */
export interface VectorSource {
  /** Everything that makes its vectors different from another's: they are kept under this name. */
  readonly name: string
  /** Texts taken at one time, and such parts under way at one time. */
  readonly atOnce: number
  readonly width: number
  /** One vector a text, in their order. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
}

export interface KeptVectors {
  /** The workspace's `.cache/vectors`. */
  readonly folder: string
  readonly note: (line: string) => void
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Vectors of all these texts: those kept from earlier, and the rest from the source, kept before anybody uses them.
 * Throws what the source throws, `embedding/mixed` where a file holds another model's vectors, and `vector/invalid`
 * where the source gives vectors of another length than before.
 */
export async function embeddedTexts(
  source: VectorSource,
  { folder, note, onProgress }: KeptVectors,
  texts: readonly string[],
): Promise<KnownVectors> {
  const store = vectorStore(folder, source.name, note)
  const vectors = store.read()
  const missing = [...new Set(texts)].filter((text) => !vectors.has(text))
  let length = vectors.values().next().value?.length ?? 0
  let done = 0
  const embedPart = async (part: readonly string[]): Promise<void> => {
    const given = await source.embed(part)
    for (const vector of given) {
      length ||= vector.length
      if (vector.length !== length) {
        const detail = `${source.name} gave ${vector.length} numbers where there were ${length}; delete .cache/vectors if the model changed`
        throw new KnownError('vector/invalid', { dimension: length, detail })
      }
    }
    const fresh = new Map(part.map((text, i) => [text, toUnit(given[i]!)]))
    store.add(fresh)
    for (const [text, vector] of fresh) vectors.set(text, vector)
    done += part.length
    onProgress?.(done, missing.length)
  }
  await inOrder(partsOf(missing, source.atOnce), source.width, embedPart)
  return knownVectors(source.name, vectors)
}

/** What was kept earlier, and nothing else: for a dry run, and where questions must be the same as in the mapping. */
export const keptVectors = (name: string, { folder, note }: KeptVectors): KnownVectors =>
  knownVectors(name, vectorStore(folder, name, note).read())

function knownVectors(name: string, vectors: ReadonlyMap<string, Float32Array>): KnownVectors {
  const dimension = vectors.values().next().value?.length ?? 0
  return { id: `${name}/${dimension}`, dimension, find: (text) => vectors.get(text) ?? null }
}

const partsOf = (texts: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(texts.length / size) }, (_, i) => texts.slice(i * size, (i + 1) * size))
