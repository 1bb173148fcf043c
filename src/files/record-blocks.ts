import { createReadStream } from 'node:fs'
import { KnownError, reasonOf } from '../errors.js'
import type { Delimiter } from './delimiter.js'
import { recordEnd } from './split-records.js'
import { streamDecoder } from './text-encoding.js'

/** Some whole records of a delimited file, as text. */
export interface RecordBlock {
  readonly text: string
  /** Characters (UTF-16 code units) of the file up to the end of this block. */
  readonly end: number
  /** Bytes of the file read so far. */
  readonly bytesRead: number
}

export interface BlockOptions {
  readonly encoding: string
  readonly delimiter: Delimiter
  /** Characters at the beginning that are passed over: those of earlier blocks. */
  readonly from?: number
  /** Characters of a block, about. */
  readonly size?: number
}

const usualSize = 1 << 17
/** Characters of the longest record believed in; a longer one is a quotation mark that is never closed. */
const longestRecord = 1 << 20

/**
 * Reads a delimited text of any length block by block, each of whole records: memory holds one at a time. Throws
 * `source/not-found`, and `source/damaged` where a quotation mark is never closed or bytes do not fit the encoding.
 */
export async function* recordBlocks(file: string, options: BlockOptions): AsyncGenerator<RecordBlock> {
  const { encoding, delimiter, from = 0, size = usualSize } = options
  const decoder = streamDecoder(encoding)
  let [waiting, end, bytesRead, skip] = ['', from, 0, from]
  const take = (): string => {
    const cut = lastRecordEnd(waiting, delimiter)
    if (cut < 0 && waiting.length > longestRecord) {
      const detail = `a quotation mark after character ${end} is opened and never closed`
      throw new KnownError('source/damaged', { file, detail })
    }
    const text = waiting.slice(0, cut + 1)
    waiting = waiting.slice(cut + 1)
    end += text.length
    return text
  }
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: Math.ceil(size / 2) })) {
      bytesRead += (bytes as Buffer).length
      const text = decoder.write(bytes as Buffer)
      const passedOver = Math.min(skip, text.length)
      skip -= passedOver
      waiting += passedOver > 0 ? text.slice(passedOver) : text
      if (waiting.length < size) continue
      const block = take()
      if (block !== '') yield { text: block, end, bytesRead }
    }
  } catch (thrown) {
    throw thrown instanceof KnownError ? thrown : unreadable(file, thrown)
  }
  waiting += decoder.end()
  if (waiting !== '') yield { text: waiting, end: end + waiting.length, bytesRead }
}

function unreadable(file: string, thrown: unknown): KnownError {
  const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
  return missing
    ? new KnownError('source/not-found', { file }, { cause: thrown })
    : new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })
}

/** The place of the last line end that ends a record; -1 where there is none. */
function lastRecordEnd(text: string, delimiter: Delimiter): number {
  if (!text.includes('"')) return text.lastIndexOf('\n')
  let last = -1
  for (let end = recordEnd(text, 0, delimiter); end >= 0; end = recordEnd(text, end + 1, delimiter)) last = end
  return last
}
