import { join } from 'node:path'
import { readConfig } from '../src/config.js'
import { filesBelow } from '../src/files/folder.js'
import { packageFile } from '../src/files/package-root.js'
import { ingestFile } from '../src/ingest/ingest-file.js'
import { readRecipes, recipesFor } from '../src/ingest/recipes.js'
import { readSourceFolder } from '../src/ingest/source-folder.js'
import type { Classification, IndexEntry } from '../src/model/classification.js'
import { labelsAsEntries } from '../src/pipeline/title-engine.js'

const config = readConfig({})

/** The target as it ships: ISCO-08. */
export async function shippedTarget(): Promise<Classification> {
  const { description, file, recipe } = readSourceFolder(packageFile('sources', 'isco-08'))
  const ingested = await ingestFile({ file, description, config, ...(recipe ? { recipe } : {}) })
  if (ingested.kind !== 'classification') throw new Error('sources/isco-08 is no classification')
  return ingested.classification
}

/** The title lexicon as it ships. */
export async function shippedTitles(): Promise<readonly IndexEntry[]> {
  const { description, file, recipe } = readSourceFolder(packageFile('sources', 'isco-08-titles'))
  const ingested = await ingestFile({ file, description, config, ...(recipe ? { recipe } : {}) })
  if (ingested.kind !== 'index') throw new Error('sources/isco-08-titles is no index')
  return ingested.entries
}

/**
 * Index entries from every file below a folder that a shipped recipe reads and that speaks of ISCO-08: labels of ESCO,
 * titles of groups in many languages, the ILO's index. Other files are named and passed over.
 */
export async function referenceTitles(folder: string, note: (line: string) => void): Promise<readonly IndexEntry[]> {
  const recipes = readRecipes()
  const entries: IndexEntry[] = []
  for (const path of filesBelow(folder)) {
    const [found] = recipesFor(recipes, path.split('/').at(-1)!)
    const about = found && (found.recipe.target === 'isco-08' || found.source.id === 'isco-08')
    if (!found || !about) continue
    const description = {
      id: path.replace(/[^a-z0-9.]+/gi, '-').toLowerCase(),
      title: path,
      publisher: '',
      country: 'INT',
      languages: found.source.languages ?? ['en'],
      version: '',
      licence: '',
      origin: path,
      sample: false,
    }
    try {
      const ingested = await ingestFile({ file: join(folder, path), description, config })
      if (ingested.kind === 'index') entries.push(...ingested.entries)
      if (ingested.kind === 'classification')
        entries.push(...labelsAsEntries(ingested.classification), ...ingested.entries)
    } catch (thrown) {
      note(`${path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
  }
  return entries.filter(({ code }) => /^\d{4}$/.test(code))
}
