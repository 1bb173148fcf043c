import type { Finding } from '../model/finding.js'
import type { Run } from '../model/run.js'
import { isModelSetUp, liveModel } from './ask-models.js'
import { type Preset, presets } from '../retrieve/presets.js'
import { askingNotes, askingSettings, preparedHashes, preparedSettings } from './ask-record.js'
import { type AskingCounts, askTitles } from './ask-titles.js'
import { type MappingSources, prepareMapping } from './prepare-mapping.js'
import { type OnProgress, silent } from './progress.js'
import type { Workspace } from './workspace.js'

export { type Preset, presets }

export interface MapRequest extends MappingSources {
  /** Which methods are used; by default `full`, all of them. */
  readonly preset?: Preset | undefined
  readonly onProgress?: OnProgress
}

export interface MapOutcome {
  readonly run: Run
  readonly titles: number
  readonly findings: Readonly<Record<Finding['kind'], number>>
  readonly asked: number
  /** What became of the titles that were uncertain; `null` where no model is set up. */
  readonly asking: AskingCounts | null
  readonly seconds: number
}

/**
 * Maps all titles of a source, and of job ads, to the unit groups of the target: candidates, then the offline
 * adjudicator, then, in the full preset and where a model is set up, the model for what stayed uncertain. Decisions of people are kept.
 * Throws `classification/unknown`, `correspondence/nothing-to-map`, `model/no-prices`, `store/full`.
 */
export async function mapTitles(workspace: Workspace, request: MapRequest): Promise<MapOutcome> {
  const started = workspace.now()
  const onProgress = request.onProgress ?? silent
  const { store, config } = workspace
  const preset = request.preset ?? 'full'
  const noModel = preset !== 'full' || !isModelSetUp(config)
  const prepared = await prepareMapping(workspace, { ...request, noModel, embed: preset === 'full', onProgress })
  const ready = noModel ? null : await liveModel(workspace)
  const asked = ready && (await askTitles(workspace, prepared, ready, onProgress))
  const findings = asked?.findings ?? prepared.findings
  const { correspondenceId: id, titles } = prepared
  const run: Run = {
    id: workspace.newId(),
    correspondenceId: id,
    step: 'map',
    startedAt: started.toISOString(),
    finishedAt: workspace.now().toISOString(),
    inputHashes: { ...preparedHashes(prepared), ...asked?.hashes },
    settings: {
      ...preparedSettings(prepared, config),
      ...(ready && asked ? askingSettings(config, ready, asked.counts) : { adjudicator: 'statistical' }),
    },
    notes: [
      ...prepared.notes,
      ...(ready ? ready.notes : [noModelNote(preset)]),
      ...(asked ? askingNotes(asked.counts) : []),
    ],
  }
  onProgress('store', 0, null)
  await store.saveCorrespondence({ id, sourceId: request.sourceId, targetId: request.targetId })
  await store.saveTitles(id, titles)
  await store.saveRun(run)
  await store.saveFindings(id, run.id, findings)
  return {
    run,
    titles: titles.length,
    findings: countKinds(findings),
    asked: asked?.counts.asked ?? 0,
    asking: asked?.counts ?? null,
    seconds: (workspace.now().getTime() - started.getTime()) / 1000,
  }
}

const noModelNote = (preset: Preset): string =>
  preset === 'full'
    ? 'no-model-key: no language model is set up, so the offline statistical adjudicator decided every title.'
    : `preset: the ${preset} preset asks no language model; the offline statistical adjudicator decided every title.`

function countKinds(findings: readonly Finding[]): Record<Finding['kind'], number> {
  const counts = { Mapped: 0, NoTermFound: 0, Undecided: 0 }
  for (const { kind } of findings) counts[kind]++
  return counts
}
