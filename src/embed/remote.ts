import { z } from 'zod'
import { requestedWait, waitBefore, longestRequestedWait } from '../ask/back-off.js'
import type { EmbeddingRequest, Send } from '../ask/openai.js'
import { judge } from '../ask/reply.js'
import { KnownError } from '../errors.js'
import type { Random } from '../numbers/random.js'
import type { VectorSource } from './known-vectors.js'

export interface RemoteEmbeddings {
  readonly send: Send<EmbeddingRequest>
  /** As it may be shown and stored. */
  readonly server: string
  readonly model: string
  /** Numbers in a vector, where the model can be asked for fewer; 0: as many as it gives. */
  readonly dimensions: number
  /** Put before each text, where the model was trained with one (`query: `). */
  readonly prefix?: string
  /** Requests under way at one time; 1 without it. */
  readonly width?: number
  /** The workspace's `.cache/vectors`. */
  readonly folder: string
  readonly random: Random
  readonly now: () => Date
  readonly sleep: (milliseconds: number) => Promise<unknown>
  readonly note: (line: string) => void
}

/** Texts in one request: what every server takes. */
const atOnce = 128

/** The vectors' name: a model of one name on two servers may be two models. */
export const remoteName = ({ server, model, dimensions, prefix = '' }: Naming): string =>
  `remote/${server}/${model}/${dimensions || 'all'}${prefix === '' ? '' : `/${prefix.trim()}`}`

type Naming = Pick<RemoteEmbeddings, 'server' | 'model' | 'dimensions' | 'prefix'>

/**
 * A server's embeddings as a source of vectors. What the server rejects (fewer dimensions, base64) is given up for all
 * that follow. `embed` throws `model/failed` where the server does not answer usably.
 */
export function remoteSource(settings: RemoteEmbeddings): VectorSource {
  const { prefix = '' } = settings
  let encoding: EmbeddingRequest['encoding_format'] = 'base64'
  let dimensions = settings.dimensions
  return {
    name: remoteName(settings),
    atOnce,
    width: settings.width ?? 1,
    embed: async (texts) => {
      const input = texts.map((text) => `${prefix}${text}`)
      const asked = await embedded(settings, input, encoding, dimensions)
      ;({ encoding, dimensions } = asked)
      return asked.vectors
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
