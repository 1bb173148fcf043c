import { answerStore } from '../ask/answer-store.js'
import { batchLines } from '../ask/batch-lines.js'
import { type BatchNews, fetchBatches, submitBatches } from '../ask/batches.js'
import { exchangeOf } from '../ask/exchange.js'
import { openAiBatches } from '../ask/openai.js'
import { KnownError } from '../errors.js'
import type { Run } from '../model/run.js'
import { prepareAgain, storeAsked } from './ask-correspondence.js'
import {
  answersFolder,
  batchesFolder,
  capabilitiesOf,
  isModelSetUp,
  modelElsewhere,
  serverOf,
  serverSettings,
} from './ask-models.js'
import { type AskingCounts, askTitles } from './ask-titles.js'
import type { OnProgress } from './progress.js'
import type { Workspace } from './workspace.js'

export interface BatchOutcome {
  readonly run: Run
  readonly counts: AskingCounts
  /** What each batch under way brought. */
  readonly news: readonly BatchNews[]
  /** Questions submitted now, and in batches still under way. */
  readonly submitted: number
  readonly underWay: number
  /** Questions without an answer that are in no batch. */
  readonly unsubmitted: number
  /** Why submitting stopped; `null` when it did not. */
  readonly failure: string | null
}

/**
 * One step of asking through the Batch API: fetches what came back, decides the titles anew and stores them, and, when
 * `submit` is set, hands over what has no answer and is in no batch. To be repeated until nothing is under way; it may be
 * ended at any moment and loses nothing.
 * Throws `correspondence/unknown`, `model/none`, `model/no-prices`, `file/cannot-write`.
 */
export async function askByBatch(
  workspace: Workspace,
  correspondenceId: string,
  { submit, onProgress }: { readonly submit: boolean; readonly onProgress: OnProgress },
): Promise<BatchOutcome> {
  const { config, now } = workspace
  if (!isModelSetUp(config)) throw new KnownError('model/none')
  const started = now()
  const asked = serverOf(config)
  const prepared = await prepareAgain(workspace, correspondenceId, onProgress)
  const settings = { wire: openAiBatches(serverSettings(config)), asked, folder: batchesFolder(workspace), now }

  const before = modelElsewhere(workspace, asked, false)
  await askTitles(workspace, prepared, before, onProgress)
  const at = now().toISOString()
  const store = answerStore(answersFolder(workspace))
  const news = await fetchBatches(settings, new Set(before.questions.keys()), (name, answer) => {
    store.keep(exchangeOf(asked, before.questions.get(name)!, { ...answer, at }))
  })

  const after = modelElsewhere(workspace, asked, true)
  const titles = await askTitles(workspace, prepared, after, onProgress)
  const probed = submit ? await capabilitiesOf(workspace) : null
  const lines = probed ? batchLines(after.questions, asked.name, probed.capabilities) : new Map<string, string>()
  const { submitted, underWay, failure } = await submitBatches(settings, lines)
  const notes = [...after.notes, ...(probed?.notes ?? [])]
  const run = await storeAsked(workspace, prepared, { ...after, notes }, titles, started)
  const handed = submitted.reduce((sum, { names }) => sum + names.length, 0)
  const unsubmitted = Math.max(0, after.questions.size - handed - underWay)
  return { run, counts: titles.counts, news, submitted: handed, underWay, unsubmitted, failure }
}
