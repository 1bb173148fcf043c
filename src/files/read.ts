import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { KnownError, reasonOf } from '../errors.js'

/** Throws `source/not-found`, or `source/damaged` where the disk does not give the file. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    if (missing) throw new KnownError('source/not-found', { file }, { cause: thrown })
    throw new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

/** A JSON file of our own format. Throws as `readBytes`, or SyntaxError. */
export function readJson(file: string): unknown {
  return JSON.parse(
    Buffer.from(readBytes(file))
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  )
}

export const fileExists = (file: string): boolean => existsSync(file)

/** Names in a folder that end as given, sorted; none where there is no such folder. */
export function fileNames(folder: string, ending = ''): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
}

/** A text file of our own, in UTF-8. Throws as `readBytes`. */
export const readText = (file: string): string => Buffer.from(readBytes(file)).toString('utf8')
