import { z } from 'zod'
import type { ChatAnswer, ChatFailure } from './chat-model.js'

/** As much of a chat completion as we read. Servers differ in what else they send, or leave out. */
const completion = z.object({
  model: z.string().nullish(),
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z
        .object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(z.object({ function: z.object({ arguments: z.string() }).nullish() })).nullish(),
        })
        .nullish(),
    }),
  ),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
})

/** Longest answer kept, in characters; ours have a few hundred, and a server may send anything. */
const answerLimit = 50_000

/** Reads the body of a chat completion. Total: whatever was sent becomes an answer or a failure with its reason. */
export function readCompletion(body: unknown, askedModel: string): ChatAnswer {
  const read = completion.safeParse(body)
  if (!read.success) return failed('server-error', 'the reply is not a chat completion')
  const { choices, usage, model } = read.data
  const choice = choices[0]
  if (!choice) return failed('empty', 'the reply has no choices')
  const { finish_reason: end, message } = choice
  if (message?.refusal) return failed('refused', message.refusal)
  if (end === 'content_filter') return failed('refused', 'stopped by the content filter of the server')
  if (end === 'length') return failed('cut-off', 'the answer reached the token limit')
  const text = message?.tool_calls?.[0]?.function?.arguments ?? message?.content ?? ''
  if (text.trim() === '') return failed('empty', 'the answer has no text')
  if (text.length > answerLimit) return failed('cut-off', `the answer has ${text.length} characters`)
  return {
    kind: 'Answered',
    text,
    model: model ?? askedModel,
    inputTokens: usage?.prompt_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
  }
}

/** A failed answer; what a server says about it is cut to a line. */
export const failed = (reason: ChatFailure, detail: string): ChatAnswer & { readonly kind: 'Failed' } => ({
  kind: 'Failed',
  reason,
  detail: detail.replace(/\s+/g, ' ').trim().slice(0, 300),
})
