import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { KnownError, reasonOf } from '../errors.js'
import { isSpecial } from './atomic-write.js'

/** Streams lines into a gzip file, beside and then renamed. Throws `file/cannot-write`; an earlier file is then intact. */
export async function writePackedLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const special = isSpecial(file)
  const beside = special ? file : `${file}.${process.pid}.part`
  const withEnds = async function* () {
    for await (const line of lines) yield `${line}\n`
  }
  try {
    await pipeline(withEnds, createGzip(), createWriteStream(beside, { flush: true }))
    if (!special) renameSync(beside, file)
  } catch (thrown) {
    if (!special && existsSync(beside)) rmSync(beside)
    if (thrown instanceof KnownError) throw thrown
    throw new KnownError('file/cannot-write', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

/** The lines of a gzip file, one at a time. Throws `source/not-found`, `backup/invalid`. */
export async function* readPackedLines(file: string): AsyncIterable<string> {
  if (!existsSync(file)) throw new KnownError('source/not-found', { file })
  const unpacked = createReadStream(file).pipe(createGunzip())
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) yield line
  } catch (thrown) {
    throw new KnownError('backup/invalid', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}
