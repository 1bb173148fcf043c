import type { Random } from '../numbers/random.js'
import { longestRequestedWait, requestedWait, waitBefore } from './back-off.js'
import { allCapabilities, chatRequest, withoutRejected, type ServerCapabilities } from './capabilities.js'
import type { ChatAnswer, ChatModel, ChatQuestion } from './chat-model.js'
import { readCompletion } from './completion.js'
import { openAiSend, serverAddress, type ServerSettings } from './openai.js'
import { patience } from './patience.js'
import { places } from './places.js'
import { rateLimiter, type RateLimits } from './rate-limit.js'
import { judge } from './reply.js'
import { questionTokens } from './token-estimate.js'

/** How to reach a model, and the world's clock and dice, which tests replace. */
export interface OpenAiSettings extends ServerSettings {
  readonly model: string
  /** Requests under way at one time. */
  readonly concurrency: number
  readonly random: Random
  readonly now: () => Date
  /** Resolves after so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>
  /** What the server is known to take; without it, the strongest is tried and what the server rejects is given up. */
  readonly capabilities?: ServerCapabilities
  /** What may be sent in a minute; without it, as much as `concurrency` lets through. */
  readonly limits?: RateLimits
}

export interface OpenAiChatModel extends ChatModel {
  /** What is being used now: it only ever shrinks while asking. */
  readonly capabilities: () => ServerCapabilities
}

/**
 * A chat model on any server that speaks OpenAI's protocol. Each question ends in an answer or a named failure: what
 * passes (429, 5xx, time-outs, lost connections) is tried again after the wait the server asks for, or a growing one.
 * Throws `setting/invalid` for a base URL that is none.
 */
export function openAiChatModel(settings: OpenAiSettings): OpenAiChatModel {
  const send = openAiSend(settings)
  const inAPlace = places(Math.max(1, Math.floor(settings.concurrency)))
  const trust = patience(settings.now)
  const admit = rateLimiter(settings.limits ?? { requestsPerMinute: 0, tokensPerMinute: 0 }, settings)
  let capabilities = settings.capabilities ?? allCapabilities
  let pausedUntil = 0

  const pause = async (milliseconds: number, shared: boolean): Promise<void> => {
    if (shared) pausedUntil = Math.max(pausedUntil, settings.now().getTime() + milliseconds)
    await settings.sleep(milliseconds)
  }
  const waitForOthers = async (): Promise<void> => {
    const wait = pausedUntil - settings.now().getTime()
    if (wait > 0) await settings.sleep(wait)
  }

  const untilSettled = async (question: ChatQuestion): Promise<ChatAnswer> => {
    const tokens = questionTokens(question)
    for (let failures = 0; ;) {
      await admit(tokens)
      await waitForOthers()
      const used = capabilities
      const reply = await send(chatRequest(settings.model, question, used))
      const verdict = judge(reply, (body) => readCompletion(body, settings.model))
      if (verdict.kind === 'Settled') return verdict.answer
      if (verdict.kind === 'Adapt') {
        const fewer = withoutRejected(used, verdict.message)
        if (!fewer) return verdict.answer
        // Another question, asked at the same time, may have learnt it first.
        if (capabilities === used) capabilities = fewer
        continue
      }
      const requested = requestedWait(reply, settings.now())
      if (++failures >= verdict.tries || (requested ?? 0) > longestRequestedWait) return verdict.answer
      await pause(waitBefore(failures, requested, settings.random), verdict.shared)
    }
  }

  return {
    name: settings.model,
    server: serverAddress(settings.baseUrl),
    capabilities: () => capabilities,
    ask: (question) =>
      inAPlace(async () => {
        const given = trust.exhausted()
        if (given) return given
        const answer = await untilSettled(question)
        trust.learn(answer)
        return answer.kind === 'Answered' ? { ...answer, at: settings.now().toISOString() } : answer
      }),
  }
}
