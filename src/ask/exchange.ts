import { z } from 'zod'
import { sha256 } from '../files/hash.js'
import { parseJsonLines } from '../files/json-lines.js'
import { parametersAsked } from './capabilities.js'
import type { ChatAnswer, ChatModel, ChatQuestion } from './chat-model.js'

/** A question with the answer it got: what the cache keeps and what a recorded run is made of. */
export interface Exchange {
  /** `exchangeKey` of server, model and question. */
  readonly key: string
  readonly server: string
  /** The model that was asked for; the answer names the one that answered. */
  readonly model: string
  readonly question: ChatQuestion
  readonly answer: Answered
}

export type Answered = ChatAnswer & { readonly kind: 'Answered' }

const exchangeShape = z.object({
  key: z.string(),
  server: z.string(),
  model: z.string(),
  question: z.object({
    system: z.string(),
    user: z.string(),
    schema: z.record(z.string(), z.unknown()),
    schemaName: z.string(),
  }),
  answer: z.object({
    kind: z.literal('Answered'),
    text: z.string(),
    model: z.string(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    at: z.string().optional(),
  }),
})

/** A question's key is asked for by each who looks at it: the cache, the record, the batch. */
const known = new WeakMap<ChatQuestion, string>()

/** SHA-256 of the question's every part: the same question, whoever is asked. */
export function questionKey(question: ChatQuestion): string {
  const { system, user, schema, schemaName } = question
  const key = known.get(question) ?? sha256(JSON.stringify([system, user, schemaName, schema]))
  known.set(question, key)
  return key
}

/** Who is asked: a server and the model's name there. */
export type Asked = Pick<ChatModel, 'server' | 'name'>

/** SHA-256 of server, model, parameters and question: an answer holds for this and nothing else. */
export const exchangeKey = ({ server, name }: Asked, question: ChatQuestion): string =>
  sha256(JSON.stringify([server, name, parametersAsked, questionKey(question)]))

export function exchangeOf(asked: Asked, question: ChatQuestion, given: Answered): Exchange {
  const { kind, text, model, inputTokens, outputTokens, at } = given
  const answer: Answered = { kind, text, model, inputTokens, outputTokens, ...(at === undefined ? {} : { at }) }
  return { key: exchangeKey(asked, question), server: asked.server, model: asked.name, question, answer }
}

/** An exchange that was written earlier; `null` where it is damaged or its key is not its content's. */
export function readExchange(value: unknown): Exchange | null {
  const read = exchangeShape.safeParse(value)
  if (!read.success) return null
  const { key, server, model, question } = read.data
  return key === exchangeKey({ server, name: model }, question) ? (read.data as Exchange) : null
}

/** The exchanges of a JSON-lines text, and the numbers of the lines (from 1) that are none. */
export function readExchanges(text: string): {
  readonly exchanges: readonly Exchange[]
  readonly badLines: readonly number[]
} {
  const exchanges: Exchange[] = []
  const badLines: number[] = []
  for (const line of parseJsonLines(text)) {
    const exchange = line.kind === 'Value' ? readExchange(line.value) : null
    if (exchange) exchanges.push(exchange)
    else badLines.push(line.line)
  }
  return { exchanges, badLines }
}
