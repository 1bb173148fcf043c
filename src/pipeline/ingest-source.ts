import type { Config } from '../config.js'
import { KnownError } from '../errors.js'
import { ingestFile } from '../ingest/ingest-file.js'
import type { Ingested } from '../ingest/ingested.js'
import { readSourceFolder, type SourceFolder } from '../ingest/source-folder.js'
import type { Classification, SourceDescription } from '../model/classification.js'
import type { IngestReport, Recipe, SourceKind } from '../model/ingest.js'
import type { Store } from '../store/port.js'
import { countedRemark, storedAds } from './counted-ads.js'
import { mergeClassification } from './merge-classification.js'
import { forgetLanguages, languageDetection } from './language-detection.js'
import { keepFolder, keepSource } from './kept-sources.js'
import { comparedLinks, savePrevious } from './previous-mappings.js'
import { forgetTargets, targetOf } from './target.js'
import type { Workspace } from './workspace.js'

export interface IngestOutcome {
  readonly id: string
  readonly kind: SourceKind
  readonly report: IngestReport
  /** Index entries that came with a classification's items. */
  readonly entries: number
}

/**
 * Ingests a file with what its owner says of it, and keeps it in the workspace's `sources/` (of ads only its hash), with the
 * recipe, where one is given, for the next file like it. Throws as `ingestFile`, and `source/no-target`,
 * `source/no-classifications`.
 */
export async function ingestNamed(
  workspace: Workspace,
  file: string,
  description: SourceDescription,
  recipe?: Recipe,
): Promise<IngestOutcome> {
  const outcome = await store(workspace, { description, file, ...(recipe ? { recipe } : {}) })
  keepSource(workspace.folder, file, description, { kind: outcome.kind, recipe })
  return outcome
}

/** Ingests a folder that holds a `source.json` and the file it names. Throws as `ingestFile`, and `source/not-described`. */
export async function ingestFolder(workspace: Workspace, folder: string): Promise<IngestOutcome> {
  const source = readSourceFolder(folder)
  const outcome = await store(workspace, source)
  keepFolder(workspace.folder, folder, source.file, source.description.id, outcome.kind)
  return outcome
}

async function store(workspace: Workspace, source: SourceFolder): Promise<IngestOutcome> {
  const { description } = source
  const { ingested } = await readSource(workspace.config, workspace.store, source)
  const report = await save(workspace, description, ingested)
  forgetTargets(workspace)
  forgetLanguages(workspace.store)
  const entries = ingested.kind === 'classification' ? ingested.entries.length : 0
  return { id: description.id, kind: ingested.kind, report, entries }
}

/** What a file gives, before anything of it is stored. */
export interface ReadSource {
  readonly ingested: Ingested
  /** Id of the classification that an index points to, where it is not at hand and codes were not compared with its. */
  readonly notCompared: string | null
}

/**
 * Reads a file without storing anything. Codes that an index points to are compared with those of their classification
 * where the store has it; where it has not, which may be a matter of order, the report says so. Throws as `ingestFile`.
 */
export async function readSource(
  config: Config,
  store: Store | undefined,
  { description, file, recipe }: Pick<SourceFolder, 'description' | 'file' | 'recipe'>,
): Promise<ReadSource> {
  const missing: string[] = []
  const detectLanguages = await languageDetection(config, store, description.languages)
  const ingested = await ingestFile({
    file,
    description,
    config,
    ...(detectLanguages ? { detectLanguages } : {}),
    ...(recipe ? { recipe } : {}),
    codesOfTarget: async (target) => {
      const found = target === '' ? undefined : await store?.classification(target)
      if (found) return new Set(targetOf(found).mappable.keys())
      if (target !== '') missing.push(target)
      return undefined
    },
  })
  if (ingested.kind === 'correspondence') return { ingested: await comparedLinks(store, ingested), notCompared: null }
  const [notCompared] = missing
  if (ingested.kind !== 'index' || notCompared === undefined) return { ingested, notCompared: null }
  const remark = `Codes were not compared with those of ${notCompared}, which is not at hand.`
  const report = { ...ingested.report, remarks: [...ingested.report.remarks, remark] }
  return { ingested: { ...ingested, report }, notCompared }
}

/** Gives the report as it was stored. */
async function save({ store }: Workspace, description: SourceDescription, ingested: Ingested): Promise<IngestReport> {
  const { report } = ingested
  switch (ingested.kind) {
    case 'classification':
      await store.saveClassification(await withKnown(store, ingested.classification), ingested.report)
      if (ingested.entries.length > 0)
        await store.saveIndexEntries(description, description.id, ingested.entries, ingested.report)
      return report
    case 'index':
      if (ingested.target === '') throw new KnownError('source/no-target', { file: ingested.report.file })
      await store.saveIndexEntries(description, ingested.target, ingested.entries, ingested.report)
      return report
    case 'correspondence':
      await savePrevious(store, description, ingested)
      return report
    case 'ads':
      return await saveAds(store, description, ingested)
  }
}

async function saveAds(
  store: Store,
  description: SourceDescription,
  { ads, report }: Extract<Ingested, { kind: 'ads' }>,
): Promise<IngestReport> {
  const rows = storedAds(description.id, ads)
  const remark = countedRemark(ads.length, rows.length)
  const told = remark === null ? report : { ...report, remarks: [...report.remarks, remark] }
  await store.saveAds(description, rows, told)
  return told
}

/** What the workspace knows of the same classification already is kept: see `mergeClassification`. */
async function withKnown(store: Store, incoming: Classification): Promise<Classification> {
  const known = await store.classification(incoming.source.id)
  return (known && mergeClassification(known, incoming)) ?? incoming
}
