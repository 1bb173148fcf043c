import { z } from 'zod'
import { requestedWait, waitBefore, longestRequestedWait } from '../ask/back-off.js'
import type { EmbeddingRequest, Send } from '../ask/openai.js'
import { judge } from '../ask/reply.js'
import { KnownError } from '../errors.js'
import type { Random } from '../numbers/random.js'
import { toUnit } from '../numbers/vectors.js'
import type { Embedder } from './embedder.js'
import { vectorStore } from './vector-store.js'

export interface RemoteEmbeddings {
  readonly send: Send<EmbeddingRequest>
  /** As it may be shown and stored. */
  readonly server: string
  readonly model: string
  /** Numbers in a vector, where the model can be asked for fewer; 0: as many as it gives. */
  readonly dimensions: number
  /** The workspace's `.cache/vectors`. */
  readonly folder: string
  readonly random: Random
  readonly now: () => Date
  readonly sleep: (milliseconds: number) => Promise<unknown>
  readonly note: (line: string) => void
}

/** Texts in one request: what every server takes. */
const atOnce = 128

/**
 * Vectors of all these texts from a server, as an embedder that knows these texts and no others. What was embedded
 * before is not sent again. Vectors of another model, or of another number of dimensions, are never mixed in: the id
 * names server, model and dimensions, and a vector of another length is refused.
 * Throws `model/failed` where the server does not answer usably, `vector/invalid` for vectors that do not fit together.
 */
export async function remoteEmbedder(settings: RemoteEmbeddings, texts: readonly string[]): Promise<Embedder> {
  const name = `remote/${settings.server}/${settings.model}/${settings.dimensions || 'all'}`
  const store = vectorStore(settings.folder, name, settings.note)
  const vectors = store.read()
  const missing = [...new Set(texts)].filter((text) => !vectors.has(text))
  let encoding: EmbeddingRequest['encoding_format'] = 'base64'
  let dimensions = settings.dimensions
  let length = vectors.values().next().value?.length ?? 0
  for (let from = 0; from < missing.length; from += atOnce) {
    const part = missing.slice(from, from + atOnce)
    const asked = await embedded(settings, part, encoding, dimensions)
    ;({ encoding, dimensions } = asked)
    for (const vector of asked.vectors) {
      length ||= vector.length
      if (vector.length !== length) {
        const detail = `${settings.model} gave ${vector.length} numbers where there were ${length}; delete .cache/vectors if the model changed`
        throw new KnownError('vector/invalid', { dimension: length, detail })
      }
    }
    const fresh = new Map(part.map((text, i) => [text, toUnit(asked.vectors[i]!)]))
    store.add(fresh)
    for (const [text, vector] of fresh) vectors.set(text, vector)
  }
  return {
    id: `${name}/${length}`,
    dimension: length,
    embed: (text) => {
      const vector = vectors.get(text)
      if (!vector)
        throw new KnownError('vector/invalid', { dimension: length, detail: 'a text was not embedded beforehand' })
      return vector
    },
  }
}

interface Embedded {
  readonly vectors: readonly Float32Array[]
  readonly encoding: EmbeddingRequest['encoding_format']
  readonly dimensions: number
}

/** One request until it is settled: passing failures are tried again, and what the server rejects is given up. */
async function embedded(
  { send, server, model, random, now, sleep }: RemoteEmbeddings,
  input: readonly string[],
  encoding: EmbeddingRequest['encoding_format'],
  dimensions: number,
): Promise<Embedded> {
  const fail = (detail: string) => new KnownError('model/failed', { server, detail })
  for (let failures = 0; ;) {
    const reply = await send({
      model,
      input: [...input],
      encoding_format: encoding,
      ...(dimensions > 0 ? { dimensions } : {}),
    })
    if (reply.kind === 'Completion') {
      const vectors = vectorsIn(reply.body, input.length)
      if (!vectors) throw fail('the reply does not hold a vector for each text')
      return { vectors, encoding, dimensions }
    }
    const verdict = judge(reply, () => ({ kind: 'Failed', reason: 'rejected', detail: '' }))
    if (verdict.kind === 'Adapt' && dimensions > 0 && /dimension/i.test(verdict.message)) dimensions = 0
    else if (verdict.kind === 'Adapt' && encoding === 'base64') encoding = 'float'
    else {
      const { answer } = verdict
      const detail = answer.kind === 'Failed' ? `${answer.reason}: ${answer.detail}` : ''
      const requested = requestedWait(reply, now())
      if (verdict.kind !== 'Again' || ++failures >= verdict.tries) throw fail(detail)
      if ((requested ?? 0) > longestRequestedWait) throw fail(detail)
      await sleep(waitBefore(failures, requested, random))
    }
  }
}

const response = z.object({
  data: z.array(z.object({ index: z.number().nullish(), embedding: z.union([z.string(), z.array(z.number())]) })),
})

/** In the order of the texts, whatever the order of the reply; `null` where one is missing or not finite numbers. */
function vectorsIn(body: unknown, count: number): readonly Float32Array[] | null {
  const read = response.safeParse(body)
  if (read.data?.data.length !== count) return null
  const vectors = new Array<Float32Array | undefined>(count)
  read.data.data.forEach(({ index, embedding }, at) => (vectors[index ?? at] = decoded(embedding)))
  const whole = vectors.every((one) => one !== undefined && one.length > 0 && one.every(Number.isFinite))
  return whole ? (vectors as Float32Array[]) : null
}

/** Base64 holds 32-bit numbers, the least significant byte first. */
function decoded(embedding: string | readonly number[]): Float32Array {
  if (typeof embedding !== 'string') return Float32Array.from(embedding)
  const bytes = Buffer.from(embedding, 'base64')
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readFloatLE(i * 4))
}
