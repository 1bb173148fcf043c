import { reasonOf } from '../errors.js'
import { answerStore, type AnswerStore } from './answer-store.js'
import type { ChatAnswer, ChatModel } from './chat-model.js'
import { exchangeKey, exchangeOf, type Exchange } from './exchange.js'

export interface AnswerCacheSettings {
  /** The workspace's `.cache/answers`; made when the first answer is kept. */
  readonly folder: string
  /** Told when an answer cannot be kept; it is used all the same. */
  readonly note: (line: string) => void
}

/**
 * The same model, which is never asked twice: each answer is kept, under the hash of server, model, parameters and
 * question, before anybody uses it. Failures are not kept. Two equal questions at the same time are asked once.
 */
export function cachedChatModel(model: ChatModel, { folder, note }: AnswerCacheSettings): ChatModel {
  const store = answerStore(folder)
  const underWay = new Map<string, Promise<ChatAnswer>>()
  return {
    name: model.name,
    server: model.server,
    ask: (question) => {
      const key = exchangeKey(model, question)
      const kept = store.find(key)
      if (kept) return Promise.resolve({ ...kept.answer, exchange: key })
      const asked = underWay.get(key)
      if (asked) return asked
      const answer = model.ask(question).then((fresh) => {
        if (fresh.kind === 'Failed') return fresh
        return keep(store, exchangeOf(model, question, fresh), note) ? { ...fresh, exchange: key } : fresh
      })
      underWay.set(key, answer)
      return answer.finally(() => underWay.delete(key))
    },
  }
}

function keep(store: AnswerStore, exchange: Exchange, note: (line: string) => void): boolean {
  try {
    store.keep(exchange)
    return true
  } catch (thrown) {
    note(`An answer could not be kept and will be asked again next time: ${reasonOf(thrown)}`)
    return false
  }
}
