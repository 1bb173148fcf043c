import { moneyFor, usualOutputTokens } from '../ask/budget.js'
import { questionTokens } from '../ask/token-estimate.js'
import { byFile, isModelSetUp, modelElsewhere, serverOf } from './ask-models.js'
import { budgetOf } from './ask-policy.js'
import { askTitles } from './ask-titles.js'
import type { PreparedMapping } from './prepare-mapping.js'
import type { OnProgress } from './progress.js'
import type { Workspace } from './workspace.js'

/** What asking would take, before anything is sent. Tokens are estimates; docs/language-models.md says how near. */
export interface AskingEstimate {
  readonly titles: number
  /** In the asked band. */
  readonly inBand: number
  readonly passedOver: number
  readonly decided: number
  /** Answered from answers that are kept, at no cost. */
  readonly kept: number
  /** Different questions still to be asked in the first round: titles with the same question count once. */
  readonly questions: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly money: number
  readonly currency: string
  /** Of the questions, how many the budget lets through; `null` where there is no budget. */
  readonly withinBudget: number | null
  /** Votes at most on a title that stays uncertain: its cost can be so many times as high. */
  readonly votesAtMost: number
}

/** Composes every question and sends none. Throws `setting/invalid`, `model/no-prices`. */
export async function estimateAsking(
  workspace: Workspace,
  prepared: PreparedMapping,
  onProgress: OnProgress,
): Promise<AskingEstimate> {
  const { config } = workspace
  const { budget, prices } = budgetOf(config)
  const asked = isModelSetUp(config) ? serverOf(config) : byFile(config)
  const all = modelElsewhere(workspace, asked, false)
  const { selection, counts } = await askTitles(workspace, prepared, all, onProgress)
  const inputTokens = [...all.questions.values()].reduce((sum, question) => sum + questionTokens(question), 0)
  const outputTokens = all.questions.size * usualOutputTokens
  return {
    titles: prepared.titles.length,
    inBand: counts.asked + counts.passedOver + counts.decided,
    passedOver: counts.passedOver,
    decided: counts.decided,
    kept: selection.asked.length - counts.waiting,
    questions: all.questions.size,
    inputTokens,
    outputTokens,
    money: moneyFor(inputTokens, outputTokens, prices),
    currency: config.priceCurrency,
    withinBudget: budget.requests + budget.tokens + budget.money > 0 ? await within(workspace, prepared) : null,
    votesAtMost: Math.max(1, Math.floor(config.askVotes)),
  }
}

async function within(workspace: Workspace, prepared: PreparedMapping): Promise<number> {
  const { config } = workspace
  const limited = modelElsewhere(workspace, isModelSetUp(config) ? serverOf(config) : byFile(config), true)
  await askTitles(workspace, prepared, limited, () => undefined)
  return limited.questions.size
}
