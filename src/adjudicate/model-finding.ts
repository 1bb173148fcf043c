import type { AdjudicationMethod, Finding, ModelAnswer } from '../model/finding.js'
import type { AdjudicationAnswer } from './answer.js'
import type { ComposedQuestion } from './compose.js'
import { agreementOdds, withModelVotes, type Choice, type Prior } from './model-agreement.js'

/** One checked answer to one putting of the question. */
export interface Ballot {
  readonly answer: AdjudicationAnswer
  readonly composed: ComposedQuestion
  /** As the server named the one that answered. */
  readonly model: string
  readonly at: string | null
  /** Keys under which its exchanges are kept. */
  readonly exchanges: readonly string[]
}

/** What an answer decides, as one word: a code, or why none. */
export const decisionOf = ({ answer }: Ballot): string => answer.code ?? answer.abstain ?? 'undecided'

/**
 * A finding from one model's ballots (at least one) and the offline finding, which gives the probabilities that the
 * votes are weighed with. Where the most votes are shared by two decisions, nothing is decided.
 */
export function findingFromBallots(
  ballots: readonly Ballot[],
  offline: Finding,
  method: AdjudicationMethod,
  odds: number = agreementOdds,
): Finding {
  const { titleId, candidates } = offline
  const choices = ballots.map((ballot): Choice => {
    if (ballot.answer.abstain === 'no-fitting-group') return 'none'
    const at = candidates.findIndex(({ code }) => code === ballot.answer.code)
    return at < 0 ? null : at
  })
  const prior: Prior = {
    candidates: candidates.map((_, at) => offline.probabilities[at] ?? 0),
    none: offline.noneProbability,
  }
  const posterior = withModelVotes(prior, choices, odds)
  const { winner, votes, tied } = counted(ballots)
  const base = {
    titleId,
    method,
    candidates,
    probabilities: posterior.candidates,
    noneProbability: posterior.none,
    modelAnswer: modelAnswerOf(winner, ballots),
  }
  const words = `${wordsOf(winner)}${ballots.length === 1 ? '' : ` ${votes} of ${ballots.length} votes.`}`
  const best = Math.max(0, ...posterior.candidates)
  if (tied) return { ...base, kind: 'Undecided', reason: 'votes-differ', probability: best, rationale: words }
  const choice = choices[ballots.indexOf(winner)] ?? null
  if (choice === null)
    return { ...base, kind: 'Undecided', reason: decisionOf(winner), probability: best, rationale: words }
  const [before, probability] =
    choice === 'none'
      ? [prior.none, posterior.none]
      : [prior.candidates[choice] ?? 0, posterior.candidates[choice] ?? 0]
  const rationale = `${words} ${weighing(before, probability, odds)}`
  const { code, relation } = winner.answer
  return code === null
    ? { ...base, kind: 'NoTermFound', probability, rationale }
    : { ...base, kind: 'Mapped', code, probability, relation, rationale }
}

function modelAnswerOf({ answer, composed }: Ballot, ballots: readonly Ballot[]): ModelAnswer {
  const { reason, facet, question, runnerUp, level } = answer
  return {
    reason,
    evidence: answer.evidence.flatMap((id) => composed.shown.get(id) ?? []),
    facet,
    question,
    runnerUp,
    level,
    votes: ballots.map(decisionOf),
    at: ballots[0]?.at ?? null,
    exchanges: ballots.flatMap(({ exchanges }) => exchanges),
  }
}

/** The first ballot for the decision with the most votes. */
function counted(ballots: readonly Ballot[]): {
  readonly winner: Ballot
  readonly votes: number
  readonly tied: boolean
} {
  const counts = new Map<string, number>()
  for (const ballot of ballots) counts.set(decisionOf(ballot), (counts.get(decisionOf(ballot)) ?? 0) + 1)
  const votes = Math.max(...counts.values())
  const winner = ballots.find((ballot) => counts.get(decisionOf(ballot)) === votes)!
  return { winner, votes, tied: [...counts.values()].filter((count) => count === votes).length > 1 }
}

/**
 * The offline finding in place of the model's, marked. It needs review: what is not `Mapped` becomes `Undecided`, so
 * that nothing counts as unmatched because a server was down.
 */
export function offlineInstead(offline: Finding, reason: string, asked: AdjudicationMethod): Finding {
  const { mark, sentence } = markOf(reason)
  const fallbacks = [offline.method.fallback, mark].filter((part) => part !== null)
  const method: AdjudicationMethod = { ...asked, adjudicator: 'statistical', fallback: fallbacks.join('; ') }
  const rationale = `${sentence}; this is the offline finding with its own probability, to be reviewed. ${offline.rationale}`
  if (offline.kind !== 'NoTermFound') return { ...offline, method, rationale }
  const { titleId, candidates, probabilities, noneProbability, probability } = offline
  const base = { titleId, candidates, probabilities, noneProbability, probability, method, rationale }
  return { ...base, kind: 'Undecided', reason: mark }
}

/** Whether a question still waits for its answer, was never to be put, or came to nothing. */
function markOf(reason: string): { readonly mark: string; readonly sentence: string } {
  const last = reason.split(', then ').at(-1)!
  if (last === 'over-budget' || last === 'handed-over') {
    return { mark: `model-waiting: ${last}`, sentence: `The language model has not answered yet (${last})` }
  }
  return reason.startsWith('not-asked ')
    ? {
        mark: `model-not-asked: ${reason.slice(10)}`,
        sentence: `The language model is not asked (${reason.slice(10)})`,
      }
    : { mark: `model-failed: ${reason}`, sentence: `The language model could not decide (${reason})` }
}

/** Of a note that is quoted as evidence, in characters; the whole of it stands in `modelAnswer`. */
const quoteLimit = 120

/** The model's reason, and what it rests on, as one paragraph. */
function wordsOf({ answer, composed: { shown, list } }: Ballot): string {
  const evidence = answer.evidence.flatMap((id) => {
    const found = shown.get(id)
    if (!found) return []
    const { text, language } = found
    const quoted = text.length <= quoteLimit ? text : `${text.slice(0, quoteLimit).trimEnd()}…`
    return [`"${quoted}"${language === '' ? '' : ` (${language})`}`]
  })
  return [
    /[.!?…]$/.test(answer.reason) ? answer.reason : `${answer.reason}.`,
    answer.facet === null ? '' : `Decided on: ${answer.facet}.`,
    evidence.length === 0 ? '' : `Evidence: ${evidence.join(', ')}.`,
    answer.runnerUp === null ? '' : `${answer.code === null ? 'Best guess' : 'Runner-up'}: ${answer.runnerUp}.`,
    answer.code === null ? `Sure down to level ${answer.level} of ${list.depth}.` : '',
    answer.question === null ? '' : `A question that would settle it: ${answer.question}`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function weighing(before: number, after: number, odds: number): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const standing = odds === agreementOdds ? 'is a judgement and not measured yet' : 'was set by this office'
  return (
    `Probability ${percent(after)}: the offline ${percent(before)}, with odds raised by up to ${odds} times` +
    ` as the model agrees; that factor ${standing}.`
  )
}
