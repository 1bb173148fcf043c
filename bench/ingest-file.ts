import { basename, dirname } from 'node:path'
import { readConfig } from '../src/config.js'
import { KnownError } from '../src/errors.js'
import { ingestFile } from '../src/ingest/ingest-file.js'
import type { Ingested } from '../src/ingest/ingested.js'
import { readRecipes, recipesFor } from '../src/ingest/recipes.js'
import type { IngestReport } from '../src/model/ingest.js'
import { languageDetection } from '../src/pipeline/language-detection.js'
import { normaliseTitle } from '../src/text/normalise.js'

/** What became of one file. */
export type FileMeasured =
  | {
      readonly kind: 'Read'
      readonly ingestedAs: Ingested['kind']
      readonly report: IngestReport
      /** Whether rows in = kept + duplicates + refused. */
      readonly adds: boolean
      /** Of the seconds in all, those before titles are normalised. */
      readonly readSeconds: number
      /** Things made: items, entries, links or ads. */
      readonly made: number
    }
  | { readonly kind: 'Refused'; readonly detail: string }

const config = readConfig({})

/** Languages by what a path begins with after the data folder, where no recipe says it. */
const languages: readonly (readonly [folder: RegExp, languages: readonly string[]])[] = [
  [/br-/, ['pt']],
  [/mx-|es-|ar-/, ['es']],
  [/fr-/, ['fr']],
  [/de-/, ['de']],
]

/** Ingests a file as a user would, ads with the normal forms of their titles; nothing is stored. */
export async function ingestedAsUsed(
  file: string,
  guess: boolean,
): Promise<FileMeasured & { readonly ownMegabytes: number }> {
  const started = performance.now()
  try {
    const languages = languagesFor(file)
    const detectLanguages = await languageDetection(config, undefined, languages)
    const ingested = await ingestFile({
      file,
      config,
      ...(detectLanguages ? { detectLanguages } : {}),
      description: {
        id: 'bench',
        title: basename(file),
        publisher: '',
        country: 'INT',
        languages,
        version: '',
        licence: '',
        origin: '',
        sample: false,
      },
      ...(guess ? { recipes: [] } : {}),
    })
    const { report } = ingested
    const readSeconds = (performance.now() - started) / 1000
    const made = madeOf(ingested)
    const adds = report.rowsIn === report.kept + report.duplicates + report.refused.length
    return { kind: 'Read', ingestedAs: ingested.kind, report, adds, made, readSeconds, ...memory() }
  } catch (thrown) {
    if (!(thrown instanceof KnownError)) throw thrown
    return { kind: 'Refused', detail: thrown.message, ...memory() }
  }
}

const memory = (): { readonly ownMegabytes: number } => ({ ownMegabytes: process.resourceUsage().maxRSS / 1000 })

function languagesFor(file: string): readonly string[] {
  const known = recipesFor(readRecipes(), basename(file))[0]?.source.languages
  return known ?? languages.find(([folder]) => folder.test(basename(dirname(file))))?.[1] ?? ['en']
}

function madeOf(ingested: Ingested): number {
  switch (ingested.kind) {
    case 'classification':
      return ingested.classification.items.length
    case 'index':
      return ingested.entries.length
    case 'correspondence':
      return ingested.mappings.length
    case 'ads':
      return ingested.ads.map((ad) => ({ ...ad, normal: normaliseTitle(ad.title, ad.language).normal })).length
  }
}
