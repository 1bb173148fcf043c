import { describe, expect, it } from 'vitest'
import { openAiChatModel } from '../../src/ask/server-chat-model.js'
import { KnownError } from '../../src/errors.js'
import { asking, askingAt, question, says } from './asking.js'
import { loopbackServer, type Behaviour } from './loopback-server.js'

const blue = says('{"colour":"blue"}')
const status = (code: number, headers: Record<string, string> = {}, message = 'failed'): Behaviour => ({
  kind: 'status',
  status: code,
  headers,
  message,
})

describe('a model on a server', () => {
  it('asks with a strict schema and gives the answer with its tokens', async () => {
    await asking(
      () => blue,
      async ({ model, server }) => {
        expect(await model.ask(question)).toEqual({
          kind: 'Answered',
          text: '{"colour":"blue"}',
          model: 'tester-2026',
          inputTokens: 700,
          outputTokens: 80,
          at: '2026-03-01T12:00:00.000Z',
        })
        const [request] = server.seen
        expect(request?.path).toBe('/v1/chat/completions')
        expect(request?.authorization).toBe('Bearer secret-key-of-the-office')
        expect(request?.body.response_format?.json_schema?.schema).toEqual(question.schema)
        expect(request?.body.messages.map(({ content }) => content)).toEqual([question.system, question.user])
      },
    )
  })

  it.each<[string, Behaviour, string, number]>([
    ['429 for ever', status(429), 'rate-limited', 5],
    ['429 that asks for an hour', status(429, { 'retry-after': '3600' }), 'rate-limited', 1],
    ['500 for ever', status(500), 'server-error', 5],
    ['503 for ever', status(503), 'server-error', 5],
    ['a wrong key', status(401), 'rejected', 1],
    ['a model that does not exist', status(404, {}, 'The model `tester` does not exist'), 'rejected', 1],
    ['a question that is too long', status(400, {}, 'maximum context length is 4096 tokens'), 'rejected', 1],
    ['a lost connection', { kind: 'resets' }, 'unreachable', 5],
    ['a connection lost half-way', { kind: 'resets', halfway: true }, 'unreachable', 5],
    ['an answer cut off', { kind: 'says', text: '{"colo', finish: 'length' }, 'cut-off', 1],
    ['a content filter', { kind: 'says', text: '', finish: 'content_filter' }, 'refused', 1],
    ['a refusal', { kind: 'refuses', text: 'I cannot help with that.' }, 'refused', 1],
    ['no choices', { kind: 'sends', body: '{"choices":[]}' }, 'empty', 1],
    ['an empty answer', says('  '), 'empty', 1],
    ['an answer without end', says('x'.repeat(60_000)), 'cut-off', 1],
    ['a page instead of a completion', { kind: 'sends', body: '<html>', type: 'text/html' }, 'server-error', 1],
    ['a completion that is none', { kind: 'sends', body: '{"choices":"many"}' }, 'server-error', 1],
  ])('%s', async (_, behaviour, reason, requests) => {
    await asking(
      () => behaviour,
      async ({ model, server, waits }) => {
        expect(await model.ask(question)).toMatchObject({ kind: 'Failed', reason })
        expect(server.seen).toHaveLength(requests)
        expect(waits).toHaveLength(requests - 1)
      },
    )
  })

  it.each<Behaviour>([{ kind: 'hangs' }, { kind: 'stalls' }])(
    'a server that $kind is given up in time',
    async (behaviour) => {
      await asking(
        () => behaviour,
        async ({ model, server }) => {
          expect(await model.ask(question)).toMatchObject({ kind: 'Failed', reason: 'timeout' })
          expect(server.seen).toHaveLength(2)
        },
        { timeoutSeconds: 0.3 },
      )
    },
  )

  it('nobody listens', async () => {
    const server = await loopbackServer(() => blue)
    await server.close()
    const { model, waits } = askingAt(server)
    expect(await model.ask(question)).toMatchObject({ kind: 'Failed', reason: 'unreachable' })
    expect(waits).toHaveLength(4)
  })

  it('no key, no name of another program and no password of the address shows in what it says', async () => {
    await asking(
      () => status(403, {}, 'key secret-key-of-the-office is not allowed'),
      async ({ model, server }) => {
        const answer = await model.ask(question)
        expect(JSON.stringify(answer)).not.toContain('secret-key')
        const address = server.baseUrl.replace('//', '//user:pass@')
        expect(askingAt({ ...server, baseUrl: `${address}/` }).model.server).toBe(server.baseUrl)
      },
    )
  })

  it('an address that is none is refused at once', () => {
    const settings = { key: '', model: '', timeoutSeconds: 1, concurrency: 1 }
    const make = () =>
      openAiChatModel({
        ...settings,
        baseUrl: 'localhost',
        random: () => 0,
        now: () => new Date(0),
        sleep: () => Promise.resolve(),
      })
    expect(make).toThrow(KnownError)
  })
})

