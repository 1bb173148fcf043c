import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../errors.js'
import { sha256 } from '../files/hash.js'
import { parseJsonLines, writeJsonLines } from '../files/json-lines.js'

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

/** A file of its own for each embedder: its name is the hash of the embedder's, which stands in the first line. */
export function vectorStore(folder: string, name: string, note: (line: string) => void): VectorStore {
  const file = join(folder, `${sha256(name).slice(0, 32)}.jsonl`)
  return {
    read: () => {
      const vectors = new Map<string, Float32Array>()
      if (!existsSync(file)) return vectors
      const [head, ...lines] = parseJsonLines(readFileSync(file, 'utf8'))
      if (head?.kind !== 'Value' || (head.value as { embedder?: unknown }).embedder !== name) return vectors
      let length = 0
      for (const line of lines) {
        const value = line.kind === 'Value' ? (line.value as Partial<Line>) : {}
        if (typeof value.text !== 'string' || typeof value.vector !== 'string') continue
        const vector = unpacked(value.vector)
        length ||= vector.length
        if (vector.length === length && length > 0) vectors.set(value.text, vector)
      }
      return vectors
    },
    add: (vectors) => {
      try {
        mkdirSync(folder, { recursive: true })
        const head = existsSync(file) ? '' : writeJsonLines([{ embedder: name }])
        const lines = [...vectors].map(([text, vector]): Line => ({ text, vector: packed(vector) }))
        appendFileSync(file, `${head}${writeJsonLines(lines)}`)
      } catch (thrown) {
        note(`Vectors could not be kept and will be asked for again next time: ${reasonOf(thrown)}`)
      }
    },
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
