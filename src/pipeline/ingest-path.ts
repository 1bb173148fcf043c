import { basename } from 'node:path'
import { KnownError } from '../errors.js'
import { isFolder } from '../files/folder.js'
import { readRecipes, recipesFor } from '../ingest/recipes.js'
import { readSourceFolder } from '../ingest/source-folder.js'
import { checkSource, type CheckedSource } from './check-source.js'
import { ingestFolder, ingestNamed, type IngestOutcome } from './ingest-source.js'
import { keepSource } from './kept-sources.js'
import type { ReadingChoices } from './reading-choices.js'
import { savedRecipe } from './saved-recipes.js'
import { describedSource, type SourceWords } from './source-words.js'
import { requireClassification } from './target.js'
import { understandSource, type AskedSource, type SourceGround, type UnderstoodSource } from './understand-source.js'
import type { Workspace } from './workspace.js'

export type { SourceWords } from './source-words.js'

/** What is asked for on the command line: what is said of a source, how to read it, and whether to remember that. */
export interface PathOptions {
  readonly words: SourceWords
  readonly choices: ReadingChoices
  /** Keep the recipe in the workspace's `sources/` for the next file like it. */
  readonly saveRecipe?: boolean
}

/**
 * Ingests a folder with a `source.json`, or a file. Throws as `ingestFolder` and `understandSource`; `command/usage`
 * where no language is known.
 */
export async function ingestPath(workspace: Workspace, path: string, options: PathOptions): Promise<IngestOutcome> {
  const chosen = Object.keys(options.choices).length > 0
  if (isFolder(path) && !chosen) return await ingestFolder(workspace, path)
  const asked = askedOf(path, options)
  // A recipe's target may come later; one that a person names is there, or mistyped.
  for (const id of [options.choices.from, options.choices.target])
    if (id !== undefined) await requireClassification(workspace, id)
  if (!chosen && !options.saveRecipe && isPlain(workspace, asked))
    return await ingestNamed(workspace, path, describedSource(options.words, {}, basename(path)))
  const { file, description, recipe, recipeBy, doubts } = await understandSource(workspace, asked)
  if (doubts.some(({ about }) => about === 'languages')) {
    const detail = `The languages of ${file} are not known; name them with --languages`
    throw new KnownError('command/usage', { command: 'ingest', detail })
  }
  const fixed = chosen || options.saveRecipe === true || recipeBy === 'saved'
  return await ingestNamed(workspace, asked.file, description, fixed ? recipe : undefined)
}

/** Whether all is said of a file that can be known before it is read: then reading it once is enough. */
const isPlain = ({ folder }: Workspace, { file, words }: AskedSource): boolean =>
  words.languages !== undefined &&
  recipesFor(readRecipes(), basename(file)).length === 0 &&
  savedRecipe(folder, basename(file), words.id) === undefined

/** A file understood, and what ingesting it would give; no result where it could not be read so far. */
export interface CheckedPath {
  readonly understood: UnderstoodSource
  readonly checked: CheckedSource | KnownError
}

/** Tells how a file or folder is understood and what would come of it. Stores nothing; throws where it cannot be read at all. */
export async function checkPath(
  ground: SourceGround & Partial<Pick<Workspace, 'store'>>,
  path: string,
  options: PathOptions,
): Promise<CheckedPath> {
  const asked = askedOf(path, options)
  const understood = await understandSource(ground, asked)
  const { description, recipe } = understood
  if (options.saveRecipe && ground.folder)
    keepSource(ground.folder, asked.file, description, { kind: recipe.kind, recipe })
  try {
    return { understood, checked: await checkSource(ground, { file: asked.file, description, recipe }) }
  } catch (thrown) {
    if (thrown instanceof KnownError) return { understood, checked: thrown }
    throw thrown
  }
}

function askedOf(path: string, { words, choices }: PathOptions): AskedSource {
  if (!isFolder(path)) return { file: path, words, choices }
  const { file, description, recipe } = readSourceFolder(path)
  return { file, words, choices, described: { description, ...(recipe === undefined ? {} : { recipe }) } }
}
