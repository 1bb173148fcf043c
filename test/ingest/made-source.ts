import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import type { Ingested, IngestOptions } from '../../src/ingest/ingested.js'
import type { SourceDescription } from '../../src/model/classification.js'
import type { IngestReport, Recipe } from '../../src/model/ingest.js'
import { temporaryFolder } from '../files/temporary-folder.js'

export const config = readConfig({})

export const described = (languages: readonly string[] = ['en']): SourceDescription => ({
  id: 'made',
  title: 'Made for a test',
  publisher: 'Nobody',
  country: 'INT',
  languages,
  version: '1',
  licence: 'none',
  origin: 'test',
  sample: true,
})

/** Writes content to a file of that name in a folder of the test, and gives its path. */
export function madeFile(name: string, content: string | Uint8Array): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

export async function ingestText(text: string, recipe?: Recipe, more: Partial<IngestOptions> = {}): Promise<Ingested> {
  const file = madeFile('made.csv', text)
  return await ingestFile({ file, description: described(), config, ...(recipe ? { recipe } : {}), ...more })
}

/** Narrows what came out, or fails the test. */
export function as<K extends Ingested['kind']>(kind: K, ingested: Ingested): Extract<Ingested, { kind: K }> {
  if (ingested.kind !== kind) throw new Error(`It is ${ingested.kind}, not ${kind}.`)
  return ingested as Extract<Ingested, { kind: K }>
}

/** True when every row of data is accounted for. */
export const accountsFor = ({ rowsIn, kept, duplicates, refused }: IngestReport): boolean =>
  rowsIn === kept + duplicates + refused.length
