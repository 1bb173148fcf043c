import { z } from 'zod'
import { writeWhole } from '../../files/atomic-write.js'
import { sha256 } from '../../files/hash.js'
import { readBytes } from '../../files/read.js'
import type { ExactTable } from '../../retrieve/exact-table.js'

const headerSchema = z.object({
  hash: z.string(),
  places: z.number().int(),
  languages: z.array(z.string()),
  codes: z.array(z.string()),
})
/** The header begins after its own length. */
const headerAt = 4

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** Keeps a table in a file that can be made again: the length of a header, the header as JSON, the numbers. */
export function writeExactTable(file: string, { languages, codes, places }: ExactTable): void {
  const numbers = Buffer.from(bytesOf(places))
  const header = Buffer.from(JSON.stringify({ hash: sha256(numbers), places: places.length, languages, codes }))
  const length = Buffer.alloc(headerAt)
  length.writeUInt32LE(header.length)
  writeWhole(file, Buffer.concat([length, header, numbers]))
}

/** `null` for a file that is cut short or otherwise not what was written: it is to be made again. */
export function readExactTable(file: string): ExactTable | null {
  try {
    const read = readBytes(file)
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
    const end = headerAt + bytes.readUInt32LE(0)
    const header = headerSchema.parse(JSON.parse(bytes.subarray(headerAt, end).toString('utf8')))
    const numbers = Uint8Array.from(bytes.subarray(end))
    if (numbers.length !== 4 * header.places || sha256(numbers) !== header.hash) return null
    return { languages: header.languages, codes: header.codes, places: new Uint32Array(numbers.buffer) }
  } catch {
    return null
  }
}
