import {
  noneOfThem,
  relationSentences,
  type AdjudicationAnswer,
  type ClosedList,
  type RelationSentence,
} from './answer.js'
import { answerShape } from './answer.js'
import { jsonInProse } from './json-in-prose.js'
import { asData } from './untrusted.js'

/** Why an answer cannot be used. Stable: findings name it as `model-failed: <problem>`. */
export type AnswerProblem =
  | 'no-json'
  | 'cut-off'
  | 'several-answers'
  | 'not-as-asked'
  | 'code-not-on-list'
  | 'evidence-not-shown'
  | 'inconsistent'

export type ParsedAnswer =
  | { readonly kind: 'Usable'; readonly answer: AdjudicationAnswer }
  /** `detail` says it in a sentence that a model can act on. */
  | { readonly kind: 'Unusable'; readonly problem: AnswerProblem; readonly detail: string }

const reasonLimit = 600
const questionWords = 25
/** A braces-heavy text would be searched again from each brace; no answer of ours is this long. */
const readAtMost = 20_000

/**
 * Reads a model's answer against the list it was given. Total: it never throws and never guesses; a code that was not
 * shown, a wrong type or two different answers are unusable, whatever they may have meant.
 */
export function parseAnswer(text: string, list: ClosedList): ParsedAnswer {
  const { objects, cutOff } = jsonInProse(text.slice(0, readAtMost))
  if (cutOff || text.length > readAtMost) return unusable('cut-off', 'The JSON object does not end.')
  if (objects.length === 0) return unusable('no-json', 'There is no JSON object in the answer.')
  const read = objects.map((value) => readObject(value, list))
  const usable = read.filter((one) => one.kind === 'Usable')
  if (usable.length === 0) return read.at(-1)!
  const decisions = new Set(usable.map(({ answer }) => `${answer.code} ${answer.abstain}`))
  return decisions.size === 1 ? usable.at(-1)! : unusable('several-answers', 'There are several answers that differ.')
}

function readObject(value: unknown, list: ClosedList): ParsedAnswer {
  const shape = answerShape(list)
  // A field that does not apply may be left out by servers that do not enforce the schema.
  const absent = { evidence: [], facet: null, runnerUp: noneOfThem, relation: null, abstain: null, question: null }
  const read = shape.safeParse({ ...absent, ...(value as object) })
  if (!read.success) {
    const [issue] = read.error.issues
    return fromIssue(String(issue?.path[0] ?? ''), issue?.message ?? '', value)
  }
  const { code, runnerUp, ...rest } = read.data
  const off = notShown(code, runnerUp, rest.evidence, list)
  if (off) return off
  const relation = 'relation' in rest ? (rest.relation as RelationSentence | null) : null
  const answer: AdjudicationAnswer = {
    reason: asData(rest.reason, reasonLimit),
    evidence: [...new Set(rest.evidence)],
    facet: rest.facet,
    code: code === noneOfThem ? null : code,
    level: rest.level,
    runnerUp: runnerUp === noneOfThem ? null : runnerUp,
    relation: relation === null || code === noneOfThem ? null : relationSentences[relation],
    abstain: rest.abstain as AdjudicationAnswer['abstain'],
    question: usableQuestion(rest.question, list),
  }
  const contradiction = contradictionIn(answer, list)
  return contradiction === null ? { kind: 'Usable', answer } : unusable('inconsistent', contradiction)
}

/** A code or an id that the question did not show, whatever it may have meant. */
function notShown(
  code: string,
  runnerUp: string,
  evidence: readonly string[],
  { codes, evidenceIds }: ClosedList,
): ParsedAnswer | null {
  for (const [field, given] of [
    ['code', code],
    ['runnerUp', runnerUp],
  ] as const) {
    if (given !== noneOfThem && !codes.includes(given)) {
      return unusable('code-not-on-list', `"${field}" is not one of the codes shown, nor "${noneOfThem}".`)
    }
  }
  return evidenceIds.length === 0 || evidence.every((id) => evidenceIds.includes(id))
    ? null
    : unusable('evidence-not-shown', '"evidence" names an id that was not shown.')
}

function fromIssue(field: string, message: string, value: unknown): ParsedAnswer {
  const given = (value as Record<string, unknown>)[field]
  return unusable('not-as-asked', given === undefined ? `"${field}" is missing.` : `"${field}" is wrong: ${message}.`)
}

function contradictionIn(answer: AdjudicationAnswer, { depth, asksRelation, evidenceIds }: ClosedList): string | null {
  const { code, level, abstain, runnerUp, relation } = answer
  if (answer.reason === '') return '"reason" is empty.'
  if (evidenceIds.length === 0 && answer.evidence.length > 0)
    return '"evidence" must be empty, as nothing with an id was shown.'
  if (code === null) {
    if (abstain === null) return '"code" is "none", so "abstain" must say why.'
    return level < depth ? null : `"code" is "none", so "level" must be below ${depth}.`
  }
  if (abstain !== null) return '"code" is given, so "abstain" must be null.'
  if (level !== depth) return `"code" is given, so "level" must be ${depth}; answer "none" if you are sure of less.`
  if (runnerUp === code) return '"runnerUp" must differ from "code".'
  return asksRelation && relation === null ? '"relation" must be given with "code".' : null
}

/** A question that is too long or names a code would lead its reader: it is left out, the decision stands. */
function usableQuestion(question: string | null, { codes }: ClosedList): string | null {
  if (question === null) return null
  const text = asData(question, 300)
  const leads = codes.some((code) => text.includes(code)) || text.split(' ').length > questionWords
  return leads || text === '' ? null : text
}

const unusable = (problem: AnswerProblem, detail: string): ParsedAnswer => ({ kind: 'Unusable', problem, detail })
