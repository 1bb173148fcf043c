import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAiEmbed } from '../../src/ask/openai.js'
import { embeddedTexts } from '../../src/embed/known-vectors.js'
import { remoteSource, type RemoteEmbeddings } from '../../src/embed/remote.js'
import { temporaryFolder } from '../files/temporary-folder.js'

interface Request {
  readonly input: readonly string[]
  readonly encoding_format: string
  readonly dimensions?: number
}
type Answer = { readonly status: number; readonly body: object; readonly headers?: Record<string, string> }

const numbersOf = (text: string, count: number) => Array.from({ length: count }, (_, i) => text.length + i + 1)
const base64 = (numbers: readonly number[]) => Buffer.from(Float32Array.from(numbers).buffer).toString('base64')

const vectors = ({ input, encoding_format, dimensions }: Request): Answer => ({
  status: 200,
  body: {
    // In reverse: the index says which is which.
    data: input
      .map((text, index) => {
        const numbers = numbersOf(text, dimensions ?? 4)
        return { index, embedding: encoding_format === 'base64' ? base64(numbers) : numbers }
      })
      .reverse(),
  },
})

async function served<T>(
  answer: (request: Request, at: number) => Answer,
  use: (settings: RemoteEmbeddings, seen: readonly Request[]) => Promise<T>,
): Promise<T> {
  const seen: Request[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const asked = JSON.parse(Buffer.concat(parts).toString('utf8')) as Request
      seen.push(asked)
      const { status, body, headers } = answer(asked, seen.length - 1)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  try {
    return await use(
      {
        send: openAiEmbed({ baseUrl, key: 'k', timeoutSeconds: 5 }),
        server: 'http://server',
        model: 'm3',
        dimensions: 0,
        folder: temporaryFolder(),
        random: () => 0.5,
        now: () => new Date('2026-01-01T00:00:00Z'),
        sleep: () => Promise.resolve(),
        note: () => undefined,
      },
      seen,
    )
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const texts = ['nurse', 'cook', 'teacher', 'nurse']
const vectorsFrom = (settings: RemoteEmbeddings, wanted: readonly string[]) =>
  embeddedTexts(remoteSource(settings), settings, wanted)

describe('embeddings from a server', () => {
  it('are unit vectors in the right order, asked in base64, each text once, and kept', async () => {
    await served(vectors, async (settings, seen) => {
      const known = await vectorsFrom(settings, texts)
      expect(known).toMatchObject({ id: 'remote/http://server/m3/all/4', dimension: 4 })
      const [a, b, c, d] = numbersOf('nurse', 4) as [number, number, number, number]
      const size = Math.hypot(a, b, c, d)
      expect([...known.find('nurse')!]).toEqual([a, b, c, d].map((value) => expect.closeTo(value / size, 6) as number))
      expect(seen).toEqual([{ model: 'm3', input: ['nurse', 'cook', 'teacher'], encoding_format: 'base64' }])
      const again = await vectorsFrom(settings, [...texts, 'clerk'])
      expect(seen[1]?.input).toEqual(['clerk'])
      expect(again.find('cook')).toEqual(known.find('cook'))
      expect(again.find('unknown')).toBeNull()
    })
  })

  it('are asked in batches', async () => {
    await served(vectors, async (settings, seen) => {
      await vectorsFrom(
        settings,
        Array.from({ length: 300 }, (_, i) => `title ${i}`),
      )
      expect(seen.map(({ input }) => input.length)).toEqual([128, 128, 44])
    })
  })

  it('of fewer dimensions where the server can, of all where it cannot, and in plain numbers where it knows no base64', async () => {
    await served(vectors, async (settings) => {
      expect((await vectorsFrom({ ...settings, dimensions: 2 }, texts)).dimension).toBe(2)
    })
    const old = (request: Request): Answer => {
      if (request.dimensions !== undefined)
        return { status: 400, body: { error: { message: 'dimensions is not supported' } } }
      return request.encoding_format === 'base64'
        ? { status: 422, body: { error: { message: 'encoding_format' } } }
        : vectors(request)
    }
    await served(old, async (settings) => {
      expect((await vectorsFrom({ ...settings, dimensions: 2 }, texts)).dimension).toBe(4)
    })
  })

  it('of two models are never mixed', async () => {
    await served(vectors, async (settings, seen) => {
      await vectorsFrom(settings, texts)
      await vectorsFrom({ ...settings, model: 'other' }, texts)
      await vectorsFrom({ ...settings, server: 'http://elsewhere' }, texts)
      expect(seen).toHaveLength(3)
      expect(readdirSync(settings.folder)).toHaveLength(3)
    })
    const changing = (request: Request, at: number) => vectors({ ...request, dimensions: at === 0 ? 4 : 3 })
    await served(changing, async (settings) => {
      await vectorsFrom(settings, texts)
      await expect(vectorsFrom(settings, [...texts, 'clerk'])).rejects.toMatchObject({ code: 'vector/invalid' })
    })
  })

  it('damaged lines of the file are asked for again', async () => {
    await served(vectors, async (settings, seen) => {
      await vectorsFrom(settings, texts)
      const file = join(settings.folder, readdirSync(settings.folder)[0]!)
      writeFileSync(file, `${readFileSync(file, 'utf8').split('\n').slice(0, 3).join('\n')}\n{"text": "tea\n`)
      await vectorsFrom(settings, texts)
      expect(seen[1]?.input).toEqual(['teacher'])
    })
  })

  it.each<[string, (request: Request, at: number) => Answer, number]>([
    ['a wrong key', () => ({ status: 401, body: {} }), 1],
    ['500 for ever', () => ({ status: 500, body: {} }), 5],
    ['429 for an hour', () => ({ status: 429, body: {}, headers: { 'retry-after': '3600' } }), 1],
    ['too few vectors', () => ({ status: 200, body: { data: [] } }), 1],
    ['something else', () => ({ status: 200, body: { data: 'x' } }), 1],
  ])('%s is a known failure', async (_, answer, requests) => {
    await served(answer, async (settings, seen) => {
      await expect(vectorsFrom(settings, texts)).rejects.toMatchObject({ code: 'model/failed' })
      expect(seen).toHaveLength(requests)
    })
  })

  it('what passes is tried again', async () => {
    await served(
      (request, at) => (at < 2 ? { status: 503, body: {} } : vectors(request)),
      async (settings, seen) => {
        expect((await vectorsFrom(settings, texts)).dimension).toBe(4)
        expect(seen).toHaveLength(3)
      },
    )
  })
})
