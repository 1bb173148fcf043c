import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { endianness } from 'node:os'
import { reasonOf } from '../errors.js'
import { writeWhole } from './atomic-write.js'

type AnyArray = Int8Array | Int16Array | Uint16Array | Uint32Array | Float32Array
type ArrayType = 'Int8Array' | 'Int16Array' | 'Uint16Array' | 'Uint32Array' | 'Float32Array'
const arrayTypes: Readonly<
  Record<ArrayType, new (buffer: SharedArrayBuffer, at?: number, length?: number) => AnyArray>
> = { Int8Array, Int16Array, Uint16Array, Uint32Array, Float32Array }

/** First bytes of every file; the number changes when the layout does. */
const magic = 'concord-arrays-1\n'
/** Magic, SHA-256 of all that follows it, length of the description. */
const headBytes = 64
const hashAt = 20
const lengthAt = 56
/** Arrays begin at multiples of this. */
const alignment = 64
const aligned = (bytes: number): number => alignment * Math.ceil(bytes / alignment)

/**
 * Keeps a plain value that holds typed arrays, however deep, in a file that can be made again: a description as JSON in
 * which each array is named by type and place, then the arrays as they lie in memory. Throws `file/cannot-write`.
 */
export function writeArrays(file: string, value: unknown): void {
  const arrays: AnyArray[] = []
  let end = 0
  const described = JSON.stringify({ endianness: endianness(), value }, (_, part: unknown) => {
    if (!isArray(part)) return part
    const at = end
    end += aligned(part.byteLength)
    arrays.push(part)
    return { array: part.constructor.name, at, length: part.length }
  })
  const text = Buffer.from(described)
  const head = Buffer.alloc(headBytes)
  head.write(magic, 'latin1')
  head.writeUInt32LE(text.length, lengthAt)
  const parts = [
    padded(text),
    ...arrays.map(({ buffer, byteOffset, byteLength }) => padded(new Uint8Array(buffer, byteOffset, byteLength))),
  ].flat()
  head.set(hashOf(parts), hashAt)
  writeWhole(file, [head, ...parts])
}

/** Bytes hashed at a time: the library takes less than 2 GiB at once. */
const mostAtOnce = 1 << 28

function hashOf(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) {
    for (let at = 0; at < part.length; at += mostAtOnce) hash.update(part.subarray(at, at + mostAtOnce))
  }
  return hash.digest()
}

const padded = (bytes: Uint8Array): readonly Uint8Array[] => [
  bytes,
  new Uint8Array(aligned(bytes.length) - bytes.length),
]

/** What `writeArrays` wrote, its arrays in one shared memory; or in words why the file cannot be used. */
export function readArrays(file: string): { readonly value: unknown } | string {
  try {
    const bytes = readShared(file)
    const head = Buffer.from(bytes.buffer, 0, Math.min(headBytes, bytes.length))
    if (head.subarray(0, magic.length).toString('latin1') !== magic) return 'it is another kind of file'
    if (head.length < headBytes) return 'it is cut short'
    const hash = hashOf([bytes.subarray(headBytes)])
    if (!hash.equals(head.subarray(hashAt, hashAt + hash.length))) return 'it is cut short or damaged'
    const text = Buffer.from(bytes.buffer, headBytes, head.readUInt32LE(lengthAt))
    const start = headBytes + aligned(text.length)
    const described = JSON.parse(text.toString('utf8'), (_, part: unknown) =>
      isDescribed(part) ? new arrayTypes[part.array](bytes.buffer, start + part.at, part.length) : part,
    ) as { readonly endianness: string; readonly value: unknown }
    if (described.endianness !== endianness()) return 'another kind of machine wrote it'
    return { value: described.value }
  } catch (thrown) {
    return reasonOf(thrown)
  }
}

function readShared(file: string): Uint8Array<SharedArrayBuffer> {
  const handle = openSync(file, 'r')
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(handle).size))
    for (let at = 0; at < bytes.length;) {
      const read = readSync(handle, bytes, at, Math.min(bytes.length - at, 1 << 28), null)
      if (read === 0) break
      at += read
    }
    return bytes
  } finally {
    closeSync(handle)
  }
}

/** The same value with every array in memory that threads share. */
export function inSharedMemory<T>(value: T): T {
  if (isArray(value)) {
    const Type = arrayTypes[value.constructor.name as ArrayType]
    const copy = new Type(new SharedArrayBuffer(value.byteLength))
    copy.set(value)
    return copy as T
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inSharedMemory) as T
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inSharedMemory(part as unknown)])) as T
}

const isArray = (value: unknown): value is AnyArray => ArrayBuffer.isView(value) && value.constructor.name in arrayTypes

interface Described {
  readonly array: ArrayType
  readonly at: number
  readonly length: number
}

const isDescribed = (value: unknown): value is Described =>
  typeof value === 'object' &&
  value !== null &&
  'array' in value &&
  typeof value.array === 'string' &&
  value.array in arrayTypes
