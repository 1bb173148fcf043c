import { join, resolve } from 'node:path'
import { KnownError, reasonOf } from '../errors.js'
import { fileExists, readJson } from '../files/read.js'
import type { SourceDescription } from '../model/classification.js'
import type { Recipe } from '../model/ingest.js'
import { sourceFileSchema } from './recipe-schema.js'

/** A source as it lies in its folder: what is known of it, its file, and how to read that. */
export interface SourceFolder {
  readonly description: SourceDescription
  /** Full path. */
  readonly file: string
  /** Absent where the shipped recipes or the content of the file shall decide. */
  readonly recipe?: Recipe
}

/** Reads a folder's `source.json`. Throws `source/not-described` and, where its file is missing, `source/not-found`. */
export function readSourceFolder(folder: string): SourceFolder {
  const source = readSourceDescription(folder)
  if (!fileExists(source.file)) throw new KnownError('source/not-found', { file: source.file })
  return source
}

/** The same where the file need not be there: of ads it is not kept. Throws `source/not-described`. */
export function readSourceDescription(folder: string): SourceFolder {
  const { file, recipe, ...description } = describe(folder)
  return { description, file: resolve(folder, file), ...(recipe === undefined ? {} : { recipe }) }
}

function describe(folder: string): ReturnType<typeof sourceFileSchema.parse> {
  let content: unknown
  try {
    content = readJson(join(folder, 'source.json'))
  } catch (thrown) {
    throw new KnownError('source/not-described', { folder, detail: reasonOf(thrown) }, { cause: thrown })
  }
  const parsed = sourceFileSchema.safeParse(content)
  if (parsed.success) return parsed.data
  const detail = parsed.error.issues
    .map(({ path, message }) => `${path.join('.') || 'source.json'}: ${message}`)
    .join('; ')
  throw new KnownError('source/not-described', { folder, detail })
}
