import type { ChatAnswer, ChatModel } from '../ask/chat-model.js'
import { sha256 } from '../files/hash.js'
import { compileTemplate, type Template } from '../files/template.js'
import type { AdjudicationMethod, Finding } from '../model/finding.js'
import { seededRandom, shuffled } from '../numbers/random.js'
import type { AdjudicationCase, Adjudicator } from './adjudicator.js'
import type { AdjudicationAnswer } from './answer.js'
import { composeQuestion, composeRepair, groupsShown, type ComposedQuestion, type QuestionSettings } from './compose.js'
import { decisionOf, findingFromBallots, offlineInstead, type Ballot } from './model-finding.js'
import { parseAnswer } from './parse.js'
import { trialData } from './question-data.js'

export interface LanguageModelSettings {
  readonly model: ChatModel
  /** `prompts/adjudicate-title.hbs` of the workspace or the package, with its SHA-256. */
  readonly template: { readonly text: string; readonly hash: string }
  /** Gives the probabilities that the model's choice is weighed with, and decides where the model fails. */
  readonly offline: Adjudicator
  /** The office's own rules for this correspondence. */
  readonly rules?: string
  /** What the target classification is called in the question. */
  readonly target?: string
  /** Where one vote leaves the probability below `below`, the model is asked up to `atMost` times, the groups shuffled. */
  readonly votes?: { readonly atMost: number; readonly below: number }
  /** What one vote multiplies the odds of its choice by; without it, our judgement. */
  readonly odds?: number
}

type Given = ChatAnswer & { readonly kind: 'Answered' }

/** An answer that passed every check, or why there is none. */
type Outcome =
  { readonly kind: 'Answered'; readonly ballot: Ballot } | { readonly kind: 'Failed'; readonly reason: string }

/**
 * Compose, ask, parse: a model chooses among the candidates shown, or none, with reasons. Where it fails or its answer
 * cannot be used, even after one repair, the offline finding is returned with `method.fallback` saying so.
 * Throws `template/failed` here, not while adjudicating, for a template that asks for what there is not.
 */
export function languageModelAdjudicator(settings: LanguageModelSettings): Adjudicator {
  const { model, template, offline, rules = '', target = 'the target classification', odds } = settings
  const { atMost, below } = settings.votes ?? { atMost: 1, below: 0 }
  const render = tried(compileTemplate(template.text, { mode: 'text', file: 'adjudicate-title.hbs' }))
  const vote = (one: AdjudicationCase): Promise<Outcome> => askOrRepair(model, render, one, { rules, target })

  return {
    name: `language-model ${model.name}`,
    adjudicate: async (one) => {
      const shown: AdjudicationCase = { ...one, candidates: one.candidates.slice(0, groupsShown) }
      const offlineFinding = await offline.adjudicate(shown)
      // Without candidates there is no list to choose from, and a model is never asked for a code from memory.
      if (shown.candidates.length === 0) return offlineFinding
      const { fallback } = offlineFinding.method
      const method: AdjudicationMethod = {
        adjudicator: 'language-model',
        model: model.name,
        promptHash: template.hash,
        fallback,
      }
      const first = await vote(shown)
      if (first.kind === 'Failed') return offlineInstead(offlineFinding, first.reason, method)
      const finding = (ballots: readonly Ballot[]): Finding =>
        findingFromBallots(ballots, offlineFinding, { ...method, model: first.ballot.model }, odds)
      const ballots = [first.ballot]
      // A single group cannot be shuffled: the same question would get the same answer.
      const most = shown.candidates.length > 1 ? atMost : 1
      while (ballots.length < most && !settled(ballots) && finding(ballots).probability < below) {
        const next = await vote(reordered(shown, ballots.length))
        // A vote that fails leaves those that were cast.
        if (next.kind === 'Failed') break
        ballots.push(next.ballot)
      }
      return finding(ballots)
    },
  }
}

/** Two that agree need no third. */
const settled = (ballots: readonly Ballot[]): boolean => new Set(ballots.map(decisionOf)).size < ballots.length

/** The same for the same title and vote, or a repeated run would ask everything again. */
function reordered(one: AdjudicationCase, vote: number): AdjudicationCase {
  const seed = Number.parseInt(sha256(`${vote} ${one.title.language} ${one.title.text}`).slice(0, 8), 16)
  return { ...one, candidates: shuffled(one.candidates, seededRandom(seed)) }
}

async function askOrRepair(
  model: ChatModel,
  render: Template,
  one: AdjudicationCase,
  settings: QuestionSettings,
): Promise<Outcome> {
  const composed = composeQuestion(render, one, settings)
  const first = await model.ask(composed.question)
  if (first.kind === 'Failed') return { kind: 'Failed', reason: first.reason }
  const parsed = parseAnswer(first.text, composed.list)
  if (parsed.kind === 'Usable') {
    return { kind: 'Answered', ballot: ballotOf(parsed.answer, composed, [first]) }
  }
  const second = await model.ask(composeRepair(render, composed, first.text, parsed.detail))
  // What was wrong with the first answer tells more than that the repair failed.
  if (second.kind === 'Failed') return { kind: 'Failed', reason: `${parsed.problem}, then ${second.reason}` }
  const repaired = parseAnswer(second.text, composed.list)
  return repaired.kind === 'Usable'
    ? { kind: 'Answered', ballot: ballotOf(repaired.answer, composed, [first, second]) }
    : { kind: 'Failed', reason: repaired.problem }
}

const ballotOf = (answer: AdjudicationAnswer, composed: ComposedQuestion, given: readonly Given[]): Ballot => ({
  answer,
  composed,
  model: given.at(-1)!.model,
  at: given.at(-1)!.at ?? null,
  exchanges: given.flatMap(({ exchange }) => exchange ?? []),
})

function tried(render: Template): Template {
  for (const data of trialData) {
    for (const part of ['instructions', 'title', 'repair'] as const) render({ ...data, part })
  }
  return render
}
