import { bestSimilarity } from '../adjudicate/statistical.js'
import { detectClusters } from '../detect/clusters.js'
import type { Sighting, UnmatchedTitle } from '../detect/unmatched-title.js'
import type { Embedder } from '../embed/embedder.js'
import { subwordEmbedder } from '../embed/subword.js'
import { sha256 } from '../files/hash.js'
import type { IndexEntry } from '../model/classification.js'
import type { Cluster, NearestItem } from '../model/detection.js'
import type { LanguageTag } from '../model/language.js'
import type { Run } from '../model/run.js'
import { exactScan } from '../numbers/exact-scan.js'
import { buildVectorIndex } from '../numbers/hnsw.js'
import type { TitleRecord } from '../store/port.js'
import { textVersion } from '../text/fold.js'
import { titleId } from './gather-titles.js'
import { requireClassification, requireCorrespondence } from './target.js'
import { hnswFallback, targetTitles } from './title-engine.js'
import type { Workspace } from './workspace.js'

export interface DetectOutcome {
  readonly run: Run
  /** Titles that went in: unmatched, or open with a low probability. */
  readonly titles: number
  readonly clusters: readonly Cluster[]
}

const seed = 20_08
/** An open title whose best group is less probable than this may lie outside the classification. */
const fitsNowhereBelow = 0.5
/** So may one that no index title resembles: the encoder finds a group for everything. Similarity by characters. */
const resemblesFrom = 0.62
/** Several index titles near a cluster belong to one item. */
const titlesLookedAt = 50

/**
 * Clusters the titles that fit nowhere: those that stand as unmatched, and those still open whose best group is
 * improbable or that resemble no index title. Replaces the clusters of the last detection; verdicts stay with clusters of the same members.
 */
export async function detectOccupations(workspace: Workspace, correspondenceId: string): Promise<DetectOutcome> {
  const { store, config, now, newId } = workspace
  const startedAt = now().toISOString()
  const { targetId } = await requireCorrespondence(workspace, correspondenceId)
  const target = await requireClassification(workspace, targetId)
  const { entries, indexHash } = targetTitles(target, await store.indexEntries(targetId))
  // Not the trained encoder: that one draws every title towards an item that exists.
  const embedder = subwordEmbedder(entries.map(({ title }) => title))
  const records: TitleRecord[] = []
  for await (const record of store.titles(correspondenceId)) if (fitsNowhere(record)) records.push(record)
  const sightings = await sightingsOf(workspace, correspondenceId, records)
  const titles = records.map(({ title }): UnmatchedTitle => {
    const { id, text, language, frequency } = title
    return {
      id,
      text,
      language,
      frequency,
      vector: embedder.embed(text, language),
      sightings: sightings.get(id) ?? [],
    }
  })
  const clusters = detectClusters({
    titles,
    nearestItems: nearestItemsOf(entries, embedder, new Set(titles.map(({ language }) => language))),
    settings: config,
    seed,
    buildIndex: buildVectorIndex,
  })
  const fallback = hnswFallback()
  const run: Run = {
    id: newId(),
    correspondenceId,
    step: 'detect',
    startedAt,
    finishedAt: now().toISOString(),
    inputHashes: { titles: sha256(titles.map(({ id }) => id).join('\n')), index: indexHash },
    settings: {
      embedder: embedder.id,
      text: textVersion,
      clusterAt: String(config.clusterAt),
      clusterLeast: String(config.clusterLeast),
      seed: String(seed),
    },
    notes: fallback ? [fallback] : [],
  }
  await store.saveRun(run)
  await store.saveClusters(correspondenceId, run.id, clusters)
  return { run, titles: titles.length, clusters }
}

function fitsNowhere({ settlement, finding }: TitleRecord): boolean {
  if (settlement.kind === 'Unmatched') return true
  if (settlement.kind !== 'Open' || settlement.reason === 'deferred') return false
  if (finding?.kind !== 'Mapped' || finding.probability < fitsNowhereBelow) return true
  return bestSimilarity(finding.candidates) < resemblesFrom
}

/** Where and when the ads behind each title were seen, added up by year and employer. */
async function sightingsOf(
  { store }: Workspace,
  correspondenceId: string,
  records: readonly TitleRecord[],
): Promise<ReadonlyMap<string, readonly Sighting[]>> {
  const sources = new Set(records.flatMap(({ title }) => (title.origin.kind === 'Ad' ? [title.origin.source] : [])))
  const counted = new Map<string, Map<string, { period: string | null; employer: string | null; ads: number }>>()
  for await (const { sourceId, language, normalTitle, date, employer, ads } of store.ads([...sources])) {
    const id = titleId(correspondenceId, { kind: 'Ad', source: sourceId }, language, normalTitle)
    const period = date?.slice(0, 4) ?? null
    const own = counted.get(id) ?? new Map<string, { period: string | null; employer: string | null; ads: number }>()
    const key = `${String(period)}\u0000${String(employer)}`
    const seen = own.get(key) ?? { period, employer, ads: 0 }
    seen.ads += ads
    own.set(key, seen)
    counted.set(id, own)
  }
  return new Map([...counted].map(([id, own]) => [id, [...own.values()]]))
}

/** The items whose index titles, in the languages at hand, lie nearest a vector: one line an item. */
function nearestItemsOf(
  entries: readonly IndexEntry[],
  embedder: Embedder,
  languages: ReadonlySet<LanguageTag>,
): (vector: Float32Array) => readonly NearestItem[] {
  const near = entries.filter(({ language }) => languages.has(language))
  const vectors = near.map(({ title, language }) => embedder.embed(title, language))
  const index = exactScan(vectors, embedder.dimension)
  return (vector) => {
    const best = new Map<string, NearestItem>()
    for (const { label, similarity } of index.nearest(vector, titlesLookedAt)) {
      const { code, title } = near[label]!
      if (!best.has(code)) best.set(code, { code, similarity, matchedTitle: title })
    }
    return [...best.values()]
  }
}
