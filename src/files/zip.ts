import { crc32, createInflateRaw } from 'node:zlib'
import { KnownError } from '../errors.js'

/** One member of a zip archive, as its central directory tells it. Sizes there may be lies. */
export interface ZipEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated' | 'other'
  readonly encrypted: boolean
  /** Checksum of the unpacked bytes. */
  readonly checksum: number
  /** The packed bytes. */
  readonly packed: Uint8Array
}

const localSignature = 0x04034b50
const directorySignature = 0x02014b50
const endSignature = 0x06054b50

export const isZip = (bytes: Uint8Array): boolean =>
  view(bytes).byteLength > 3 && view(bytes).getUint32(0, true) === localSignature

/** The members of an archive. Throws `source/damaged` where the archive is cut off or its directory makes no sense. */
export function zipEntries(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  try {
    return readDirectory(bytes)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    throw new KnownError('source/damaged', { file, detail: thrown.message }, { cause: thrown })
  }
}

function readDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const data = view(bytes)
  const end = findEnd(data)
  const count = data.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = data.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (data.getUint32(at, true) !== directorySignature) throw new RangeError('the list of its members is broken')
    const nameLength = data.getUint16(at + 28, true)
    entries.push(entryAt(bytes, data, at, nameLength))
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(data: DataView): number {
  const earliest = Math.max(0, data.byteLength - 22 - 65_535)
  for (let at = data.byteLength - 22; at >= earliest; at--) {
    if (data.getUint32(at, true) === endSignature) return at
  }
  throw new RangeError('the end of the archive is missing: it was cut off')
}

const methods: Readonly<Record<number, ZipEntry['method']>> = { 0: 'stored', 8: 'deflated' }

function entryAt(bytes: Uint8Array, data: DataView, at: number, nameLength: number): ZipEntry {
  const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
  const local = data.getUint32(at + 42, true)
  if (data.getUint32(local, true) !== localSignature)
    throw new RangeError(`its member ${name} is not where it should be`)
  const start = local + 30 + data.getUint16(local + 26, true) + data.getUint16(local + 28, true)
  const size = data.getUint32(at + 20, true)
  if (start + size > bytes.length) throw new RangeError(`its member ${name} is cut off`)
  return {
    name,
    method: methods[data.getUint16(at + 10, true)] ?? 'other',
    encrypted: (data.getUint16(at + 8, true) & 1) === 1,
    checksum: data.getUint32(at + 16, true),
    packed: bytes.subarray(start, start + size),
  }
}

/**
 * Unpacks every member without keeping it, to know that they are whole and how many bytes they are together.
 * What the headers say about sizes is not trusted. Throws `source/too-large` beyond `limit` MB and for members packed
 * more tightly than any data is, `source/password`, `source/damaged`.
 */
export async function checkUnpackedSize(
  entries: readonly ZipEntry[],
  { file, limit }: { readonly file: string; readonly limit: number },
): Promise<number> {
  let left = limit * 1e6
  for (const entry of entries) {
    if (entry.encrypted) throw new KnownError('source/password', { file })
    if (entry.method === 'other')
      throw new KnownError('source/damaged', { file, detail: `${entry.name} is packed in an unknown way` })
    const { size, checksum } = entry.method === 'stored' ? measured(entry.packed) : await inflated(entry, file, left)
    left -= size
    if (left < 0 || (size > smallEnough && size > entry.packed.length * tightest))
      throw new KnownError('source/too-large', { file, limit })
    if (checksum !== entry.checksum) {
      throw new KnownError('source/damaged', { file, detail: `${entry.name} is not what was packed` })
    }
  }
  return limit * 1e6 - left
}

/** Sheets pack to a tenth, empty ones to a fiftieth of their size; what is packed more tightly is made to do harm. */
const tightest = 150
/** Bytes that do no harm however they were packed. */
const smallEnough = 20e6

interface Unpacked {
  readonly size: number
  readonly checksum: number
}

const measured = (bytes: Uint8Array): Unpacked => ({ size: bytes.length, checksum: crc32(bytes) })

/** Size and checksum of what a member unpacks to; stops as soon as there is more than `enough`. */
async function inflated(entry: ZipEntry, file: string, enough: number): Promise<Unpacked> {
  const inflate = createInflateRaw()
  let size = 0
  let checksum = 0
  try {
    inflate.end(entry.packed)
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > enough) break
      checksum = crc32(chunk, checksum)
    }
  } catch (thrown) {
    throw new KnownError('source/damaged', { file, detail: `${entry.name} does not unpack` }, { cause: thrown })
  } finally {
    inflate.destroy()
  }
  return { size, checksum }
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
