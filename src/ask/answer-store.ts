import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { KnownError, reasonOf } from '../errors.js'
import { readExchange, type Exchange } from './exchange.js'

/** Exchanges on disk, found by their key. */
export interface AnswerStore {
  /** `null` where there is none, or where it is damaged. */
  find(key: string): Exchange | null
  /** Over an earlier one of the same key. Throws `file/cannot-write`. */
  keep(exchange: Exchange): void
}

/** A file of exchanges, one JSON object a line, and where each key's last one stands. */
interface Shard {
  readonly handle: number
  /** Bytes that have been read, all of them whole lines. */
  read: number
  readonly places: Map<string, { readonly from: number; readonly length: number }>
}

const lineEnd = 0x0a
/** As `exchangeOf` writes it: the key comes first. */
const keyAt = { from: '{"key":"'.length, length: 64 } as const
const readAtOnce = 1 << 20

const stores = new Map<string, AnswerStore>()

/** The store in a folder, which is made when the first answer is kept. One a folder in each process. */
export function answerStore(folder: string): AnswerStore {
  const store = stores.get(folder) ?? openAnswerStore(folder)
  stores.set(folder, store)
  return store
}

/**
 * Answers are appended to files by the first two digits of their key: one write each, so that a process that is killed
 * leaves a whole line or none, and several processes may write at once. Not flushed to the disk: a machine that loses
 * power may lose the last answers, which are then asked again.
 */
function openAnswerStore(folder: string): AnswerStore {
  const shards = new Map<string, Shard>()

  const shardOf = (key: string, make: boolean): Shard | null => {
    const name = key.slice(0, 2)
    const known = shards.get(name)
    if (known) {
      // Somebody deleted the folder while we were asking: what we wrote from now on would be lost.
      if (fstatSync(known.handle).nlink > 0) return known
      closeSync(known.handle)
      shards.delete(name)
    }
    if (make) mkdirSync(folder, { recursive: true })
    const handle = openOrNull(join(folder, `${name}.jsonl`), make)
    if (handle === null) return null
    const shard: Shard = { handle, read: 0, places: new Map() }
    shards.set(name, shard)
    return shard
  }

  return {
    find: (key) => {
      try {
        const shard = shardOf(key, false)
        if (!shard) return null
        catchUp(shard)
        const place = shard.places.get(key)
        if (!place) return null
        const line = Buffer.alloc(place.length)
        readSync(shard.handle, line, 0, place.length, place.from)
        const exchange = readExchange(JSON.parse(line.toString('utf8')))
        return exchange?.key === key ? exchange : null
      } catch {
        return null
      }
    },
    keep: (exchange) => {
      try {
        const shard = shardOf(exchange.key, true)!
        const size = catchUp(shard)
        // Half a line that a crash left must not spoil the next.
        const start = size > shard.read ? '\n' : ''
        const line = Buffer.from(`${start}${JSON.stringify(exchange)}\n`)
        const written = writeSync(shard.handle, line)
        if (written < line.length) throw new Error(`${written} of ${line.length} bytes were written`)
      } catch (thrown) {
        throw new KnownError('file/cannot-write', { file: folder, detail: reasonOf(thrown) }, { cause: thrown })
      }
    },
  }
}

/** For reading anywhere and writing at the end; a file that is not there is only made to be written. */
const openOrNull = (file: string, make: boolean): number | null =>
  make || existsSync(file) ? openSync(file, 'a+') : null

/** Takes in the lines that were added since, by whomever; returns the file's size. */
function catchUp(shard: Shard): number {
  const { size } = fstatSync(shard.handle)
  if (size < shard.read) {
    shard.read = 0
    shard.places.clear()
  }
  while (shard.read < size) {
    const chunk = Buffer.alloc(Math.min(readAtOnce, size - shard.read))
    const length = readSync(shard.handle, chunk, 0, chunk.length, shard.read)
    const taken = takeLines(shard, chunk.subarray(0, length))
    if (taken === 0) break
  }
  return size
}

/** Notes where the whole lines of a chunk stand; returns how many bytes they have. */
function takeLines(shard: Shard, chunk: Buffer): number {
  const start = shard.read
  let from = 0
  for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
    if (end - from > keyAt.from + keyAt.length) {
      const key = chunk.toString('latin1', from + keyAt.from, from + keyAt.from + keyAt.length)
      shard.places.set(key, { from: start + from, length: end - from })
    }
    from = end + 1
  }
  shard.read = start + from
  return from
}
