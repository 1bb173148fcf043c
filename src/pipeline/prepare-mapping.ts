import type { AdjudicationCase, Adjudicator } from '../adjudicate/adjudicator.js'
import { statisticalAdjudicator } from '../adjudicate/statistical.js'
import { KnownError } from '../errors.js'
import type { Classification } from '../model/classification.js'
import type { Finding } from '../model/finding.js'
import type { Title } from '../model/title.js'
import type { Preset } from '../retrieve/presets.js'
import type { CodeAgreement } from '../structure/derived-codes.js'
import { casesFor } from './cases.js'
import { adTitles, classificationTitles } from './gather-titles.js'
import { leaveOut, type LeftOut, rejectedCodes } from './left-out.js'
import { previousTargets } from './previous-mappings.js'
import { inParallel, type OnProgress } from './progress.js'
import { requireClassification } from './target.js'
import { encodersFor } from './title-encoder.js'
import { buildTitleEngine, type GatheredTitles, targetTitles, type TitleEngine } from './title-engine.js'
import { titleVectors } from './title-vectors.js'
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
  /** The embedding model whose vectors took part; `null` where none did. */
  readonly embedded: string | null
  /** What the titles' places were worth, for the run's settings. */
  readonly structure: string
  /** Whether their codes derive from the target's; `null` where there were too few titles to tell. */
  readonly agreement: CodeAgreement | null
  /** One a title, in their order; so are the findings. */
  readonly cases: readonly AdjudicationCase[]
  /** Candidates that people turned down, by title; none of the cases has them. */
  readonly leftOut: LeftOut
  readonly offline: Adjudicator
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
}

export interface Preparing extends MappingSources {
  /** Said in each finding where it is so. */
  readonly noModel: boolean
  /** Whether an embedding model may be asked; without, only vectors kept earlier are used. */
  readonly embed?: boolean
  /** By default `full`. */
  readonly preset?: Preset | undefined
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
  const preset = preparing.preset ?? 'full'
  // Only the full preset has a use for an encoder: the others train none.
  const { encoders, notes: encoderNotes } =
    preset === 'full' ? await encodersFor(workspace, known, onProgress) : { encoders: null, notes: [] }
  onProgress('index', 0, null)
  const { vectors, fallback } =
    preset === 'full'
      ? await titleVectors(workspace, { entries: known.entries, titles, send: preparing.embed ?? false, onProgress })
      : { vectors: null, fallback: null }
  const engine = buildTitleEngine(known, encoders, preset, vectors)
  const fallbacks = [engine.fallback, fallback].filter((reason) => reason !== null)
  const said = [...(preparing.noModel ? ['no-model-key'] : []), ...fallbacks]
  const offline = statisticalAdjudicator(engine.constants.calibration, said.join('; ') || null)
  const previous = await previousTargets(store, { sourceId, targetId })
  const limit = config.candidates
  const found = casesFor({ titles, engine, source, target, previous, limit, onProgress })
  const leftOut = await rejectedCodes(store, correspondenceId)
  const cases = found.cases.map((one) => leaveOut(one, leftOut.get(one.title.id)))
  const findings = await inParallel(cases, 1, (one) => offline.adjudicate(one))
  return {
    ...{ correspondenceId, titles, target, engine, ...found, cases, leftOut, offline, findings },
    embedded: vectors?.id ?? null,
    notes: [...notes, ...overruledNotes(known), ...encoderNotes, ...fallbacks],
  }
}

const overruledNotes = ({ overruled }: GatheredTitles): readonly string[] =>
  overruled === 0
    ? []
    : [`${overruled} titles of the shipped lexicon were left out: another source puts them under another code.`]

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
