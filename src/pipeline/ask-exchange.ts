import { answerStore } from '../ask/answer-store.js'
import { batchLines, readAnswerLines, reconcile, type Reconciled } from '../ask/batch-lines.js'
import { allCapabilities } from '../ask/capabilities.js'
import { type Exchange, exchangeOf } from '../ask/exchange.js'
import { questionTokens } from '../ask/token-estimate.js'
import { KnownError } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import { readText } from '../files/read.js'
import type { Run } from '../model/run.js'
import { prepareAgain, storeAsked } from './ask-correspondence.js'
import { answersFolder, byFile, modelElsewhere } from './ask-models.js'
import { type AskingCounts, askTitles } from './ask-titles.js'
import type { OnProgress } from './progress.js'
import type { Workspace } from './workspace.js'

export interface ExportOutcome {
  readonly file: string
  readonly questions: number
  /** Estimated. */
  readonly inputTokens: number
  readonly counts: AskingCounts
}

/**
 * Writes the questions that have no answer yet, within the budget, in the format of the Batch API. Nothing is stored: an
 * export can be repeated, and after an import it holds what is still open (repairs, further votes, second looks).
 */
export async function exportQuestions(
  workspace: Workspace,
  correspondenceId: string,
  file: string,
  onProgress: OnProgress,
): Promise<ExportOutcome> {
  const prepared = await prepareAgain(workspace, correspondenceId, onProgress)
  const asked = byFile(workspace.config)
  const elsewhere = modelElsewhere(workspace, asked, true)
  const { counts } = await askTitles(workspace, prepared, elsewhere, onProgress)
  const lines = batchLines(elsewhere.questions, asked.name, allCapabilities)
  writeWhole(file, [...lines.values()].join(''))
  const inputTokens = [...elsewhere.questions.values()].reduce((sum, question) => sum + questionTokens(question), 0)
  return { file, questions: lines.size, inputTokens, counts }
}

export interface ImportOutcome {
  readonly run: Run
  readonly counts: AskingCounts
  readonly reconciled: Reconciled
  /** Lines that are no answers, from 1. */
  readonly badLines: readonly number[]
  /** Questions that the next export will hold. */
  readonly next: number
}

/**
 * Takes answers that came back by file: keeps each that belongs to a question that waits, decides the titles anew and
 * stores the findings. The same file may be imported twice. Throws `ask/bad-file` where no line is an answer.
 */
export async function importAnswers(
  workspace: Workspace,
  correspondenceId: string,
  file: string,
  onProgress: OnProgress,
): Promise<ImportOutcome> {
  const asked = byFile(workspace.config)
  const { answers, badLines } = readAnswerLines(readText(file), asked.name)
  if (answers.length === 0) throw new KnownError('ask/bad-file', { file, detail: 'no line is an answer' })
  const started = workspace.now()
  const prepared = await prepareAgain(workspace, correspondenceId, onProgress)
  const before = modelElsewhere(workspace, asked, false)
  await askTitles(workspace, prepared, before, onProgress)
  const reconciled = reconcile(new Set(before.questions.keys()), answers)
  const at = workspace.now().toISOString()
  const store = answerStore(answersFolder(workspace))
  for (const { name, answer } of reconciled.answered) {
    store.keep(exchangeOf(asked, before.questions.get(name)!, { ...answer, at }))
  }
  const after = modelElsewhere(workspace, asked, false)
  const titles = await askTitles(workspace, prepared, after, onProgress)
  const run = await storeAsked(workspace, prepared, after, titles, started)
  return { run, counts: titles.counts, reconciled, badLines, next: after.questions.size }
}

/** Question and answer, whole, as they went over the wire; `null` where they were not kept on this machine. */
export const readExchangeOf = (workspace: Workspace, key: string): Exchange | null =>
  /^[0-9a-f]{64}$/.test(key) ? answerStore(answersFolder(workspace)).find(key) : null
