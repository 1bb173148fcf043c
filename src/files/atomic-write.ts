import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { KnownError, reasonOf } from '../errors.js'

let written = 0

/** Texts and bytes are written as they are; parts one after another, together of any length. */
type Content = string | Uint8Array | readonly Uint8Array[]

/** Bytes of one write: the system takes less than 2 GiB at a time. */
const mostAtOnce = 1 << 28

/**
 * Writes a file so that at no moment a reader sees half of it: beside, flushed to disk, then renamed over the earlier
 * one. Makes missing folders. Devices and pipes, which cannot be replaced, are written straight.
 * Throws `file/cannot-write`; the earlier file is then intact and nothing is left beside it.
 */
export function writeWhole(file: string, content: Content): void {
  try {
    const target = followed(file)
    if (isSpecial(target)) {
      flushed(target, 'w', content)
      return
    }
    mkdirSync(dirname(target), { recursive: true })
    replace(target, content)
  } catch (thrown) {
    throw new KnownError('file/cannot-write', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

function replace(target: string, content: Content): void {
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}-${++written}.part`)
  try {
    flushed(beside, 'wx', content)
    renameSync(beside, target)
  } catch (thrown) {
    rmSync(beside, { force: true })
    throw thrown
  }
}

function flushed(file: string, flags: 'w' | 'wx', content: Content): void {
  const handle = openSync(file, flags)
  try {
    if (typeof content === 'string') writeFileSync(handle, content)
    else for (const part of content instanceof Uint8Array ? [content] : content) writePart(handle, part)
    if (flags === 'wx') fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function writePart(handle: number, part: Uint8Array): void {
  for (let at = 0; at < part.length;) {
    at += writeSync(handle, part, at, Math.min(part.length - at, mostAtOnce))
  }
}

/** A link keeps pointing where it pointed: what it points to is replaced, not the link. */
function followed(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** A device or a pipe: it cannot be replaced by renaming, only written to. */
export function isSpecial(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && !found.isFile() && !found.isDirectory()
}
