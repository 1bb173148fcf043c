import { createGunzip, createInflateRaw } from 'node:zlib'
import { KnownError } from '../errors.js'
import { checkUnpackedSize, zipEntries, type ZipEntry } from './zip.js'

/** A file taken out of its packing. */
export interface UnpackedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Limits {
  readonly file: string
  /** MB */
  readonly limit: number
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The file inside a .gz. Throws `source/too-large` as soon as it is, `source/damaged`. */
export async function gunzipped(bytes: Uint8Array, limits: Limits): Promise<UnpackedFile> {
  return { name: limits.file.replace(/\.gz$/i, ''), bytes: await unpack(createGunzip(), bytes, limits) }
}

const dataFile = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson|xml|xlsx|xlsm|xlsb|xls|ods|parquet)$/i

/** The one data file of an archive, the largest where there are several; `null` where there is none. */
export async function archivedFile(bytes: Uint8Array, limits: Limits): Promise<UnpackedFile | null> {
  const entries = zipEntries(bytes, limits.file)
  await checkUnpackedSize(entries, limits)
  const files = entries.filter(({ name }) => dataFile.test(name) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name))
  if (files.length === 0) return null
  const chosen = files.reduce((one, other) => (other.packed.length > one.packed.length ? other : one))
  return { name: chosen.name.replace(/^.*\//, ''), bytes: await memberBytes(chosen, limits) }
}

async function memberBytes({ method, packed }: ZipEntry, limits: Limits): Promise<Uint8Array> {
  return method === 'stored' ? packed : await unpack(createInflateRaw(), packed, limits)
}

async function unpack(
  inflate: ReturnType<typeof createGunzip> | ReturnType<typeof createInflateRaw>,
  packed: Uint8Array,
  { file, limit }: Limits,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    inflate.end(packed)
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit * 1e6) break
      chunks.push(chunk)
    }
  } catch (thrown) {
    throw new KnownError('source/damaged', { file, detail: 'it does not unpack' }, { cause: thrown })
  } finally {
    inflate.destroy()
  }
  if (size > limit * 1e6) throw new KnownError('source/too-large', { file, limit })
  return Buffer.concat(chunks)
}
