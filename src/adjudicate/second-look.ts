import type { ChatModel } from '../ask/chat-model.js'
import type { Candidate, Finding, ModelAnswer } from '../model/finding.js'
import type { AdjudicationCase, Adjudicator } from './adjudicator.js'
import { facets } from './answer.js'
import { groupsShown } from './compose.js'
import { offlineInstead } from './model-finding.js'
import {
  isOccupation,
  namedGroups,
  occupationKinds,
  settlingQuestion,
  subjectOf,
  writeDuties,
  type Duties,
} from './question-kinds.js'
import { smallQuestion, type Prompt, type SmallAnswer } from './small-question.js'
import { asData } from './untrusted.js'

export interface SecondLookSettings {
  /** Chooses among candidates, and is asked again with the new ones. */
  readonly first: Adjudicator
  readonly offline: Adjudicator
  readonly model: ChatModel
  readonly prompts: { readonly duties: Prompt; readonly occupation: Prompt; readonly question: Prompt }
  readonly target: string
  /** Candidates for other words than the title's, best first, in the title's language. */
  readonly search: (one: AdjudicationCase, words: string) => readonly Candidate[]
}

/** Of the new candidates at most so many join; the old ones keep the other places. */
const freshAtMost = 5
const dutiesLimit = 300

/**
 * Looks again where the title alone led nowhere. Without candidates: is it an occupation at all? Where the model found
 * the title vague or no group fitting: what work is it likely to be, and are there groups for that? The sentence becomes
 * a search, and the model chooses once more among the old and the new candidates. What stays open gets a question that
 * would settle it. A step that fails leaves the finding as it was.
 */
export function withSecondLook(settings: SecondLookSettings): Adjudicator {
  const { first, offline, model, prompts, target, search } = settings
  const askDuties = smallQuestion(writeDuties, prompts.duties, model)
  const askOccupation = smallQuestion(isOccupation, prompts.occupation, model)
  const askQuestion = smallQuestion(settlingQuestion, prompts.question, model)

  const notAnOccupation = async (one: AdjudicationCase, finding: Finding): Promise<Finding | null> => {
    const told = await askOccupation({ ...subjectOf(one, target), kinds: occupationKinds })
    if (told.kind === 'Failed') return offlineInstead(finding, told.reason, methodOf(finding, model.name))
    if (told.answer.kind !== 'not an occupation') return null
    const { titleId, candidates, probabilities, noneProbability } = finding
    const reason = asData(told.answer.reason, 600)
    return {
      ...{ titleId, candidates, probabilities, noneProbability },
      kind: 'Undecided',
      reason: 'not-an-occupation',
      probability: finding.probability,
      rationale: reason,
      method: { ...methodOf(finding, told.model), adjudicator: 'language-model' },
      modelAnswer: { ...nothingSaid, ...traceOf(told), reason, votes: ['not-an-occupation'] },
    }
  }

  const lookAgain = async (one: AdjudicationCase, finding: Finding): Promise<Finding> => {
    const told = await askDuties(subjectOf(one, target))
    if (told.kind === 'Failed') return marked(finding, told.reason)
    const found = searchesFor(told.answer).flatMap((words) => search(one, words))
    const wider = widened(one, found, await offline.adjudicate(one))
    const duties = asData(told.answer.duties, dutiesLimit)
    if (wider === null) return withDuties(finding, duties, told)
    const second = await first.adjudicate(wider)
    return second.method.adjudicator === 'language-model'
      ? withDuties(second, duties, told)
      : marked(withDuties(finding, duties, told), reasonIn(second))
  }

  const withQuestion = async (one: AdjudicationCase, finding: Finding): Promise<Finding> => {
    if (finding.kind !== 'Undecided' || finding.modelAnswer?.question !== null) return finding
    const groups = namedGroups({ ...one, candidates: finding.candidates }, 4)
    if (finding.reason === 'not-an-occupation' || groups.length < 2) return finding
    const told = await askQuestion({ ...subjectOf(one, target), groups, facets })
    if (told.kind === 'Failed') return marked(finding, told.reason)
    const { exchanges } = finding.modelAnswer
    const question = asData(told.answer.question, dutiesLimit)
    return {
      ...finding,
      rationale: `${finding.rationale} A question that would settle it: ${question}`,
      modelAnswer: {
        ...finding.modelAnswer,
        question,
        facet: finding.modelAnswer.facet ?? told.answer.facet,
        exchanges: [...exchanges, ...told.exchanges],
      },
    }
  }

  return {
    name: `${first.name}, second look`,
    adjudicate: async (one) => {
      if (one.candidates.length === 0) {
        const finding = await offline.adjudicate(one)
        return (await notAnOccupation(one, finding)) ?? (await lookAgain(one, finding))
      }
      const finding = await first.adjudicate(one)
      const again = leadsNowhere(finding) ? await lookAgain(one, finding) : finding
      return await withQuestion(one, again)
    },
  }
}

