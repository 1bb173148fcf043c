import { basename, join, resolve } from 'node:path'
import { writeWhole } from '../files/atomic-write.js'
import { copyWhole, removeFile } from '../files/folder.js'
import { sha256OfFile } from '../files/hash.js'
import { readJson } from '../files/read.js'
import type { SourceDescription } from '../model/classification.js'
import type { Recipe, SourceKind } from '../model/ingest.js'
import { savable } from './saved-recipes.js'

/**
 * Keeps what was received in a workspace's `sources/`, with its description and recipe; stores nothing of what it holds.
 * Ads name people and how to reach them, in columns that nobody reads, too: of a file of ads only its name and hash are
 * kept, which tell whether a file at hand is the one that was read.
 */
export function keepSource(
  workspace: string,
  file: string,
  description: SourceDescription,
  { kind, recipe }: { readonly kind: SourceKind; readonly recipe?: Recipe | undefined },
): void {
  const folder = join(workspace, 'sources', description.id)
  const received = keepFile(folder, file, kind)
  const words = { ...description, file: basename(file), ...received, ...(recipe ? { recipe: savable(recipe) } : {}) }
  writeDescription(folder, words)
}

/** The same for a folder with a `source.json`, whose words stay as they are. */
export function keepFolder(workspace: string, from: string, file: string, id: string, kind: SourceKind): void {
  const folder = join(workspace, 'sources', id)
  const words = join(from, 'source.json')
  if (kind !== 'ads') {
    copyWhole(file, join(folder, basename(file)))
    copyWhole(words, join(folder, 'source.json'))
  } else if (resolve(from) !== resolve(folder)) {
    writeDescription(folder, { ...(readJson(words) as object), file: basename(file), ...keepFile(folder, file, kind) })
  }
}

const writeDescription = (folder: string, words: object): void =>
  writeWhole(join(folder, 'source.json'), `${JSON.stringify(words, null, 2)}\n`)

/** Copies a file, or, of ads, says which it was; a copy from before that was done goes. */
function keepFile(folder: string, file: string, kind: SourceKind): { readonly received?: { readonly sha256: string } } {
  const copy = join(folder, basename(file))
  if (kind !== 'ads') {
    copyWhole(file, copy)
    return {}
  }
  const received = { sha256: sha256OfFile(file) }
  if (resolve(file) !== resolve(copy)) removeFile(copy)
  return { received }
}
