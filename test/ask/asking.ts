import { openAiChatModel, type OpenAiChatModel, type OpenAiSettings } from '../../src/ask/server-chat-model.js'
import type { ChatAnswer, ChatModel, ChatQuestion } from '../../src/ask/chat-model.js'
import { seededRandom } from '../../src/numbers/random.js'
import { loopbackServer, type Behaviour, type LoopbackServer, type SeenRequest } from './loopback-server.js'

export const question: ChatQuestion = {
  system: 'Choose a colour.',
  user: 'The sky.',
  schema: { type: 'object', properties: { colour: { enum: ['blue', 'green'] } }, required: ['colour'] },
  schemaName: 'colour',
}

export interface Asking {
  readonly model: OpenAiChatModel
  readonly server: LoopbackServer
  /** Milliseconds of every wait so far. */
  readonly waits: readonly number[]
}

/** A model on a loopback server, with a clock that moves only when somebody waits. */
export async function asking<T>(
  behave: (request: SeenRequest, at: number) => Behaviour,
  use: (asking: Asking) => Promise<T>,
  settings: Partial<OpenAiSettings> = {},
): Promise<T> {
  const server = await loopbackServer(behave)
  try {
    return await use(askingAt(server, settings))
  } finally {
    await server.close()
  }
}

export function askingAt(server: LoopbackServer, settings: Partial<OpenAiSettings> = {}): Asking {
  const waits: number[] = []
  let time = Date.parse('2026-03-01T12:00:00Z')
  const model = openAiChatModel({
    baseUrl: server.baseUrl,
    key: 'secret-key-of-the-office',
    model: 'tester',
    timeoutSeconds: 5,
    concurrency: 4,
    random: seededRandom(1),
    now: () => new Date(time),
    sleep: (milliseconds) => {
      waits.push(milliseconds)
      time += milliseconds
      return Promise.resolve()
    },
    ...settings,
  })
  return { model, server, waits }
}

export const says = (text: string): Behaviour => ({ kind: 'says', text })

/** A model whose answers a function gives: text, or any answer. */
export function scriptedModel(script: (question: ChatQuestion, at: number) => string | ChatAnswer): ChatModel & {
  readonly asked: readonly ChatQuestion[]
} {
  const asked: ChatQuestion[] = []
  return {
    name: 'scripted',
    server: 'http://scripted',
    asked,
    ask: (one) => {
      asked.push(one)
      const answer = script(one, asked.length - 1)
      return Promise.resolve(
        typeof answer === 'string'
          ? { kind: 'Answered', text: answer, model: 'scripted', inputTokens: 1, outputTokens: 1 }
          : answer,
      )
    },
  }
}