describe('waiting', () => {
  it.each<[string, Record<string, string>, number]>([
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['milliseconds before seconds', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a date', { 'retry-after': 'Sun, 01 Mar 2026 12:00:20 GMT' }, 20_000],
  ])('honours %s', async (_, headers, expected) => {
    await asking(
      (_request, at) => (at === 0 ? status(429, headers) : blue),
      async ({ model, waits }) => {
        expect(await model.ask(question)).toMatchObject({ kind: 'Answered' })
        expect(waits[0]).toBeGreaterThanOrEqual(expected)
        expect(waits[0]).toBeLessThanOrEqual(expected * 1.1)
      },
    )
  })

  it('grows where the server asks for nothing', async () => {
    await asking(
      () => status(500),
      async ({ model, waits }) => {
        await model.ask(question)
        expect(waits.map((wait, at) => wait <= 500 * 2 ** at && wait >= 250 * 2 ** at)).toEqual([
          true,
          true,
          true,
          true,
        ])
      },
    )
  })

  it('never has more requests under way than allowed', async () => {
    let underWay = 0
    let most = 0
    await asking(
      () => {
        most = Math.max(most, ++underWay)
        setTimeout(() => underWay--, 4)
        return { kind: 'says', text: '{}', delay: 5 }
      },
      async ({ model }) => {
        await Promise.all(Array.from({ length: 20 }, (_, at) => model.ask({ ...question, user: `Sky ${at}` })))
        expect(most).toBe(3)
      },
      { concurrency: 3 },
    )
  })

  it('a server that is down is not waited for title by title, and is tried again after a minute', async () => {
    let down = true
    let time = 0
    await asking(
      () => (down ? status(500) : blue),
      async ({ model, server }) => {
        const answers = []
        for (let at = 0; at < 30; at++) answers.push(await model.ask({ ...question, user: `Sky ${at}` }))
        expect(answers.every((answer) => answer.kind === 'Failed' && answer.reason === 'server-error')).toBe(true)
        expect(server.seen).toHaveLength(8 * 5)
        down = false
        time += 61_000
        expect(await model.ask(question)).toMatchObject({ kind: 'Answered' })
      },
      { now: () => new Date(time), sleep: () => Promise.resolve() },
    )
  })

  it('a wrong key is said once, not for each title', async () => {
    await asking(
      () => status(401, {}, 'Incorrect API key'),
      async ({ model, server }) => {
        for (let at = 0; at < 10; at++) {
          expect(await model.ask(question)).toMatchObject({ kind: 'Failed', reason: 'rejected' })
        }
        expect(server.seen).toHaveLength(1)
      },
    )
  })
})

describe('a server that cannot do everything', () => {
  it('is asked with less, step by step, and remembered', async () => {
    await asking(
      ({ body }) => {
        if (body.response_format)
          return status(400, {}, `Unknown parameter: 'response_format.${body.response_format.type}'`)
        if (body.tools) return status(400, {}, 'This model does not support tools')
        if (body.temperature !== undefined) return status(400, {}, "Unsupported value: 'temperature' must be 1")
        return blue
      },
      async ({ model, server }) => {
        expect(await model.ask(question)).toMatchObject({ kind: 'Answered' })
        expect(model.capabilities()).toEqual({ mode: 'plain', parameters: ['seed', 'max_completion_tokens'] })
        const before = server.seen.length
        await model.ask(question)
        expect(server.seen).toHaveLength(before + 1)
        const [system] = server.seen.at(-1)!.body.messages
        expect(system?.content).toContain(JSON.stringify(question.schema))
      },
    )
  })

  it('questions asked at the same time learn it together', async () => {
    await asking(
      ({ body }) => (body.response_format?.type === 'json_schema' ? status(422, {}, 'no json_schema here') : blue),
      async ({ model }) => {
        const answers = await Promise.all(Array.from({ length: 8 }, () => model.ask(question)))
        expect(answers.every(({ kind }) => kind === 'Answered')).toBe(true)
        expect(model.capabilities().mode).toBe('tool')
      },
      { concurrency: 8 },
    )
  })

  it('gives what a tool was called with', async () => {
    await asking(
      () => ({ kind: 'calls', text: '{"colour":"green"}' }),
      async ({ model, server }) => {
        expect(await model.ask(question)).toMatchObject({ text: '{"colour":"green"}' })
        expect(server.seen[0]?.body.tools).toHaveLength(1)
      },
      { capabilities: { mode: 'tool', parameters: [] } },
    )
  })
})
