import type { ChatModel } from './chat-model.js'
import { failed } from './completion.js'
import { questionTokens } from './token-estimate.js'

/** What may be spent in one run; 0 is no limit. */
export interface Budget {
  readonly requests: number
  /** Input and output together. */
  readonly tokens: number
  /** In the currency of the prices; needs prices. */
  readonly money: number
}

/** For a million tokens, in any one currency; 0 where unknown. */
export interface Prices {
  readonly input: number
  readonly output: number
}

export interface Spent {
  readonly requests: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly money: number
}

/** Output tokens of an answer of ours until one has been seen; models that think before they answer take more. */
export const usualOutputTokens = 200

export const moneyFor = (inputTokens: number, outputTokens: number, prices: Prices): number =>
  (inputTokens * prices.input + outputTokens * prices.output) / 1e6

export interface MeteredChatModel extends ChatModel {
  readonly spent: () => Spent
}

/**
 * The same model, counting what it takes and asking nothing more once the next question would pass the budget: it then
 * fails as `over-budget`. Questions under way are counted by what they are expected to take, so the budget can be passed
 * only by as much as answers under way turn out longer than those before them.
 */
export function meteredChatModel(model: ChatModel, budget: Budget, prices: Prices): MeteredChatModel {
  const used = { requests: 0, answered: 0, inputTokens: 0, outputTokens: 0 }
  const underWay = { inputTokens: 0, outputTokens: 0 }
  const expectedOutput = (): number => (used.answered === 0 ? usualOutputTokens : used.outputTokens / used.answered)

  const exceededBy = (input: number, output: number): string | null => {
    const inputTokens = used.inputTokens + underWay.inputTokens + input
    const outputTokens = used.outputTokens + underWay.outputTokens + output
    if (budget.requests > 0 && used.requests >= budget.requests) return `${budget.requests} requests`
    if (budget.tokens > 0 && inputTokens + outputTokens > budget.tokens) return `${budget.tokens} tokens`
    if (budget.money > 0 && moneyFor(inputTokens, outputTokens, prices) > budget.money)
      return `${budget.money} of money`
    return null
  }

  return {
    name: model.name,
    server: model.server,
    spent: () => ({
      requests: used.requests,
      inputTokens: used.inputTokens,
      outputTokens: used.outputTokens,
      money: moneyFor(used.inputTokens, used.outputTokens, prices),
    }),
    ask: async (question) => {
      const input = questionTokens(question)
      const output = expectedOutput()
      const exceeded = exceededBy(input, output)
      if (exceeded !== null) return failed('over-budget', `the budget of ${exceeded} is used up`)
      used.requests++
      underWay.inputTokens += input
      underWay.outputTokens += output
      const answer = await model.ask(question)
      underWay.inputTokens -= input
      underWay.outputTokens -= output
      if (answer.kind === 'Failed' && answer.reason === 'handed-over') {
        used.inputTokens += input
        used.outputTokens += output
      }
      if (answer.kind === 'Answered') {
        used.answered++
        // A server that does not say what it counted is charged what we expected.
        used.inputTokens += answer.inputTokens || input
        used.outputTokens += answer.outputTokens || output
      }
      return answer
    },
  }
}
