import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KnownVectors } from '../../src/embed/embedder.js'
import { mapTitles } from '../../src/pipeline/map-titles.js'
import { prepareAgain } from '../../src/pipeline/ask-correspondence.js'
import { silent } from '../../src/pipeline/progress.js'
import { titleVectors } from '../../src/pipeline/title-vectors.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { mappedOffice, office, settled, withSettings } from './ask-office.js'

const folder = folderOfThisFile()
let made = 0
let workspace: Workspace
beforeAll(async () => (workspace = await mappedOffice(join(folder, 'office'))))
afterAll(() => workspace.store.close())

const fresh = (environment: Readonly<Record<string, string>>): Workspace => ({
  ...withSettings(workspace, environment),
  folder: join(folder, `cache-${++made}`),
})

interface Seen {
  readonly authorization: string | undefined
  readonly model: string
  readonly input: readonly string[]
}

/** A server that embeds by letters; with `status`, one that fails. */
async function served<T>(use: (baseUrl: string, seen: Seen[]) => Promise<T>, status = 200): Promise<T> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { model, input } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Seen
      seen.push({ authorization: request.headers.authorization, model, input })
      const data = input.map((text, at) => ({ index: at, embedding: lettersOf(text) }))
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ data }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function lettersOf(text: string): string {
  const numbers = new Float32Array(27)
  for (const letter of text.toLowerCase()) numbers[Math.min(26, Math.max(0, letter.charCodeAt(0) - 97))]! += 1
  return Buffer.from(numbers.buffer).toString('base64')
}

const map = (at: Workspace) => mapTitles(at, { sourceId: 'noc', targetId: 'isco-08', adSourceIds: [] })
const sentIn = (seen: readonly Seen[]) => seen.flatMap(({ input }) => input)

describe('an embedding model of the settings', () => {
  it('is one more method, named in the run, and is not asked twice', async () => {
    await served(async (baseUrl, seen) => {
      const at = fresh({ CONCORD_EMBEDDING_MODEL: 'm3', CONCORD_EMBEDDING_BASE_URL: baseUrl })
      const { run } = await map(at)
      expect(run.settings['embedding model']).toBe(`remote/${baseUrl}/m3/all/27`)
      expect(run.settings.retriever).toContain('embedded')
      const evidence = (await settled(at)).flatMap(({ candidates }) => candidates.flatMap((one) => one.evidence))
      expect(evidence.some(({ method }) => method === 'embedded')).toBe(true)
      const sent = sentIn(seen)
      expect(new Set(sent).size).toBe(sent.length)
      expect(sent).toContain('Maestro de obras')
      const requests = seen.length
      const again = await map(at)
      expect(seen).toHaveLength(requests)
      expect(again.run.settings).toEqual(run.settings)
      // Asking goes by the same candidates and sends nothing.
      expect((await prepareAgain(at, office, silent)).embedded).toBe(run.settings['embedding model'])
      expect(seen).toHaveLength(requests)
    })
  })

  it('is asked only when mapping: a dry run and asking use what is kept, whole or not at all', async () => {
    await served(async (baseUrl, seen) => {
      const at = fresh({ CONCORD_EMBEDDING_MODEL: 'm3', CONCORD_EMBEDDING_BASE_URL: baseUrl })
      const prepared = await prepareAgain(at, office, silent)
      expect(prepared).toMatchObject({ embedded: null, notes: ['no-embedding: not all vectors are kept; map again'] })
      expect(seen).toHaveLength(0)
    })
  })

  it('that does not answer leaves the other methods, and every finding says so', async () => {
    await served(async (baseUrl) => {
      const at = fresh({ CONCORD_EMBEDDING_MODEL: 'm3', CONCORD_EMBEDDING_BASE_URL: baseUrl })
      const { run } = await map(at)
      expect(run.notes.join()).toContain('no-embedding: rejected')
      expect(run.settings).not.toHaveProperty('embedding model')
      expect((await settled(at)).every(({ method }) => method.fallback?.includes('no-embedding: '))).toBe(true)
    }, 401)
  })

  it('gets the key of its own server, never the language model’s elsewhere', async () => {
    await served(async (baseUrl, seen) => {
      const model = { CONCORD_EMBEDDING_MODEL: 'm3', CONCORD_MODEL_KEY: 'secret-of-the-model' }
      await embed(fresh({ ...model, CONCORD_EMBEDDING_BASE_URL: baseUrl }))
      await embed(fresh({ ...model, CONCORD_EMBEDDING_BASE_URL: baseUrl, CONCORD_EMBEDDING_KEY: 'own-key' }))
      await embed(fresh({ ...model, CONCORD_MODEL_BASE_URL: baseUrl }))
      expect(seen.map(({ authorization }) => authorization)).toEqual([
        'Bearer none',
        'Bearer own-key',
        'Bearer secret-of-the-model',
      ])
    })
  })

  it('never gets an e-mail address, a telephone number, or a title of an ad that is to stay here', async () => {
    await served(async (baseUrl, seen) => {
      const settings = { CONCORD_EMBEDDING_MODEL: 'm3', CONCORD_EMBEDDING_BASE_URL: baseUrl }
      const vectors = await embed(fresh(settings))
      expect(sentIn(seen)).toEqual(['Nurse', 'Enfermera, escriba a [e-mail] o [number]', 'Ventas ‹b›'])
      expect(vectors?.find('Enfermera, escriba a ana@example.org o +34 600 123 456')).not.toBeNull()
      seen.length = 0
      await embed(fresh({ ...settings, CONCORD_ASK_ADS: 'no' }))
      expect(sentIn(seen)).toEqual(['Nurse', 'Enfermera, escriba a [e-mail] o [number]'])
    })
  })

  it('compares with index titles of the titles’ languages, and of all where one has none', async () => {
    await served(async (baseUrl, seen) => {
      const settings = { CONCORD_EMBEDDING_MODEL: 'm3', CONCORD_EMBEDDING_BASE_URL: baseUrl }
      await embed(fresh(settings), 'fr')
      expect(sentIn(seen)).toContain('Nurse')
      seen.length = 0
      await embed(fresh(settings), 'es', [{ title: 'Médico', language: 'es', code: '2211', source: 'x' }])
      expect(sentIn(seen)).toContain('Médico')
      expect(sentIn(seen)).not.toContain('Nurse')
    })
  })
})

async function embed(
  at: Workspace,
  language = 'en',
  more: readonly { title: string; language: string; code: string; source: string }[] = [],
): Promise<KnownVectors | null> {
  const { vectors } = await titleVectors(at, {
    entries: [{ title: 'Nurse', language: 'en', code: '2221', source: 'x' }, ...more],
    titles: [
      {
        text: 'Enfermera, escriba a ana@example.org o +34 600 123 456',
        language,
        origin: { kind: 'Item', source: 'noc', code: '1', parent: null },
      },
      { text: 'Ventas <b>', language, origin: { kind: 'Ad', source: 'ads' } },
    ],
    send: true,
    onProgress: silent,
  })
  return vectors
}
