import { namedGroups, relateItem, relationFrom, subjectOf, type Landed } from '../adjudicate/question-kinds.js'
import { relationSentences } from '../adjudicate/answer.js'
import { smallQuestion, type Prompt, type SmallAnswer } from '../adjudicate/small-question.js'
import { asData } from '../adjudicate/untrusted.js'
import type { ChatModel } from '../ask/chat-model.js'
import type { Spent } from '../ask/budget.js'
import { questionTokens } from '../ask/token-estimate.js'
import { KnownError } from '../errors.js'
import type { ClassificationItem } from '../model/classification.js'
import type { Finding } from '../model/finding.js'
import type { Run } from '../model/run.js'
import { byFile, isModelSetUp, liveModel, modelElsewhere, type ReadyModel, serverOf } from './ask-models.js'
import { promptOf } from './model-adjudicator.js'
import { inParallel, type OnProgress } from './progress.js'
import { type RelationCase, relationCases } from './relation-cases.js'
import { loadTarget } from './target.js'
import type { Workspace } from './workspace.js'

/** asked = suggested + waiting + failed. */
export interface RelationCounts {
  /** Settled items whose relation nobody stated. */
  readonly asked: number
  readonly suggested: number
  /** The budget is used up. */
  readonly waiting: number
  readonly failed: number
  readonly spent: Spent
}

export interface RelationOutcome {
  readonly counts: RelationCounts
  /** `null` where nothing was to be stored. */
  readonly run: Run | null
}

const promptFile = 'relate-item.hbs'
const reasonLimit = 600

type Related = SmallAnswer<{ readonly reason: string; readonly relation: keyof typeof relationSentences }>

/**
 * Asks the model how settled items and their groups relate, where nobody said so, and stores its answers beside the
 * findings as suggestions: what stands does not change. Answers are kept, so asking again costs nothing; a new mapping
 * run starts without suggestions. Throws `correspondence/unknown`, `model/none`, `model/no-prices`.
 */
export async function askRelations(
  workspace: Workspace,
  correspondenceId: string,
  onProgress: OnProgress,
): Promise<RelationOutcome> {
  if (!isModelSetUp(workspace.config)) throw new KnownError('model/none')
  const started = workspace.now()
  const cases = await relationCases(workspace, correspondenceId)
  const prompt = promptOf(workspace, promptFile)
  const ready = await liveModel(workspace)
  const ask = await asking(workspace, correspondenceId, prompt, ready.model)
  let done = 0
  const answers = await inParallel(cases, workspace.config.modelConcurrency, async (one) => {
    const answer = await ask(one)
    onProgress('relations', ++done, cases.length)
    return answer
  })
  const suggested = cases.flatMap((one, at) => withSuggestion(one, answers[at]!, prompt))
  const waiting = answers.filter((one) => one.kind === 'Failed' && one.reason.endsWith('over-budget')).length
  const counts: RelationCounts = {
    asked: cases.length,
    suggested: suggested.length,
    waiting,
    failed: cases.length - suggested.length - waiting,
    spent: ready.spent(),
  }
  if (suggested.length === 0) return { counts, run: null }
  const run = await runAfter(workspace, correspondenceId, { ready, prompt, counts, started })
  await workspace.store.saveRun(run)
  await workspace.store.saveFindings(correspondenceId, run.id, suggested)
  return { counts, run }
}

/** What asking would take; sends nothing. */
export async function estimateRelations(
  workspace: Workspace,
  correspondenceId: string,
): Promise<{ readonly items: number; readonly questions: number; readonly inputTokens: number }> {
  const { config } = workspace
  const cases = await relationCases(workspace, correspondenceId)
  const elsewhere = modelElsewhere(workspace, isModelSetUp(config) ? serverOf(config) : byFile(config), false)
  const ask = await asking(workspace, correspondenceId, promptOf(workspace, promptFile), elsewhere.model)
  await inParallel(cases, 1, ask)
  const questions = [...elsewhere.questions.values()]
  const inputTokens = questions.reduce((sum, question) => sum + questionTokens(question), 0)
  return { items: cases.length, questions: questions.length, inputTokens }
}

async function asking(
  workspace: Workspace,
  correspondenceId: string,
  prompt: Prompt,
  model: ChatModel,
): Promise<(one: RelationCase) => Promise<Related>> {
  const { classification, items } = await loadTarget(workspace, correspondenceId)
  const ask = smallQuestion(relateItem, prompt, model)
  return (one) =>
    ask({
      ...subjectOf(one, classification.source.title),
      groups: groupsFor(one, items),
      landed: one.landed.map(cleaned),
      relations: Object.keys(relationSentences),
    })
}

const groupsFor = ({ title, code, context }: RelationCase, items: ReadonlyMap<string, ClassificationItem>) =>
  namedGroups({ title, context, items, candidates: [{ code, rank: 1, score: 0, evidence: [] }] }, 1)

const cleaned = ({ group, count, titles }: Landed): Landed => ({
  group: asData(group, 160),
  count,
  titles: titles.map((text) => asData(text, 100)),
})

function withSuggestion({ finding, code }: RelationCase, answer: Related, { hash }: Prompt): readonly Finding[] {
  if (answer.kind === 'Failed') return []
  const { model, at, exchanges } = answer
  const { relation, reason } = answer.answer
  const suggestion = { relation: relationFrom(relation), reason: asData(reason, reasonLimit) }
  return [{ ...finding, relationSuggestion: { code, ...suggestion, model, promptHash: hash, at, exchanges } }]
}

/** The findings are still those of the mapping run: its record goes on, with what was asked since. */
async function runAfter(
  { store, newId, now, config }: Workspace,
  correspondenceId: string,
  asked: { ready: ReadyModel; prompt: Prompt; counts: RelationCounts; started: Date },
): Promise<Run> {
  const { ready, prompt, counts, started } = asked
  const last = (await store.runs(correspondenceId)).find(({ step }) => step === 'map')
  const { suggested, waiting, failed, spent } = counts
  const cost = config.priceInput + config.priceOutput > 0 ? `, ${spent.money.toFixed(4)} ${config.priceCurrency}` : ''
  return {
    id: newId(),
    correspondenceId,
    step: 'map',
    startedAt: started.toISOString(),
    finishedAt: now().toISOString(),
    inputHashes: { ...last?.inputHashes, [promptFile]: prompt.hash },
    settings: {
      ...last?.settings,
      'relations: model': `${ready.model.name} at ${ready.server}`,
      'relations: items': `${counts.asked}: ${suggested} suggested, ${waiting} waiting, ${failed} failed`,
      'relations: taken': `${spent.requests} requests, ${spent.inputTokens} input and ${spent.outputTokens} output tokens${cost}`,
    },
    notes: [...(last?.notes ?? []), ...ready.notes],
  }
}
