import type { ChatQuestion } from './chat-model.js'

/**
 * How a server is made to answer in JSON, strongest first: a strict schema, a forced tool call with the schema, any
 * JSON object, or just being asked. Our own validation holds in all four.
 */
export const answerModes = ['schema', 'tool', 'json', 'plain'] as const
export type AnswerMode = (typeof answerModes)[number]

/** Parameters that we send unless a server rejects them. */
export const optionalParameters = ['temperature', 'seed', 'max_completion_tokens'] as const
export type OptionalParameter = (typeof optionalParameters)[number]

/** What a server and its model take. */
export interface ServerCapabilities {
  readonly mode: AnswerMode
  readonly parameters: readonly OptionalParameter[]
}

/** What is tried first on a server that nobody has probed. */
export const allCapabilities: ServerCapabilities = { mode: 'schema', parameters: optionalParameters }

/** The same question gets the same answer, as far as the server can promise it. */
const parameterValues = { temperature: 0, seed: 1, max_completion_tokens: 4000 } as const
/** The parameters as text: answers that were got with others are not reused. */
export const parametersAsked = JSON.stringify(parameterValues)

type Schema = Record<string, unknown>

/** The body of a chat completion request, in the words of the protocol. */
export interface ChatRequest {
  readonly model: string
  readonly messages: { readonly role: 'system' | 'user'; readonly content: string }[]
  readonly temperature?: number
  readonly seed?: number
  readonly max_completion_tokens?: number
  readonly logprobs?: boolean
  readonly response_format?:
    | { readonly type: 'json_object' }
    | { readonly type: 'json_schema'; readonly json_schema: { name: string; strict: boolean; schema: Schema } }
  readonly tools?: {
    readonly type: 'function'
    readonly function: { name: string; strict: boolean; parameters: Schema }
  }[]
  readonly tool_choice?: { readonly type: 'function'; readonly function: { readonly name: string } }
}

/** The request that puts a question to a model on a server that can do what `capabilities` says. */
export function chatRequest(
  model: string,
  question: ChatQuestion,
  { mode, parameters }: ServerCapabilities,
): ChatRequest {
  const enforced = mode === 'schema' || mode === 'tool'
  const system = enforced ? question.system : `${question.system.trimEnd()}\n\n${schemaInWords(question)}`
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: question.user },
    ],
    ...Object.fromEntries(parameters.map((name) => [name, parameterValues[name]])),
    ...formatOf(mode, question),
  }
}

const schemaInWords = ({ schema }: ChatQuestion): string =>
  `Answer with one JSON object and nothing else, no explanation before or after it. Its JSON schema:\n${JSON.stringify(schema)}`

function formatOf(mode: AnswerMode, { schema, schemaName: name }: ChatQuestion): Partial<ChatRequest> {
  switch (mode) {
    case 'schema':
      return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } }
    case 'tool':
      return {
        tools: [{ type: 'function', function: { name, strict: true, parameters: schema } }],
        tool_choice: { type: 'function', function: { name } },
      }
    case 'json':
      return { response_format: { type: 'json_object' } }
    case 'plain':
      return {}
  }
}

const aboutParameter: Readonly<Record<OptionalParameter, RegExp>> = {
  temperature: /\btemperature\b/i,
  seed: /\bseed\b/i,
  max_completion_tokens: /\bmax(_completion)?_tokens\b/i,
}
const aboutFormat =
  /response.?format|json.?(schema|object|mode)|\bschema\b|\btools?\b|tool_choice|\bfunctions?\b|grammar|guided|structured/i

/**
 * What is left of the capabilities after a server said no to a request (400, 404, 415, 422, 501) with this message:
 * without the parameter it names, or one mode further down. `null` when the message is about something else.
 */
export function withoutRejected(capabilities: ServerCapabilities, message: string): ServerCapabilities | null {
  const rejected = capabilities.parameters.find((name) => aboutParameter[name].test(message))
  if (rejected) return { ...capabilities, parameters: capabilities.parameters.filter((name) => name !== rejected) }
  const next = answerModes[answerModes.indexOf(capabilities.mode) + 1]
  return next && aboutFormat.test(message) ? { ...capabilities, mode: next } : null
}
