import { describe, expect, it } from 'vitest'
import { meteredChatModel, type Budget } from '../../src/ask/budget.js'
import { rateLimiter } from '../../src/ask/rate-limit.js'
import { estimatedTokens, questionTokens } from '../../src/ask/token-estimate.js'
import type { ChatAnswer } from '../../src/ask/chat-model.js'
import { question, scriptedModel } from './asking.js'

const answer = (inputTokens: number, outputTokens: number): ChatAnswer => ({
  kind: 'Answered',
  text: '{}',
  model: 'm',
  inputTokens,
  outputTokens,
})
const none: Budget = { requests: 0, tokens: 0, money: 0 }
const prices = { input: 1, output: 10 }

describe('a budget', () => {
  const askAll = async (budget: Partial<Budget>, times: number, given = answer(1000, 100)) => {
    const model = scriptedModel(() => given)
    const metered = meteredChatModel(model, { ...none, ...budget }, prices)
    const answers: ChatAnswer[] = []
    for (let at = 0; at < times; at++) answers.push(await metered.ask(question))
    return { answers, asked: model.asked.length, spent: metered.spent() }
  }

  it.each<[string, Partial<Budget>, number]>([
    ['none', {}, 9],
    ['three requests', { requests: 3 }, 3],
    ['tokens', { tokens: 4000 }, 4],
    ['money', { money: 0.005 }, 2],
  ])('%s', async (_, budget, asked) => {
    const told = await askAll(budget, 9)
    expect(told.asked).toBe(asked)
    expect(told.spent).toMatchObject({ requests: asked, inputTokens: 1000 * asked, outputTokens: 100 * asked })
    expect(told.spent.money).toBeCloseTo(asked * 0.002, 10)
    for (const one of told.answers.slice(asked)) expect(one).toMatchObject({ kind: 'Failed', reason: 'over-budget' })
  })

  it('counts questions under way, so that many at once do not pass it', async () => {
    const model = scriptedModel(() => answer(0, 0))
    const metered = meteredChatModel(model, { ...none, tokens: 3 * (questionTokens(question) + 200) }, prices)
    await Promise.all(Array.from({ length: 20 }, () => metered.ask(question)))
    expect(model.asked).toHaveLength(3)
  })

  it('a failed question costs a request and no tokens', async () => {
    const failed = await askAll({ requests: 2 }, 3, { kind: 'Failed', reason: 'timeout', detail: '' })
    expect(failed.spent).toEqual({ requests: 2, inputTokens: 0, outputTokens: 0, money: 0 })
  })
})

describe('a rate limit', () => {
  const run = async (limits: { requestsPerMinute: number; tokensPerMinute: number }, count: number, tokens: number) => {
    let time = 0
    const times: number[] = []
    const clock = {
      now: () => new Date(time),
      sleep: (milliseconds: number) => {
        time += milliseconds
        return Promise.resolve()
      },
    }
    const admit = rateLimiter(limits, clock)
    for (let at = 0; at < count; at++) {
      await admit(tokens)
      times.push(time)
    }
    return times
  }

  it('lets no minute have more than its requests, but for a burst of a second', async () => {
    const times = await run({ requestsPerMinute: 60, tokensPerMinute: 0 }, 130, 1)
    for (const start of times) {
      expect(times.filter((time) => time >= start && time < start + 60_000).length).toBeLessThanOrEqual(62)
    }
    expect(times.at(-1)).toBeGreaterThan(120_000)
  })

  it('lets no minute have more than its tokens, and nothing waits without limits', async () => {
    expect((await run({ requestsPerMinute: 0, tokensPerMinute: 60_000 }, 100, 1000)).at(-1)).toBe(98_000)
    expect((await run({ requestsPerMinute: 0, tokensPerMinute: 0 }, 100, 1000)).at(-1)).toBe(0)
  })
})

describe('the token estimate', () => {
  it('grows with the text and is never negative', () => {
    expect(estimatedTokens('')).toBe(0)
    expect(estimatedTokens('nurse')).toBeLessThan(estimatedTokens('nursing professionals'))
    expect(estimatedTokens('看護師')).toBeGreaterThan(1)
  })
})
