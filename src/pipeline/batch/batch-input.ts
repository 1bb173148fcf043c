import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { KnownError, reasonOf } from '../../errors.js'
import { type Delimiter, findDelimiter } from '../../files/delimiter.js'
import { sha256 } from '../../files/hash.js'
import { recordEnd, splitRecords } from '../../files/split-records.js'
import { encodedText, streamDecoder } from '../../files/text-encoding.js'

/** What the beginning of a file tells about it. */
export interface BatchInput {
  readonly encoding: string
  readonly delimiter: Delimiter
  readonly header: readonly string[]
  /** Characters up to where the rows begin. */
  readonly rowsFrom: number
  readonly bytes: number
  /** Of its size and its beginning: another file, another fingerprint. */
  readonly fingerprint: string
}

/** Bytes looked at. */
const beginning = 1 << 20

/** Throws `source/not-found`, `source/damaged`, `source/binary-text`, `source/empty`. */
export function batchInput(file: string, withHeader: boolean, named?: string): BatchInput {
  const { head, bytes } = headOf(file)
  const cut = head.length < bytes ? head.lastIndexOf(10) + 1 || head.length : head.length
  const whole = head.subarray(0, cut)
  const encoding = named ?? encodedText(whole, { file }).encoding
  const text = streamDecoder(encoding).write(whole)
  const delimiter = findDelimiter(text)
  const [first] = splitRecords(text, delimiter)
  if (!first) throw new KnownError('source/empty', { file, detail: '' })
  const end = recordEnd(text, text.indexOf(first.raw), delimiter)
  return {
    ...{ encoding, delimiter, bytes },
    header: withHeader ? first.cells.map((name) => name.trim()) : first.cells.map((_, at) => `column ${at + 1}`),
    rowsFrom: withHeader ? (end < 0 ? text.length : end + 1) : 0,
    fingerprint: sha256(`${bytes} ${sha256(head)}`),
  }
}

function headOf(file: string): { readonly head: Buffer; readonly bytes: number } {
  try {
    const handle = openSync(file, 'r')
    try {
      const head = Buffer.alloc(beginning)
      return { head: head.subarray(0, readSync(handle, head, 0, beginning, 0)), bytes: fstatSync(handle).size }
    } finally {
      closeSync(handle)
    }
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    if (missing) throw new KnownError('source/not-found', { file }, { cause: thrown })
    throw new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

/** The place of a column by its name or its number from 1. Throws `source/missing-column`. */
export function columnAt(file: string, header: readonly string[], wanted: string): number {
  const byName = header.findIndex((name) => name.toLowerCase() === wanted.toLowerCase())
  const byNumber = /^\d+$/.test(wanted) && Number(wanted) <= header.length ? Number(wanted) - 1 : -1
  const at = byName >= 0 ? byName : byNumber
  if (at < 0) throw new KnownError('source/missing-column', { file, column: wanted, columns: header.join(', ') })
  return at
}
