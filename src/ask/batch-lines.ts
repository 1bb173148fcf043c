import { z } from 'zod'
import { parseJsonLines, writeJsonLines } from '../files/json-lines.js'
import { chatRequest, type ServerCapabilities } from './capabilities.js'
import type { ChatAnswer, ChatQuestion } from './chat-model.js'
import { failed, readCompletion } from './completion.js'

/** Questions as the Batch API takes them, one line each with its line break, by the name in `custom_id`. */
export function batchLines(
  questions: ReadonlyMap<string, ChatQuestion>,
  model: string,
  capabilities: ServerCapabilities,
): ReadonlyMap<string, string> {
  const line = (name: string, question: ChatQuestion) => ({
    custom_id: name,
    method: 'POST',
    url: '/v1/chat/completions',
    body: chatRequest(model, question, capabilities),
  })
  return new Map([...questions].map(([name, question]) => [name, writeJsonLines([line(name, question)])]))
}

export interface AnswerLine {
  readonly name: string
  readonly answer: ChatAnswer
}

const named = z.object({ custom_id: z.string() })
/** A line of a batch's output or error file. */
const ofBatch = z.object({
  response: z.object({ status_code: z.number(), body: z.unknown() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
})
/** What somebody without a batch may write: the model's words, and its name. */
const byHand = z.object({
  answer: z.union([z.string(), z.record(z.string(), z.unknown())]),
  model: z.string().optional(),
})

/** Reads answers in the form of the Batch API, or as `{"custom_id", "answer", "model"}`. Lines that are neither are named. */
export function readAnswerLines(
  text: string,
  askedModel: string,
): { readonly answers: readonly AnswerLine[]; readonly badLines: readonly number[] } {
  const answers: AnswerLine[] = []
  const badLines: number[] = []
  for (const line of parseJsonLines(text.replace(/^\ufeff/, ''))) {
    const answer = line.kind === 'Value' ? answerIn(line.value, askedModel) : null
    if (answer) answers.push(answer)
    else badLines.push(line.line)
  }
  return { answers, badLines }
}

function answerIn(value: unknown, askedModel: string): AnswerLine | null {
  const name = named.safeParse(value).data?.custom_id
  if (name === undefined) return null
  const hand = byHand.safeParse(value).data
  if (hand) return { name, answer: fromHand(hand.answer, hand.model ?? askedModel) }
  const read = ofBatch.safeParse(value).data
  if (!read) return null
  const { response, error } = read
  if (response?.status_code === 200) return { name, answer: readCompletion(response.body, askedModel) }
  if (response) return { name, answer: failed('rejected', `${response.status_code} ${JSON.stringify(response.body)}`) }
  if (!error) return null
  // Expired lines come back as errors; they are simply still to be asked.
  const waits = /expired|cancel/i.test(error.code ?? '')
  return { name, answer: failed(waits ? 'handed-over' : 'rejected', `${error.code ?? ''} ${error.message ?? ''}`) }
}

function fromHand(answer: string | Record<string, unknown>, model: string): ChatAnswer {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return text.trim() === ''
    ? failed('empty', 'the answer has no text')
    : { kind: 'Answered', text, model, inputTokens: 0, outputTokens: 0 }
}

/** What became of the lines that came back, held against the questions that wait. Every line and question is counted. */
export interface Reconciled {
  /** The first answer to each question that waits. */
  readonly answered: readonly { readonly name: string; readonly answer: ChatAnswer & { readonly kind: 'Answered' } }[]
  /** More answers to a question that the same lines had answered. */
  readonly duplicates: number
  /** Of those, how many said something else; the first holds. */
  readonly contradicting: number
  /** Lines whose question does not wait: answered before, or asked with another prompt or list. */
  readonly unknown: readonly string[]
  /** Questions whose only lines are failures. They still wait. */
  readonly failed: readonly { readonly name: string; readonly reason: string; readonly detail: string }[]
  /** Questions without any line. They still wait. */
  readonly missing: readonly string[]
}

/** Order does not matter, except that of two answers to one question the first holds. */
export function reconcile(waiting: ReadonlySet<string>, lines: readonly AnswerLine[]): Reconciled {
  const answered = new Map<string, ChatAnswer & { readonly kind: 'Answered' }>()
  const failures = new Map<string, { readonly reason: string; readonly detail: string }>()
  const unknown = new Set<string>()
  let duplicates = 0
  let contradicting = 0
  for (const { name, answer } of lines) {
    const before = answered.get(name)
    if (!waiting.has(name)) unknown.add(name)
    else if (answer.kind === 'Failed') failures.set(name, answer)
    else if (before === undefined) answered.set(name, answer)
    else {
      duplicates++
      if (before.text !== answer.text) contradicting++
    }
  }
  const names = [...waiting]
  return {
    answered: [...answered].map(([name, answer]) => ({ name, answer })),
    duplicates,
    contradicting,
    unknown: [...unknown],
    failed: [...failures].flatMap(([name, { reason, detail }]) =>
      answered.has(name) ? [] : [{ name, reason, detail }],
    ),
    missing: names.filter((name) => !answered.has(name) && !failures.has(name)),
  }
}
