import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeEntry, readEntries } from '../../src/ask/batch-ledger.js'
import { askByBatch } from '../../src/pipeline/ask-batch.js'
import { silent } from '../../src/pipeline/progress.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { batchServer, outputLine, type BatchServer, type ServedBatch } from '../ask/batch-server.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { answerFor, mappedOffice, office, settled, withSettings } from './ask-office.js'

const folder = folderOfThisFile()
let made = 0
let workspace: Workspace
let server: BatchServer
let at: Workspace
beforeAll(async () => (workspace = await mappedOffice(join(folder, 'office'))))
afterAll(() => workspace.store.close())
beforeEach(async () => {
  server = await batchServer()
  at = {
    ...withSettings(workspace, { CONCORD_MODEL_BASE_URL: server.baseUrl, CONCORD_MODEL_TIMEOUT: '5' }),
    folder: join(folder, `cache-${++made}`),
  }
})
afterEach(() => server.close())

const step = (submit = true) => askByBatch(at, office, { submit, onProgress: silent })
/** Ends a batch with answers to some of its questions, in reverse order. */
function end(batch: ServedBatch, status: string, count: number, errors: string | null = null): void {
  const lines = batch.questions
    .slice(0, count)
    .map(({ custom_id, body }) => outputLine(custom_id, answerFor(body as never)))
  batch.status = status
  batch.output = count === 0 ? null : `${lines.reverse().join('\n')}\n`
  batch.errors = errors
}

describe('the Batch API', () => {
  it('submits once, waits, fetches, and stores', async () => {
    expect(await step()).toMatchObject({ submitted: 12, underWay: 0, failure: null, counts: { waiting: 12 } })
    expect((await settled(at)).every(({ method }) => method.fallback === 'model-waiting: handed-over')).toBe(true)
    expect(await step()).toMatchObject({ submitted: 0, underWay: 12, counts: { waiting: 12 } })
    end(server.batches[0]!, 'completed', 12)
    const fetched = await step(false)
    expect(fetched.news).toMatchObject([{ entry: { status: 'completed' }, reconciled: { missing: [], failed: [] } }])
    expect(fetched.counts).toMatchObject({ answered: 12, waiting: 0 })
    expect((await settled(at))[0]).toMatchObject({ method: { model: 'batched-1', adjudicator: 'language-model' } })
    expect(await step()).toMatchObject({ submitted: 0, underWay: 0, news: [] })
    expect(server.batches).toHaveLength(1)
  })

  it('a batch that expires keeps its part, and the rest is submitted anew', async () => {
    await step()
    const expired = server.batches[0]!.questions.slice(7, 9).map(({ custom_id }) =>
      JSON.stringify({ custom_id, response: null, error: { code: 'batch_expired', message: 'late' } }),
    )
    end(server.batches[0]!, 'expired', 7, expired.join('\n'))
    expect(await step()).toMatchObject({ submitted: 5, counts: { answered: 7, waiting: 5 } })
    expect(server.batches[1]!.questions.map(({ custom_id }) => custom_id)).toEqual(
      server.batches[0]!.questions.slice(7).map(({ custom_id }) => custom_id),
    )
    end(server.batches[1]!, 'completed', 5)
    expect(await step(false)).toMatchObject({ counts: { answered: 12 } })
  })

  it.each([
    ['failed', 0],
    ['cancelled', 3],
  ])('a batch that is %s is closed with what it has', async (status, count) => {
    await step()
    end(server.batches[0]!, status, count)
    expect(await step(false)).toMatchObject({ counts: { answered: count, waiting: 12 - count }, underWay: 0 })
    expect(await step()).toMatchObject({ submitted: 12 - count })
  })

  it('duplicated, foreign and damaged lines are counted and harm nothing', async () => {
    await step()
    const [batch] = server.batches
    end(batch!, 'completed', 11)
    const before = batch!.output ?? ''
    batch!.output = `${before}${before.split('\n')[0]!}\n${outputLine('q-unknown', '{}')}\nhalf a li`
    const { news, counts } = await step(false)
    expect(news).toMatchObject([{ badLines: 1, reconciled: { duplicates: 1, unknown: ['q-unknown'] } }])
    expect(news[0]!.reconciled!.missing).toHaveLength(1)
    expect(counts).toMatchObject({ answered: 11, waiting: 1 })
  })

  it('a batch that arrived although the connection was lost is found by its mark, not submitted twice', async () => {
    server.next = 'lost'
    expect(await step()).toMatchObject({ submitted: 0, failure: expect.any(String) as string })
    server.next = 'takes'
    end(server.batches[0]!, 'completed', 12)
    expect(await step()).toMatchObject({ submitted: 0, counts: { answered: 12 } })
    expect(server.batches).toHaveLength(1)
  })

  it('a process that died before submitting submits the next time', async () => {
    const asked = { server: server.baseUrl, name: 'tester' }
    const ledger = join(at.folder, '.cache', 'batches')
    await step()
    const [entry] = readEntries(ledger, asked)
    writeEntry(ledger, { ...entry!, mark: 'other', id: null })
    end(server.batches[0]!, 'failed', 0)
    const { news, submitted } = await step()
    expect(news.map((one) => one.entry.status).sort()).toEqual(['failed', 'never submitted'])
    expect(submitted).toBe(12)
  })

  it('a server that fails leaves everything as it is', async () => {
    server.next = 'refuses'
    expect(await step()).toMatchObject({ submitted: 0, failure: expect.stringContaining('500') as string })
    await server.close()
    expect(await step()).toMatchObject({ counts: { waiting: 12 }, news: [{ entry: { state: 'open' } }] })
    expect(readdirSync(join(at.folder, '.cache', 'batches')).length).toBeGreaterThan(0)
  })

  it('the budget holds for what is submitted', async () => {
    at = {
      ...withSettings(at, { CONCORD_MODEL_BASE_URL: server.baseUrl, CONCORD_ASK_REQUESTS: '4' }),
      folder: at.folder,
    }
    expect(await step()).toMatchObject({ submitted: 4 })
    expect(server.batches[0]!.questions).toHaveLength(4)
  })
})