const nothingSaid: ModelAnswer = {
  reason: '',
  evidence: [],
  facet: null,
  question: null,
  runnerUp: null,
  level: 0,
  votes: [],
  at: null,
  exchanges: [],
}

const traceOf = ({ at, exchanges }: SmallAnswer<unknown> & { readonly kind: 'Answered' }) => ({ at, exchanges })

const methodOf = ({ method }: Finding, model: string): Finding['method'] => ({ ...method, model })

/** Only what a model said of the title; where the model failed, there is nothing to look at again. */
const leadsNowhere = (finding: Finding): boolean =>
  finding.method.adjudicator === 'language-model' &&
  (finding.kind === 'NoTermFound' || (finding.kind === 'Undecided' && finding.reason === 'vague'))

const searchesFor = ({ duties, titles }: Duties): readonly string[] =>
  [...titles, duties].map((words) => asData(words, dutiesLimit)).filter((words) => words !== '')

/**
 * The case with the best new candidates after its own; `null` where the search brought nothing new. Scores of two
 * searches cannot be compared, so the new ones share half of what was held for "none of those shown".
 */
function widened(one: AdjudicationCase, found: readonly Candidate[], before: Finding): AdjudicationCase | null {
  const known = new Set(one.candidates.map(({ code }) => code))
  const fresh = new Map<string, Candidate>()
  for (const candidate of [...found].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))) {
    if (!known.has(candidate.code) && !fresh.has(candidate.code)) fresh.set(candidate.code, candidate)
  }
  if (fresh.size === 0) return null
  const joining = [...fresh.values()].slice(0, Math.max(freshAtMost, groupsShown - one.candidates.length))
  const staying = one.candidates.slice(0, groupsShown - joining.length)
  const none = one.candidates.length === 0 ? 1 : before.noneProbability
  const weighed = [
    ...staying.map((candidate, at) => ({ candidate, probability: before.probabilities[at] ?? 0 })),
    ...joining.map((candidate) => ({ candidate, probability: none / 2 / joining.length })),
  ].sort((a, b) => b.probability - a.probability)
  return {
    ...one,
    candidates: weighed.map(({ candidate, probability }, at) => ({
      ...candidate,
      rank: at + 1,
      score: Math.log(Math.max(probability, 1e-6)),
    })),
    placed: {
      candidates: weighed.map(({ probability }) => probability),
      none: none / 2,
      remark: 'Groups found by what the work may be were weighed in.',
    },
  }
}

function withDuties(
  finding: Finding,
  duties: string,
  told: SmallAnswer<Duties> & { readonly kind: 'Answered' },
): Finding {
  const said = finding.modelAnswer ?? { ...nothingSaid, at: told.at }
  const modelAnswer: ModelAnswer = { ...said, duties, exchanges: [...said.exchanges, ...told.exchanges] }
  return {
    ...finding,
    rationale: `${finding.rationale} Looked again with what the work may be: "${duties}"`,
    modelAnswer,
  }
}

/** The finding stands; that the second look failed or waits is said. */
function marked(finding: Finding, reason: string): Finding {
  const { fallback } = offlineInstead(finding, reason, finding.method).method
  return { ...finding, method: { ...finding.method, fallback } }
}

/** Why a model's finding is the offline one, as `marked` takes it. */
const reasonIn = ({ method }: Finding): string =>
  (method.fallback ?? '')
    .split('; ')
    .at(-1)!
    .replace(/^model-(failed|waiting|not-asked): /, '')
