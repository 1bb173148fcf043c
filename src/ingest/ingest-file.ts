import { basename } from 'node:path'
import { KnownError } from '../errors.js'
import type { FileTables } from '../files/sheet-table.js'
import { readTables } from '../files/tables.js'
import type { TextChoices } from '../files/text-choices.js'
import type { Recipe } from '../model/ingest.js'
import { ingestClassification } from './classification.js'
import { ingestCorrespondence } from './correspondence.js'
import { withCodesApart } from './code-and-title.js'
import { headersOf } from './columns.js'
import { headerOfRecipe } from './header-finding.js'
import { ingestIndex } from './index-entries.js'
import type { Ingested, IngestOptions } from './ingested.js'
import { ingestAds } from './job-ads.js'
import type { SheetLayout } from './layout.js'
import { findRecipe, readRecipes, recipesFor } from './recipes.js'
import { layoutByContent, layoutByRecipe } from './understand.js'

/**
 * Reads a publisher's file into a classification, index entries or ads, by its recipe, else by one that ships, else by
 * what its columns hold. Every row below the header is kept, counted as a duplicate, or refused with its reason.
 * Throws `source/not-found`, `source/unknown-format`, `source/binary-text`, `source/password`, `source/damaged`,
 * `source/too-large`, `source/empty`, `source/missing-column`, `source/no-header`, `source/nothing-kept`.
 */
export async function ingestFile(options: IngestOptions): Promise<Ingested> {
  const layout = await understandFile(options)
  const targetCodes = options.targetCodes ?? (await options.codesOfTarget?.(layout.recipe.target ?? ''))
  const ingested = ingestLayout(withCodesApart(layout), targetCodes ? { ...options, targetCodes } : options)
  const { kept, refused, file } = ingested.report
  const [first] = refused
  if (kept === 0 && first)
    throw new KnownError('source/nothing-kept', { file, refused: refused.length, reason: first.reason })
  return ingested
}

/** How a file is understood, before anything is taken from it. Throws as `ingestFile`. */
export async function understandFile(options: IngestOptions): Promise<SheetLayout> {
  const { file, description, recipe, config } = options
  const { languages } = description
  const said = textChoices(recipe, options.text)
  const read = await readTables(file, { inflateLimit: config.inflateLimit, languages, text: said })
  const layout = layoutOf(read, options)
  return read.text === undefined ? layout : { ...layout, text: read.text }
}

/** What is said of a text file, first by a person, then by the recipe. */
export function textChoices(recipe: Recipe | undefined, text: TextChoices = {}): TextChoices {
  const { encoding = recipe?.encoding, delimiter = recipe?.delimiter } = text
  return { ...(encoding === undefined ? {} : { encoding }), ...(delimiter === undefined ? {} : { delimiter }) }
}

function layoutOf({ tables, remarks }: FileTables, { file, description, recipe, recipes }: IngestOptions): SheetLayout {
  const name = basename(file)
  const understanding = { file: name, tables, languages: description.languages, remarks }
  if (recipe) return layoutByRecipe(understanding, recipe)
  const shipped = recipes ?? readRecipes()
  for (const candidate of recipesFor(shipped, name)) {
    const fitting = tables.find((table) => {
      const place = headerOfRecipe(table, candidate.recipe)
      return place !== null && findRecipe(shipped, name, headersOf(table, place.at, place.rows))?.id === candidate.id
    })
    if (fitting) {
      const remark = `Recipe: ${candidate.id}, by the file's name and header.`
      return layoutByRecipe({ ...understanding, remarks: [...remarks, remark] }, candidate.recipe)
    }
  }
  return layoutByContent(understanding)
}

function ingestLayout(layout: SheetLayout, options: IngestOptions): Ingested {
  switch (layout.recipe.kind) {
    case 'classification':
      return ingestClassification(layout, options.description, options.config)
    case 'index':
      return ingestIndex(layout, options)
    case 'correspondence':
      return ingestCorrespondence(layout)
    case 'ads':
      return ingestAds(layout, options)
  }
}
