import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenAiSettings } from '../../src/ask/server-chat-model.js'
import type { Probe } from '../../src/ask/probe.js'
import { probedOnce } from '../../src/ask/server-record.js'
import { loopbackServer, type Behaviour, type LoopbackServer, type SeenRequest } from './loopback-server.js'
import { says } from './asking.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'servers-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const settingsFor = (server: LoopbackServer): OpenAiSettings => ({
  baseUrl: server.baseUrl,
  key: 'key',
  model: 'tester',
  timeoutSeconds: 5,
  concurrency: 1,
  random: () => 0,
  now: () => new Date(0),
  sleep: () => Promise.resolve(),
})

async function probing<T>(
  behave: (request: SeenRequest, at: number) => Behaviour,
  use: (probe: () => Promise<Probe>, server: LoopbackServer) => Promise<T>,
): Promise<T> {
  const server = await loopbackServer(behave)
  try {
    return await use(() => probedOnce(settingsFor(server), { folder, note: () => undefined }), server)
  } finally {
    await server.close()
  }
}

const rejects = (message: string, status = 400): Behaviour => ({ kind: 'status', status, message })
const fits = says('{"colour":"blue"}')
const word = says('Red')
const modeOf = ({ body }: SeenRequest) => body.response_format?.type ?? (body.tools ? 'tools' : 'plain')

describe('what a server can do', () => {
  it.each<[string, (request: SeenRequest) => Behaviour, object]>([
    [
      'everything',
      (one) => (modeOf(one) === 'plain' ? word : fits),
      {
        modes: { schema: 'enforced', tool: 'enforced', json: 'enforced', plain: 'enforced' },
        capabilities: { mode: 'schema' },
      },
    ],
    [
      'it takes a schema and ignores it',
      (one) => (modeOf(one) === 'tools' ? { kind: 'calls', text: '{"colour":"green"}' } : word),
      { modes: { schema: 'ignored', tool: 'enforced', json: 'ignored' }, capabilities: { mode: 'tool' } },
    ],
    [
      'JSON without a schema',
      (one) =>
        modeOf(one) === 'json_object'
          ? says('{"answer":"red"}')
          : modeOf(one) === 'plain'
            ? word
            : rejects('Bad request'),
      { modes: { schema: 'rejected', tool: 'rejected', json: 'enforced' }, capabilities: { mode: 'json' } },
    ],
    [
      'nothing but talk',
      () => word,
      { modes: { schema: 'ignored', tool: 'ignored', json: 'ignored' }, capabilities: { mode: 'plain' } },
    ],
    [
      'no temperature, no seed',
      ({ body }) =>
        body.temperature !== undefined
          ? rejects('temperature is fixed')
          : body.seed !== undefined
            ? rejects('Unrecognized argument: seed')
            : fits,
      {
        parameters: ['max_completion_tokens'],
        capabilities: { mode: 'schema', parameters: ['max_completion_tokens'] },
      },
    ],
  ])('%s', async (_, behave, report) => {
    await probing(behave, async (probe) => {
      expect(await probe()).toMatchObject({ kind: 'Probed', report: { ...report, logprobs: false } })
    })
  })

  it('is probed once and recorded; a damaged record is made anew', async () => {
    await probing(
      () => fits,
      async (probe, server) => {
        const first = await probe()
        const asked = server.seen.length
        expect(asked).toBe(5)
        expect(await probe()).toEqual(first)
        expect(server.seen).toHaveLength(asked)
        writeFileSync(join(folder, readdirSync(folder)[0]!), '{"modes":')
        expect(await probe()).toEqual(first)
        expect(server.seen).toHaveLength(2 * asked)
      },
    )
  })

  it.each<[string, Behaviour, string]>([
    ['a wrong key', rejects('no', 401), 'rejected'],
    ['an unknown model', rejects('The model does not exist', 404), 'rejected'],
    ['too many requests', rejects('slow down', 429), 'rate-limited'],
    ['a lost connection', { kind: 'resets' }, 'unreachable'],
    ['a page', { kind: 'sends', body: '<html>', type: 'text/html' }, 'server-error'],
  ])('%s teaches nothing and is not recorded', async (_, behaviour, reason) => {
    await probing(
      () => behaviour,
      async (probe) => {
        expect(await probe()).toMatchObject({ kind: 'Failed', reason })
        expect(readdirSync(folder)).toEqual([])
      },
    )
  })

  it('log probabilities are seen where they are given', async () => {
    const body = JSON.stringify({
      choices: [{ message: { content: '{"colour":"blue"}' }, finish_reason: 'stop', logprobs: { content: [] } }],
    })
    await probing(
      () => ({ kind: 'sends', body }),
      async (probe) => expect(await probe()).toMatchObject({ report: { logprobs: true } }),
    )
  })
})
