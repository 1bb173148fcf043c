import { z } from 'zod'
import {
  allCapabilities,
  answerModes,
  chatRequest,
  optionalParameters,
  withoutRejected,
  type AnswerMode,
  type ChatRequest,
  type OptionalParameter,
  type ServerCapabilities,
} from './capabilities.js'
import type { ChatQuestion } from './chat-model.js'
import { readCompletion } from './completion.js'
import { judge, type Reply } from './reply.js'

/** `enforced`: the answer had the form asked for, against the instruction; `ignored`: taken, without effect. */
export const modeFindings = ['enforced', 'ignored', 'rejected'] as const
export type ModeFinding = (typeof modeFindings)[number]

/** What a server was found to do with one model. */
export interface ServerReport {
  readonly modes: Readonly<Record<AnswerMode, ModeFinding>>
  /** Those that were not rejected. */
  readonly parameters: readonly OptionalParameter[]
  readonly logprobs: boolean
  /** What is used from now on: the strongest mode that is enforced, else plain. */
  readonly capabilities: ServerCapabilities
}

export type Probe =
  | { readonly kind: 'Probed'; readonly report: ServerReport }
  /** The server could not be asked now; nothing was learnt about what it can do. */
  | { readonly kind: 'Failed'; readonly reason: string; readonly detail: string }

/** Asks for what the schema does not allow: whoever still fits the schema was made to. */
const probeQuestion: ChatQuestion = {
  system: 'You name colours.',
  user: 'Which colour has fresh blood? Write one plain English word, without JSON, braces or quotation marks.',
  schema: {
    type: 'object',
    properties: { colour: { type: 'string', enum: ['blue', 'green'] } },
    required: ['colour'],
    additionalProperties: false,
  },
  schemaName: 'colour',
}
const asTheSchemaWants = z.strictObject({ colour: z.enum(['blue', 'green']) })
const anyObject = z.object({})

/** Learns with a handful of small requests what a server can do. `send` is one request on the wire (`openAiSend`). */
export async function probeServer(send: (request: ChatRequest) => Promise<Reply>, model: string): Promise<Probe> {
  let parameters = allCapabilities.parameters
  const modes: Partial<Record<AnswerMode, ModeFinding>> = {}
  for (const mode of answerModes) {
    const tried = await tryMode(send, model, { mode, parameters })
    if (tried.kind === 'Failed') return tried
    modes[mode] = tried.finding
    parameters = tried.parameters
  }
  const found = modes as Record<AnswerMode, ModeFinding>
  const mode = answerModes.find((one) => one !== 'plain' && found[one] === 'enforced') ?? 'plain'
  const capabilities = { mode, parameters }
  const logprobs = await givesLogprobs(send, chatRequest(model, probeQuestion, capabilities))
  return { kind: 'Probed', report: { modes: found, parameters, logprobs, capabilities } }
}

type Tried =
  | { readonly kind: 'Tried'; readonly finding: ModeFinding; readonly parameters: readonly OptionalParameter[] }
  | (Probe & { readonly kind: 'Failed' })

async function tryMode(
  send: (request: ChatRequest) => Promise<Reply>,
  model: string,
  { mode, parameters }: ServerCapabilities,
): Promise<Tried> {
  const reply = await send(chatRequest(model, probeQuestion, { mode, parameters }))
  const verdict = judge(reply, (body) => readCompletion(body, model))
  if (verdict.kind === 'Adapt') {
    const fewer = withoutRejected({ mode, parameters }, verdict.message)
    if (fewer?.mode === mode) return await tryMode(send, model, fewer)
    // Servers put a "no" to a mode in many words; where the plainest question is refused too, it is not the mode.
    if (mode === 'plain') return failure(verdict.answer)
    return { kind: 'Tried', finding: 'rejected', parameters }
  }
  if (verdict.kind === 'Again') return failure(verdict.answer)
  const { answer } = verdict
  // A wrong key, an unknown model. An answer that is empty or refused is an answer of a server that can be asked.
  if (answer.kind === 'Failed' && (answer.reason === 'rejected' || answer.reason === 'server-error')) {
    return failure(answer)
  }
  const fits = answer.kind === 'Answered' && hasForm(mode, answer.text)
  return { kind: 'Tried', finding: fits ? 'enforced' : 'ignored', parameters }
}

function hasForm(mode: AnswerMode, text: string): boolean {
  if (mode === 'plain') return true
  try {
    const form = mode === 'json' ? anyObject : asTheSchemaWants
    return form.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

const withLogprobs = z.object({ choices: z.tuple([z.object({ logprobs: z.object({}) })]) })

async function givesLogprobs(send: (request: ChatRequest) => Promise<Reply>, request: ChatRequest): Promise<boolean> {
  const reply = await send({ ...request, logprobs: true })
  return reply.kind === 'Completion' && withLogprobs.safeParse(reply.body).success
}

const failure = (answer: { readonly kind: string; readonly reason?: string; readonly detail?: string }): Tried => ({
  kind: 'Failed',
  reason: answer.reason ?? 'rejected',
  detail: answer.detail ?? '',
})

/** For reading a report that was written earlier. */
export const serverReportShape = z.object({
  modes: z.record(z.enum(answerModes), z.enum(modeFindings)),
  parameters: z.array(z.enum(optionalParameters)),
  logprobs: z.boolean(),
  capabilities: z.object({ mode: z.enum(answerModes), parameters: z.array(z.enum(optionalParameters)) }),
})
