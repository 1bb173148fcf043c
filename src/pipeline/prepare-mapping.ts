import type { AdjudicationCase, Adjudicator } from '../adjudicate/adjudicator.js'
import { calibration } from '../adjudicate/calibration.js'
import { statisticalAdjudicator } from '../adjudicate/statistical.js'
import { KnownError } from '../errors.js'
import type { Classification } from '../model/classification.js'
import type { Finding } from '../model/finding.js'
import type { Title } from '../model/title.js'
import { casesFor } from './cases.js'
import { adTitles, classificationTitles } from './gather-titles.js'
import { inParallel, type OnProgress } from './progress.js'
import { requireClassification } from './target.js'
import { encoderFor } from './title-encoder.js'
import { buildTitleEngine, targetTitles, type TitleEngine } from './title-engine.js'
import type { Workspace } from './workspace.js'

/** What is mapped to what. */
export interface MappingSources {
  /** The national classification; its occupations and index entries are mapped. */
  readonly sourceId: string
  readonly targetId: string
  /** Sources of job ads whose titles are mapped along. */
  readonly adSourceIds: readonly string[]
}

/** All titles of a correspondence with their candidates, decided offline; nothing is stored yet. */
export interface PreparedMapping {
  readonly correspondenceId: string
  readonly titles: readonly Title[]
  readonly target: Classification
  readonly engine: TitleEngine
  /** What the titles' places were worth, for the run's settings. */
  readonly structure: string
  /** One a title, in their order; so are the findings. */
  readonly cases: readonly AdjudicationCase[]
  readonly offline: Adjudicator
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
}

export interface Preparing extends MappingSources {
  /** Said in each finding where it is so. */
  readonly noModel: boolean
  readonly onProgress: OnProgress
}

/** Gathers the titles, finds their candidates and decides them offline. The same workspace gives the same, every time. */
export async function prepareMapping(workspace: Workspace, preparing: Preparing): Promise<PreparedMapping> {
  const { store, config } = workspace
  const { sourceId, targetId, onProgress } = preparing
  const source = await requireClassification(workspace, sourceId)
  const target = await requireClassification(workspace, targetId)
  const correspondenceId = `${sourceId}--${targetId}`
  const { titles, notes } = await gather(workspace, correspondenceId, source, preparing.adSourceIds)
  if (titles.length === 0) throw new KnownError('correspondence/nothing-to-map', { source: sourceId })

  const known = targetTitles(target, await store.indexEntries(targetId))
  const encoder = await encoderFor(workspace, known, onProgress)
  onProgress('index', 0, null)
  const engine = buildTitleEngine(known, encoder)
  const offline = statisticalAdjudicator(calibration[engine.richness], offlineFallback(engine, preparing.noModel))
  const { cases, structure } = casesFor({ titles, engine, source, target, limit: config.candidates, onProgress })
  const findings = await inParallel(cases, 1, (one) => offline.adjudicate(one))
  return {
    ...{ correspondenceId, titles, target, engine, structure, cases, offline, findings },
    notes: [...notes, ...(engine.fallback ? [engine.fallback] : [])],
  }
}

const offlineFallback = ({ fallback }: TitleEngine, noModel: boolean): string | null =>
  [noModel ? 'no-model-key' : null, fallback].filter((reason) => reason !== null).join('; ') || null

async function gather(
  { store }: Workspace,
  id: string,
  source: Classification,
  adSourceIds: readonly string[],
): Promise<{ readonly titles: readonly Title[]; readonly notes: readonly string[] }> {
  const own = classificationTitles(id, source, await store.indexEntries(source.source.id))
  if (adSourceIds.length === 0) return { titles: own, notes: [] }
  const { titles: fromAds, notVacancies } = await adTitles(id, store.ads(adSourceIds))
  const notes = notVacancies > 0 ? [`${notVacancies} advertisements name no vacancy and were left out.`] : []
  return { titles: [...own, ...fromAds], notes }
}
