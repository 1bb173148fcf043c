import { basename, dirname, join } from 'node:path'
import { filesBelow } from '../files/folder.js'
import { readSourceDescription } from '../ingest/source-folder.js'
import type { SourceDescription } from '../model/classification.js'
import type { Recipe } from '../model/ingest.js'
import { slug } from './source-words.js'

/** A recipe that a workspace keeps from an earlier file of the same source or publisher. */
export interface SavedRecipe {
  /** What is known of the file's source by it. */
  readonly description: Partial<SourceDescription>
  readonly recipe: Recipe
  /** The file that it was saved for. */
  readonly file: string
}

/**
 * The recipe kept for the source with this id, else for a file whose name differs in its numbers alone: next year's
 * edition. `undefined` where there is none; folders that cannot be read are passed over, since nothing depends on them.
 */
export function savedRecipe(folder: string, fileName: string, id?: string): SavedRecipe | undefined {
  const sources = join(folder, 'sources')
  const kept = filesBelow(sources)
    .filter((path) => /^[^/]+\/source\.json$/.test(path))
    .flatMap((path) => readable(join(sources, dirname(path))))
  const ofId = kept.find(({ description }) => description.id === id)
  if (ofId !== undefined || id !== undefined) return ofId
  const stem = withoutNumbers(fileName)
  const ofEarlier = kept.filter(({ file }) => stem.length > 2 && withoutNumbers(file) === stem).at(-1)
  return ofEarlier && { ...ofEarlier, description: knownOf(ofEarlier, fileName) }
}

/** Of another edition, the name and version are not this one's. */
function knownOf({ description, file }: Kept, fileName: string): Partial<SourceDescription> {
  if (file === fileName) return description
  const { publisher, country, languages, licence } = description
  return { publisher, country, languages, licence }
}

interface Kept {
  readonly description: SourceDescription
  readonly recipe: Recipe
  readonly file: string
}

function readable(folder: string): readonly Kept[] {
  try {
    const { description, recipe, file } = readSourceDescription(folder)
    return recipe === undefined ? [] : [{ description, recipe, file: basename(file) }]
  } catch {
    return []
  }
}

const withoutNumbers = (fileName: string): string => slug(fileName).replace(/-?\d+/g, '')

/** A recipe as `source.json` holds it: a table without a header, or one made from keys, has no row to name. */
export function savable(recipe: Recipe): Recipe {
  const { headerRow, headerRows, ...rest } = recipe
  return {
    ...rest,
    ...(headerRow === undefined || headerRow < 1 || headerRows === 0 ? {} : { headerRow }),
    ...(headerRows === undefined || headerRows < 1 ? {} : { headerRows }),
  }
}
