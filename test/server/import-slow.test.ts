import { afterAll, beforeAll, expect, it } from 'vitest'
import { KnownError } from '../../src/errors.js'
import { localeTags } from '../../src/locale/locale.js'
import { startHere, type ReadingStep, type StartReading } from '../../src/pipeline/reading-process.js'
import { readingsOf } from '../../src/server/import-readings.js'
import { clientOf, type Client } from './client.js'
import { exampleWorkspace, type Example } from './example-workspace.js'
import { formOf } from './form-of.js'

const table = `code;title\n${'Managers,Cooks,Drivers,Bakers,Tailors,Nurses,Masons,Clerks,Fishers,Miners,Guards'
  .split(',')
  .map((title, at) => `${String(at + 11)};${title}`)
  .join('\n')}\n`

/** Readings that go on when the test lets them, and not before. */
const held = new Map<ReadingStep, { readonly go: Promise<void>; readonly release: () => void }>()
function hold(step: ReadingStep): void {
  let release: () => void = () => undefined
  const go = new Promise<void>((resolve) => (release = resolve))
  held.set(step, { go, release })
}
const release = (step: ReadingStep): void => held.get(step)?.release()
let begun = 0
const start: StartReading = (workspace, task) => {
  begun++
  const { go } = held.get(task.step) ?? { go: Promise.resolve() }
  const reading = startHere({ ...workspace, store: waitingStore(workspace.store, go) }, task)
  return { ...reading, result: Promise.race([reading.result.finally(() => go), cancelled(reading.result)]) }
}
/** Nothing is stored before the test says so. */
const waitingStore = (store: Example['workspace']['store'], go: Promise<void>) => ({
  ...store,
  saveClassification: async (...given: Parameters<typeof store.saveClassification>) => {
    await go
    await store.saveClassification(...given)
  },
})
const cancelled = <T>(result: Promise<T>): Promise<T> =>
  new Promise((_, reject) => {
    result.catch((thrown: unknown) => {
      if (thrown instanceof KnownError && thrown.code === 'upload/cancelled') reject(thrown)
    })
  })

let example: Example
let client: Client
beforeAll(async () => {
  example = await exampleWorkspace()
  const readings = readingsOf(example.workspace, { start, patience: 5 })
  client = await clientOf(example.workspace, { readings })
})
afterAll(async () => {
  await client.close()
  await example.close()
})

const uploaded = async (name: string) => (await client.upload(name, table)).headers.get('location')!
/** Asks again, as a browser does, until the page is there. */
async function arrived(path: string): Promise<string> {
  for (;;) {
    const response = await client.get(path)
    if (response.status === 303) return await arrived(response.headers.get('location')!)
    if (response.headers.get('refresh') === null) return await response.text()
  }
}

it('a file that takes long is told so, asked about again by itself, and shown when it is read', async () => {
  hold('understand')
  const path = await uploaded('slow.csv')
  const waiting = await client.get(path)
  expect([waiting.status, waiting.headers.get('refresh')]).toEqual([200, '2'])
  const html = await waiting.text()
  expect(html).toContain('Finding out how the file is to be read')
  expect(html).toContain('<progress')
  // Others are served meanwhile, and the file is read once however often is asked.
  const before = begun
  expect(await client.page('/sources')).toContain('slow.csv')
  await client.get(path)
  expect(begun).toBe(before)
  for (const tag of localeTags) expect(await client.page(`${path}?lang=${tag}`)).toContain(`<html lang="${tag}"`)
  await client.page('/sources?lang=en')
  release('understand')
  expect(await arrived(path)).toContain('name="role-0"')
})

it('a check and an ingest that take long are waited for in the same way', async () => {
  release('understand')
  const path = await uploaded('large.csv')
  await client.post(path, { ...formOf(await arrived(path)), kind: 'classification', languages: 'en', action: 'check' })
  hold('check')
  expect(await client.page(`${path}/check`)).toContain('Reading every row')
  release('check')
  expect(await arrived(`${path}/check`)).toContain('Check of large.csv')
  hold('ingest')
  const sent = await client.post(`${path}/ingest`, {})
  expect(sent.headers.get('location')).toBe(`${path}/ingest`)
  expect(await client.page(`${path}/ingest`)).toContain('Reading and storing every row')
  const before = begun
  expect((await client.post(`${path}/ingest`, {})).headers.get('location')).toBe(`${path}/ingest`)
  expect(begun).toBe(before)
  release('ingest')
  expect(await arrived(`${path}/ingest`)).toContain('Ingested.')
  expect((await example.workspace.store.classification('large'))?.items).toHaveLength(11)
  expect((await client.get(path)).status).toBe(404)
})

it('is cancelled: the file stays to be read again or given up, nothing is stored', async () => {
  held.clear()
  const path = await uploaded('given up.csv')
  await client.post(path, { ...formOf(await arrived(path)), kind: 'classification', languages: 'en', action: 'check' })
  hold('ingest')
  await client.post(`${path}/ingest`, {})
  const cancelled = await client.post(`${path}/cancel`, {})
  expect(cancelled.headers.get('location')).toBe('/sources')
  expect(await example.workspace.store.classification('given-up')).toBeUndefined()
  const back = await client.get(`${path}/ingest`)
  expect(back.headers.get('location')).toBe(`${path}/check`)
  expect(await arrived(`${path}/check`)).toContain('Check of given up.csv')
  const list = await client.page('/sources')
  expect(list).toContain('aria-label="Discard: given up.csv"')
  await client.post(path, { action: 'discard' })
  expect(await client.page('/sources')).not.toContain('given up.csv')
})

it('a reading that fails late is told on the list of sources, and again when it is asked for again', async () => {
  held.clear()
  hold('understand')
  const path = (await client.upload('broken.xlsx', 'PK\u0003\u0004 and no more')).headers.get('location')!
  expect(path).toContain('/sources/import/')
  release('understand')
  for (const again of [1, 2]) {
    const html = await arrived(path)
    expect([again, html.includes('role="alert"'), html.includes('damaged')]).toEqual([again, true, true])
  }
  await client.post(path, { action: 'discard' })
})

it('a third file waits for its turn, and can be cancelled in it', async () => {
  held.clear()
  hold('understand')
  const before = begun
  const paths = [await uploaded('one.csv'), await uploaded('two.csv'), await uploaded('three.csv')]
  expect(begun).toBe(before + 2)
  for (const path of paths) expect(await client.page(path)).toContain('<progress')
  await client.post(paths[2]!, { action: 'discard' })
  release('understand')
  for (const path of paths.slice(0, 2)) expect(await arrived(path)).toContain('name="role-0"')
  expect((await client.get(paths[2]!)).status).toBe(404)
  for (const path of paths.slice(0, 2)) await client.post(path, { action: 'discard' })
})

it('noted no unexpected failure', () => {
  expect(example.notes).toEqual([])
})
