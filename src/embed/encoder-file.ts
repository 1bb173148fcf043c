import { createHash } from 'node:crypto'
import { z } from 'zod'
import { KnownError, reasonOf } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import { readBytes } from '../files/read.js'
import { type EncoderModel, encoderTextVersion } from './encoder-model.js'

/** First bytes of every model file; the number changes when the layout does. */
const magic = 'concord-encoder-1\n'
/** Arrays begin at multiples of this. */
const alignment = 64

const describedSchema = z.object({
  textVersion: z.string(),
  dimension: z.number().int().positive().multipleOf(8),
  rows: z.number().int().positive(),
  codes: z.array(z.string()).min(2),
  training: z.object({
    seed: z.number(),
    epochs: z.number(),
    members: z.number(),
    labelSets: z.array(z.object({ source: z.string(), labels: z.number(), hash: z.string() })),
    languages: z.array(z.string()),
    learnt: z.number(),
    repeated: z.number(),
    empty: z.number(),
    contradictory: z.number(),
    heldOut: z.object({ titles: z.number(), right: z.number() }).nullable(),
  }),
})

/** With the SHA-256 of everything else that is in the file. */
const headerSchema = describedSchema.extend({ hash: z.string() })

const hashes = new WeakMap<EncoderModel, string>()

/** SHA-256 of all that an encoder is: two encoders with one hash give the same answers. */
export function encoderHash(model: EncoderModel): string {
  let hash = hashes.get(model)
  if (hash === undefined) {
    const digest = createHash('sha256').update(JSON.stringify(described(model)))
    for (const part of partsOf(model)) digest.update(part)
    hash = digest.digest('hex')
    hashes.set(model, hash)
  }
  return hash
}

/** All but the arrays, in the order of the schema. */
const described = (model: EncoderModel) => describedSchema.parse(model)

const bytesOf = (values: Int8Array | Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
const partsOf = ({ weights, scales, head }: EncoderModel): readonly Uint8Array[] => [weights, scales, head].map(bytesOf)
const aligned = (bytes: number): number => alignment * Math.ceil(bytes / alignment)

/** Writes an encoder whole: a header as JSON, then its arrays (little-endian). Throws `file/cannot-write`. */
export function writeEncoder(file: string, model: EncoderModel): void {
  const header = Buffer.from(JSON.stringify({ hash: encoderHash(model), ...described(model) }))
  const start = aligned(magic.length + 4 + header.length)
  const parts = partsOf(model)
  const bytes = Buffer.alloc(parts.reduce((end, part) => end + aligned(part.length), start))
  bytes.write(magic, 'latin1')
  bytes.writeUInt32LE(header.length, magic.length)
  bytes.set(header, magic.length + 4)
  let at = start
  for (const part of parts) {
    bytes.set(part, at)
    at += aligned(part.length)
  }
  writeWhole(file, bytes)
}

/**
 * Reads an encoder that `writeEncoder` wrote. Throws `source/not-found`, and `encoder/unusable` where the file is not
 * one, is damaged or cut short, holds numbers that are none, or was trained with another version of the text functions
 * or another dimension than the one asked for.
 */
export function readEncoder(file: string, expected: { readonly dimension?: number } = {}): EncoderModel {
  const unusable = (detail: string): KnownError => new KnownError('encoder/unusable', { file, detail })
  const read = readBytes(file)
  const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
  if (bytes.subarray(0, magic.length).toString('latin1') !== magic) throw unusable('it is not a model file')
  if (bytes.length < magic.length + 4) throw unusable('it is cut short')
  const headerEnd = magic.length + 4 + bytes.readUInt32LE(magic.length)
  const { hash, ...header } = headerOf(bytes.subarray(magic.length + 4, headerEnd), unusable)
  const { rows, dimension, codes, textVersion } = header
  if (textVersion !== encoderTextVersion) {
    throw unusable(`it was trained with text version ${textVersion}; this is ${encoderTextVersion}`)
  }
  if ((rows & (rows - 1)) !== 0) throw unusable(`${rows} rows are not a power of two`)
  if (expected.dimension !== undefined && expected.dimension !== dimension) {
    throw unusable(`its vectors have ${dimension} dimensions; ${expected.dimension} are needed`)
  }
  let at = aligned(headerEnd)
  const next = (length: number): ArrayBuffer => {
    if (at + length > bytes.length) throw unusable('it is cut short')
    const part = new Uint8Array(length)
    part.set(bytes.subarray(at, at + length))
    at += aligned(length)
    return part.buffer
  }
  const model: EncoderModel = {
    ...header,
    weights: new Int8Array(next(rows * dimension)),
    scales: new Float32Array(next(rows * 4)),
    head: new Float32Array(next(codes.length * dimension * 4)),
  }
  if (encoderHash(model) !== hash) throw unusable('its content does not fit its hash')
  if (![...[model.scales, model.head]].every((values) => values.every(Number.isFinite))) {
    throw unusable('it holds numbers that are not finite')
  }
  return model
}

function headerOf(bytes: Buffer, unusable: (detail: string) => KnownError): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch (thrown) {
    throw unusable(`its header cannot be read: ${reasonOf(thrown)}`)
  }
}
