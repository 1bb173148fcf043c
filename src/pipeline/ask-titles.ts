import type { Spent } from '../ask/budget.js'
import { offlineInstead } from '../adjudicate/model-finding.js'
import type { AdjudicationCase, Adjudicator } from '../adjudicate/adjudicator.js'
import type { Finding } from '../model/finding.js'
import { dutiesOfAds, withDuties } from './ad-duties.js'
import { modelElsewhere, type ReadyModel } from './ask-models.js'
import { policyOf, type Selection, selectForAsking } from './ask-policy.js'
import { modelAdjudication } from './model-adjudicator.js'
import type { PreparedMapping } from './prepare-mapping.js'
import { withoutRejected } from './left-out.js'
import { inParallel, type OnProgress } from './progress.js'
import type { Workspace } from './workspace.js'

/** What became of the titles in the band: asked = answered + waiting + failed. */
export interface AskingCounts {
  readonly asked: number
  /** The model's answer passed every check. */
  readonly answered: number
  /** Still to be asked: the budget is used up, or the answer has not come back. */
  readonly waiting: number
  /** Asked without a usable answer; marked with the reason. */
  readonly failed: number
  /** Titles answered by each model, as its server names it. */
  readonly models: Readonly<Record<string, number>>
  /** Of the titles answered, those that were voted on more than once. */
  readonly votedAgain: number
  /** A setting forbids asking: ads, language. */
  readonly passedOver: number
  /** A person has decided; not asked. */
  readonly decided: number
  /** What this run took; kept answers take nothing. */
  readonly spent: Spent
}

export interface AskedTitles {
  /** One a title, in the order of the mapping: the model's where it was asked, else the offline one. */
  readonly findings: readonly Finding[]
  readonly selection: Selection
  readonly counts: AskingCounts
  /** What each prompt was, by SHA-256. */
  readonly hashes: Readonly<Record<string, string>>
}

/**
 * Asks a model about the titles that the policy selects. Each of them ends answered, waiting or marked with the reason;
 * what was answered is kept at once, so a run that is ended in the middle goes on where it stopped.
 */
export async function askTitles(
  workspace: Workspace,
  prepared: PreparedMapping,
  ready: ReadyModel,
  onProgress: OnProgress,
): Promise<AskedTitles> {
  const { cases, findings: offlineFindings, offline, engine, target } = prepared
  const selection = await selectionFor(workspace, prepared)
  const looked = [...selection.asked, ...selection.decided].map((place) => cases[place]!.title)
  const duties = await dutiesOfAds(workspace.store, prepared.correspondenceId, looked)
  const caseAt = (place: number): AdjudicationCase => withDuties(cases[place]!, duties)
  const { hashes, adjudicator } = modelAdjudication(workspace, target.source.title, ({ title }, words) =>
    withoutRejected(
      engine.retriever.retrieve({ text: words, language: title.language }, workspace.config.candidates),
      prepared.leftOut.get(title.id),
    ),
  )
  const findings = [...offlineFindings]
  const asking = adjudicator(ready.model, offline)
  const progress = progressLine(workspace, ready.spent, selection.asked.length, onProgress)
  await inParallel(selection.asked, workspace.config.modelConcurrency, async (place) => {
    findings[place] = await asking.adjudicate(caseAt(place))
    progress()
  })
  for (const { place, reason } of selection.passedOver) {
    const finding = offlineFindings[place]!
    findings[place] = offlineInstead(finding, `not-asked ${reason}`, finding.method)
  }
  const known = adjudicator(modelElsewhere(workspace, ready.model, false).model, offline)
  for (const place of selection.decided) {
    findings[place] = await answeredOr(known, caseAt(place), offlineFindings[place]!)
  }
  return { findings, selection, hashes, counts: countsOf(findings, selection, ready.spent()) }
}

/** The policy of the settings, held against the offline findings and what people decided. */
export async function selectionFor(
  { store, config }: Workspace,
  { correspondenceId, cases, findings }: PreparedMapping,
): Promise<Selection> {
  const decided = new Set<string>()
  if ((await store.correspondences()).some(({ id }) => id === correspondenceId)) {
    for await (const { title, settlement } of store.titles(correspondenceId)) {
      if (settlement.kind !== 'Open' && settlement.by === 'reviewer') decided.add(title.id)
    }
  }
  return selectForAsking(cases, findings, policyOf(config), decided)
}

/** The model's finding where its answers are kept, else the offline one. */
async function answeredOr(known: Adjudicator, one: AdjudicationCase, offline: Finding): Promise<Finding> {
  const finding = await known.adjudicate(one)
  return finding.method.adjudicator === 'language-model' ? finding : offline
}

function countsOf(findings: readonly Finding[], { asked, passedOver, decided }: Selection, spent: Spent): AskingCounts {
  let answered = 0
  let waiting = 0
  let votedAgain = 0
  const models: Record<string, number> = {}
  for (const place of asked) {
    const { method, modelAnswer } = findings[place]!
    if (method.adjudicator === 'language-model') {
      const model = method.model ?? 'unnamed'
      answered++
      models[model] = (models[model] ?? 0) + 1
      if ((modelAnswer?.votes.length ?? 0) > 1) votedAgain++
    } else if (/(^|; )model-waiting: /.test(method.fallback ?? '')) waiting++
  }
  return {
    asked: asked.length,
    answered,
    waiting,
    failed: asked.length - answered - waiting,
    models,
    votedAgain,
    passedOver: passedOver.length,
    decided: decided.length,
    spent,
  }
}

/** Says at each tenth of the way, for those who read a log, and at each title, for those who watch. */
function progressLine(
  { config, now, note }: Workspace,
  spent: () => Spent,
  total: number,
  onProgress: OnProgress,
): () => void {
  const started = now().getTime()
  let done = 0
  let told = 0
  return () => {
    done++
    const seconds = ((now().getTime() - started) / 1000 / done) * (total - done)
    const { money, inputTokens, outputTokens } = spent()
    const cost = money > 0 ? `${money.toFixed(2)} ${config.priceCurrency}` : `${inputTokens + outputTokens} tokens`
    const line = `questions (${cost} so far, ${duration(seconds)} left)`
    onProgress(line, done, total)
    if (total >= 1000 && Math.floor((done * 10) / total) > told) {
      told = Math.floor((done * 10) / total)
      note(`${done} of ${total} ${line}`)
    }
  }
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
