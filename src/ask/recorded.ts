import type { ChatModel } from './chat-model.js'
import { failed } from './completion.js'
import { exchangeOf, questionKey, type Exchange } from './exchange.js'

/**
 * A model that answers from a record of exchanges, so that a run can be repeated without asking anybody. It carries the
 * name and server of the recorded model. A question that is not in the record fails as `not-recorded`; where a question
 * was recorded twice, the last answer holds.
 */
export function recordedChatModel(exchanges: readonly Exchange[]): ChatModel {
  const answers = new Map(
    exchanges.map(({ key, question, answer }) => [questionKey(question), { ...answer, exchange: key }]),
  )
  const first = exchanges[0]
  return {
    name: first?.model ?? 'recorded',
    server: first?.server ?? 'recorded',
    ask: (question) =>
      Promise.resolve(
        answers.get(questionKey(question)) ??
          failed('not-recorded', `the record of ${answers.size} answers has no such question`),
      ),
  }
}

/** The same model, telling `record` of every answer it gives. */
export const recordingChatModel = (model: ChatModel, record: (exchange: Exchange) => void): ChatModel => ({
  name: model.name,
  server: model.server,
  ask: async (question) => {
    const answer = await model.ask(question)
    if (answer.kind === 'Failed') return answer
    const exchange = exchangeOf(model, question, answer)
    record(exchange)
    return { ...answer, exchange: exchange.key }
  },
})
