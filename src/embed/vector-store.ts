import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KnownError, reasonOf } from '../errors.js'
import { sha256 } from '../files/hash.js'
import { writeJsonLines } from '../files/json-lines.js'

/** Vectors by their text, on disk, for one embedder. */
export interface VectorStore {
  /** Those kept earlier, all of one length; damaged lines are passed over. */
  read(): Map<string, Float32Array>
  add(vectors: ReadonlyMap<string, Float32Array>): void
}

interface Line {
  readonly text: string
  /** Base64 of 32-bit numbers, the least significant byte first. */
  readonly vector: string
}

/**
 * A file of its own for each embedder: its name is the hash of the embedder's, which stands in the first line.
 * `read` throws `embedding/mixed` where the file says that it holds another embedder's vectors.
 */
export function vectorStore(folder: string, name: string, note: (line: string) => void): VectorStore {
  const file = join(folder, `${sha256(name).slice(0, 32)}.jsonl`)
  return {
    read: () => {
      const vectors = new Map<string, Float32Array>()
      if (!existsSync(file)) return vectors
      let length = 0
      let head = true
      for (const line of linesOf(file)) {
        const value = objectIn(line)
        if (head) {
          const { embedder } = value as { readonly embedder?: unknown }
          if (embedder !== name) throw new KnownError('embedding/mixed', { file, found: said(embedder), wanted: name })
          head = false
          continue
        }
        const { text, vector: packedVector } = value as Partial<Line>
        if (typeof text !== 'string' || typeof packedVector !== 'string') continue
        const vector = unpacked(packedVector)
        length ||= vector.length
        if (vector.length === length && length > 0) vectors.set(text, vector)
      }
      return vectors
    },
    add: (vectors) => {
      try {
        mkdirSync(folder, { recursive: true })
        // A line that a crash cut short must not spoil the next: blank lines are passed over.
        const begun = existsSync(file) && statSync(file).size > 0
        const head = begun ? '\n' : writeJsonLines([{ embedder: name }])
        const lines = [...vectors].map(([text, vector]): Line => ({ text, vector: packed(vector) }))
        appendFileSync(file, `${head}${writeJsonLines(lines)}`)
      } catch (thrown) {
        note(`Vectors could not be kept and will be asked for again next time: ${reasonOf(thrown)}`)
      }
    },
  }
}

const said = (embedder: unknown): string => (typeof embedder === 'string' ? embedder : 'nothing')

/** `{}` for a line that is damaged. */
function objectIn(line: string): object {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const readAtOnce = 1 << 22

/** Line by line: the vectors of a large index are more than one text can hold. */
function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r')
  try {
    const chunk = Buffer.alloc(readAtOnce)
    let rest: Buffer[] = []
    for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
      const read = chunk.subarray(0, count)
      let from = 0
      for (let end = read.indexOf(0x0a); end >= 0; end = read.indexOf(0x0a, from)) {
        yield Buffer.concat([...rest, read.subarray(from, end)]).toString('utf8')
        rest = []
        from = end + 1
      }
      rest.push(Buffer.from(read.subarray(from)))
    }
    if (rest.some(({ length }) => length > 0)) yield Buffer.concat(rest).toString('utf8')
  } finally {
    closeSync(handle)
  }
}

function packed(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, i) => bytes.writeFloatLE(value, i * 4))
  return bytes.toString('base64')
}

function unpacked(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64')
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readFloatLE(i * 4))
}
