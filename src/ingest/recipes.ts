import { join } from 'node:path'
import { KnownError, reasonOf } from '../errors.js'
import { fileNames, readJson } from '../files/read.js'
import { packageFile } from '../files/package-root.js'
import type { SourceDescription } from '../model/classification.js'
import type { ColumnRole, Recipe } from '../model/ingest.js'
import { columnNamed } from './columns.js'
import { publisherRecipesSchema, type ShippedRecipe } from './recipe-schema.js'

/** A recipe that fits a file, and what is known of the file's source before anybody describes it. */
export interface FoundRecipe {
  readonly id: string
  readonly recipe: Recipe
  readonly source: Partial<SourceDescription>
}

/** The recipes that ship with the package, or those of a folder. Throws `source/not-described` where one is broken. */
export function readRecipes(folder: string = packageFile('sources', 'recipes')): readonly ShippedRecipe[] {
  return fileNames(folder, '.json').flatMap((name) => {
    try {
      return publisherRecipesSchema.parse(readJson(join(folder, name))).recipes
    } catch (thrown) {
      throw new KnownError(
        'source/not-described',
        { folder, detail: `${name}: ${reasonOf(thrown)}` },
        { cause: thrown },
      )
    }
  })
}

/** Those whose name pattern fits, in the order of the recipes; `{language}` is filled from the file's name. */
export function recipesFor(recipes: readonly ShippedRecipe[], fileName: string): readonly FoundRecipe[] {
  return recipes.flatMap((shipped) => {
    const match = new RegExp(shipped.fileName, 'iu').exec(fileName.normalize('NFC'))
    return match ? [filled(shipped, match.groups?.language?.toLowerCase() ?? '')] : []
  })
}

/** The recipe that fits a file by its name and by the columns of its header. */
export function findRecipe(
  recipes: readonly ShippedRecipe[],
  fileName: string,
  header: readonly string[],
): FoundRecipe | null {
  const fits = ({ recipe }: FoundRecipe): boolean =>
    Object.keys(recipe.columns).every((name) => columnNamed(header, name) >= 0)
  return recipesFor(recipes, fileName).find(fits) ?? null
}

function filled({ id, recipe, source }: ShippedRecipe, language: string): FoundRecipe {
  const fill = (text: string): string => text.replaceAll('{language}', language)
  const columns = Object.entries(recipe.columns).map(([name, role]) => [name, fill(role) as ColumnRole])
  return {
    id,
    recipe: { ...recipe, columns: Object.fromEntries(columns) as Recipe['columns'] },
    source: {
      ...source,
      ...(source.id === undefined ? {} : { id: fill(source.id) }),
      ...(source.title === undefined ? {} : { title: fill(source.title) }),
      ...(source.languages === undefined ? {} : { languages: source.languages.map(fill) }),
    },
  }
}
