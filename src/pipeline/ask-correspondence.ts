import { readExchanges } from '../ask/exchange.js'
import { recordedChatModel } from '../ask/recorded.js'
import { KnownError } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import { writeJsonLines } from '../files/json-lines.js'
import { readText } from '../files/read.js'
import type { Run } from '../model/run.js'
import { presets } from '../retrieve/presets.js'
import { isModelSetUp, liveModel, type ReadyModel, recordedAlong } from './ask-models.js'
import { askingNotes, askingSettings, preparedHashes, preparedSettings } from './ask-record.js'
import { type AskedTitles, type AskingCounts, askTitles } from './ask-titles.js'
import { type PreparedMapping, prepareMapping } from './prepare-mapping.js'
import type { OnProgress } from './progress.js'
import { requireCorrespondence } from './target.js'
import type { Workspace } from './workspace.js'

export interface AskRequest {
  readonly correspondenceId: string
  /** File that every exchange is written to, to be replayed. */
  readonly record?: string
  /** File of exchanges to answer from, in place of a server. */
  readonly replay?: string
  readonly onProgress: OnProgress
}

export interface AskOutcome {
  readonly run: Run
  readonly counts: AskingCounts
  /** Exchanges written to `record`. */
  readonly recorded: number
}

/**
 * Puts the uncertain titles of a mapped correspondence to the model of the settings, or to a recorded one, and stores
 * its findings. What was answered before is not asked again.
 * Throws `correspondence/unknown`, `model/none`, `model/no-prices`, `ask/bad-file`, `file/cannot-write`.
 */
export async function askCorrespondence(workspace: Workspace, request: AskRequest): Promise<AskOutcome> {
  const { correspondenceId, record, replay, onProgress } = request
  if (replay === undefined && !isModelSetUp(workspace.config)) throw new KnownError('model/none')
  const replayed = replay === undefined ? null : replayedModel(replay)
  const prepared = await prepareAgain(workspace, correspondenceId, onProgress)
  const { ready, exchanges } = recordedAlong(replayed ?? (await liveModel(workspace)))
  const started = workspace.now()
  const asked = await askTitles(workspace, prepared, ready, onProgress)
  const run = await storeAsked(workspace, prepared, ready, asked, started)
  // Sorted, so that two records of one run are the same file.
  const sorted = [...exchanges.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  if (record !== undefined) writeWhole(record, writeJsonLines(sorted))
  return { run, counts: asked.counts, recorded: sorted.length }
}

function replayedModel(file: string): ReadyModel {
  const { exchanges, badLines } = readExchanges(readText(file))
  if (exchanges.length === 0) throw new KnownError('ask/bad-file', { file, detail: 'it has no exchange' })
  const nothing = { requests: 0, inputTokens: 0, outputTokens: 0, money: 0 }
  const damaged = `Lines of ${file} that are no exchange were passed over: ${badLines.slice(0, 20).join(', ')}.`
  return {
    model: recordedChatModel(exchanges),
    spent: () => nothing,
    server: `recorded: ${exchanges[0]!.server}`,
    notes: badLines.length > 0 ? [damaged] : [],
  }
}

/** The same titles, candidates and offline findings as the run that mapped the correspondence. */
export async function prepareAgain(
  workspace: Workspace,
  correspondenceId: string,
  onProgress: OnProgress,
): Promise<PreparedMapping> {
  const { sourceId, targetId } = await requireCorrespondence(workspace, correspondenceId)
  const adSources = new Set<string>()
  for await (const { title } of workspace.store.titles(correspondenceId)) {
    if (title.origin.kind === 'Ad') adSources.add(title.origin.source)
  }
  const adSourceIds = [...adSources].sort()
  const lastMapping = (await workspace.store.runs(correspondenceId)).find(({ step }) => step === 'map')
  const preset = presets.find((one) => one === lastMapping?.settings.preset)
  return await prepareMapping(workspace, { sourceId, targetId, adSourceIds, preset, noModel: false, onProgress })
}

/** Stores the findings of the titles that were selected, with a run that says how they came about. */
export async function storeAsked(
  { store, config, newId, now }: Workspace,
  prepared: PreparedMapping,
  ready: ReadyModel,
  { findings, selection, counts, hashes }: AskedTitles,
  started: Date,
): Promise<Run> {
  const { correspondenceId } = prepared
  const run: Run = {
    id: newId(),
    correspondenceId,
    step: 'map',
    startedAt: started.toISOString(),
    finishedAt: now().toISOString(),
    inputHashes: { ...preparedHashes(prepared), ...hashes },
    settings: { ...preparedSettings(prepared, config), ...askingSettings(config, ready, counts) },
    notes: [...prepared.notes, ...ready.notes, ...askingNotes(counts)],
  }
  const places = [...selection.asked, ...selection.decided, ...selection.passedOver.map(({ place }) => place)]
  const known = new Set<string>()
  for await (const { title } of store.titles(correspondenceId)) known.add(title.id)
  await store.saveRun(run)
  // Titles that a source gained since it was mapped wait for the next mapping.
  const own = places.map((place) => findings[place]!).filter(({ titleId }) => known.has(titleId))
  await store.saveFindings(correspondenceId, run.id, own)
  return run
}
