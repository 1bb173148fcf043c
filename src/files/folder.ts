import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { KnownError } from '../errors.js'
import { writeWhole } from './atomic-write.js'
import { readBytes } from './read.js'

/** Paths of all files below a folder, relative to it, with `/` between, sorted; hidden ones left out. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort()
}

/** Writes a file below a folder; a path that leads out of it is refused with `backup/invalid`. */
export function writeBelow(folder: string, path: string, bytes: Uint8Array): void {
  const file = resolve(folder, path)
  if (!file.startsWith(resolve(folder) + sep)) {
    throw new KnownError('backup/invalid', { file: path, detail: 'it leads out of the workspace' })
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

/** Copies a file, making missing folders; copying a file onto itself does nothing. Throws `file/cannot-write`. */
export function copyWhole(from: string, to: string): void {
  if (resolve(from) !== resolve(to)) writeWhole(to, readBytes(from))
}

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** Removes a folder with all that is in it; does nothing where there is none. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Removes a file; does nothing where there is none. */
export const removeFile = (file: string): void => rmSync(file, { force: true })
