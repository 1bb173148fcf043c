import { z } from 'zod'
import type { ChatAnswer, ChatModel, ChatQuestion } from '../ask/chat-model.js'
import { compileTemplate, type Template } from '../files/template.js'
import { jsonInProse } from './json-in-prose.js'
import { asData } from './untrusted.js'

/** A prompt of the workspace or the package, with its SHA-256. */
export interface Prompt {
  readonly text: string
  readonly hash: string
}

/** One kind of question beside the adjudication: what it is filled with and what answers it takes. */
export interface QuestionKind<Data extends object, Answer> {
  /** Its file in `prompts/`, without `.hbs`. */
  readonly name: string
  readonly shape: z.ZodType<Answer>
  /** What is wrong with an answer of the right shape, as a sentence that a model can act on; `null` when nothing is. */
  readonly problem: (answer: Answer, data: Data) => string | null
  /** Values that a template is tried with before it is used. */
  readonly trial: Data
}

export type SmallAnswer<Answer> =
  | {
      readonly kind: 'Answered'
      readonly answer: Answer
      readonly model: string
      readonly at: string | null
      /** Keys under which the exchanges are kept. */
      readonly exchanges: readonly string[]
    }
  | { readonly kind: 'Failed'; readonly reason: string }

export type AskSmall<Data extends object, Answer> = (data: Data) => Promise<SmallAnswer<Answer>>

const readAtMost = 20_000

/**
 * Puts one kind of question to a model: compose, ask, parse, one repair. Never throws for an answer; throws
 * `template/failed` here for a template that asks for what there is not.
 */
export function smallQuestion<Data extends object, Answer>(
  kind: QuestionKind<Data, Answer>,
  prompt: Prompt,
  model: ChatModel,
): AskSmall<Data, Answer> {
  const render = compileTemplate(prompt.text, { mode: 'text', file: `${kind.name}.hbs` })
  for (const part of ['instructions', 'title', 'repair']) render({ ...kind.trial, part, answer: '', problem: '' })
  const schema = schemaOf(kind.shape)

  return async (data) => {
    const question = composed(render, data, { schema, schemaName: kind.name })
    const first = await model.ask(question)
    if (first.kind === 'Failed') return { kind: 'Failed', reason: first.reason }
    const read = parsed(first.text, kind, data)
    if (read.kind === 'Usable') return given(read.answer, [first])
    const repair = render({ ...data, part: 'repair', answer: asData(first.text, 1500), problem: read.problem }).trim()
    const second = await model.ask({ ...question, user: `${question.user}\n\n${repair}` })
    if (second.kind === 'Failed') return { kind: 'Failed', reason: `not-as-asked, then ${second.reason}` }
    const again = parsed(second.text, kind, data)
    return again.kind === 'Usable' ? given(again.answer, [first, second]) : { kind: 'Failed', reason: 'not-as-asked' }
  }
}

/** The question as it is sent. Instructions are the same for all titles, so that servers can keep them ready. */
export function composed(
  render: Template,
  data: object,
  form: Pick<ChatQuestion, 'schema' | 'schemaName'>,
): ChatQuestion {
  const system = render({ ...data, part: 'instructions', answer: '', problem: '' }).trim()
  return { system, user: render({ ...data, part: 'title', answer: '', problem: '' }).trim(), ...form }
}

type Read<Answer> =
  { readonly kind: 'Usable'; readonly answer: Answer } | { readonly kind: 'Unusable'; readonly problem: string }

function parsed<Data extends object, Answer>(
  text: string,
  { shape, problem }: QuestionKind<Data, Answer>,
  data: Data,
): Read<Answer> {
  const { objects, cutOff } = jsonInProse(text.slice(0, readAtMost))
  if (cutOff || text.length > readAtMost) return { kind: 'Unusable', problem: 'The JSON object does not end.' }
  const fitting = objects.flatMap((value) => {
    const read = shape.safeParse(value)
    return read.success ? [read.data] : []
  })
  const [answer, ...others] = [...new Map(fitting.map((one) => [JSON.stringify(one), one])).values()]
  if (answer === undefined) return { kind: 'Unusable', problem: 'There is no JSON object with the fields asked for.' }
  if (others.length > 0) return { kind: 'Unusable', problem: 'There are several different answers.' }
  const wrong = problem(answer, data)
  return wrong === null ? { kind: 'Usable', answer } : { kind: 'Unusable', problem: wrong }
}

const given = <Answer>(
  answer: Answer,
  replies: readonly (ChatAnswer & { readonly kind: 'Answered' })[],
): SmallAnswer<Answer> => ({
  kind: 'Answered',
  answer,
  model: replies.at(-1)!.model,
  at: replies.at(-1)!.at ?? null,
  exchanges: replies.flatMap(({ exchange }) => exchange ?? []),
})

/** As servers that enforce schemas take it: without the key that names its dialect. */
export function schemaOf(shape: z.ZodType): Readonly<Record<string, unknown>> {
  const schema: Record<string, unknown> = z.toJSONSchema(shape)
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'))
}
