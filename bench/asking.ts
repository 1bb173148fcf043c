import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.js'
import { askTitles } from '../src/pipeline/ask-titles.js'
import { liveModel } from '../src/pipeline/ask-models.js'
import { prepareMapping } from '../src/pipeline/prepare-mapping.js'
import { ingestShipped } from '../src/pipeline/shipped-sources.js'
import { silent } from '../src/pipeline/progress.js'
import { initWorkspace } from '../src/pipeline/workspace.js'
import { readOptions } from './options.js'

/**
 * Throughput and our own cost of asking: the shipped samples, repeated under other titles, put to a server in another
 * process that answers after `--latency` milliseconds. Every answer is composed, sent, checked and kept on disk.
 */
export async function asking(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['titles', 'latency', 'connections'], [])
  const wanted = Number(options.titles ?? 5000)
  const latency = options.latency ?? '50'
  const connections = options.connections ?? '16'
  const server = fork(join(import.meta.dirname, 'asking-server.js'), [latency])
  const { port } = await message<{ port: number }>(server)
  const folder = mkdtempSync(join(tmpdir(), 'asking-'))
  try {
    const config = readConfig({
      CONCORD_MODEL_BASE_URL: `http://127.0.0.1:${port}/v1`,
      CONCORD_MODEL_CONCURRENCY: connections,
      CONCORD_ASK_BELOW: '1.1',
      CONCORD_ASK_VOTES: '1',
    })
    const workspace = await initWorkspace(folder, {
      config,
      now: () => new Date(),
      newId: () => 'bench',
      note: (line) => console.error(line),
    })
    await ingestShipped(workspace, ['isco-08', 'isco-08-titles', 'cbo-2002-sample', 'sample-ads'])
    const prepared = await prepareMapping(workspace, {
      sourceId: 'cbo-2002-sample',
      targetId: 'isco-08',
      adSourceIds: ['sample-ads'],
      noModel: false,
      onProgress: silent,
    })
    const ready = await liveModel(workspace)
    const repeated = repeat(prepared, wanted)
    // The first hundred warm up the connections and the compiler; they are not counted.
    await askTitles(workspace, repeat(prepared, 100, 'warm'), ready, silent)
    const processor = process.cpuUsage()
    const started = performance.now()
    const { counts } = await askTitles(workspace, repeated, ready, silent)
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(processor)
    server.send('how many')
    const { questions } = await message<{ questions: number }>(server)
    await workspace.store.close()
    const rows: readonly (readonly [string, string | number])[] = [
      ['titles asked', counts.asked],
      ['answered', counts.answered],
      ['requests at the server, warm-up and probing included', questions],
      ['seconds', seconds.toFixed(2)],
      ['titles a second', (counts.asked / seconds).toFixed(0)],
      [
        `most that ${connections} connections and ${latency} ms allow`,
        ((Number(connections) * 1000) / Number(latency)).toFixed(0),
      ],
      ['our processor time a request, ms', ((user + system) / 1000 / counts.asked).toFixed(2)],
    ]
    for (const [name, value] of rows) console.log(`${name}\t${value}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    server.disconnect()
  }
}

type Prepared = Awaited<ReturnType<typeof prepareMapping>>

/** The same titles over and over, each time with another word added, so that no two questions are the same. */
function repeat(prepared: Prepared, wanted: number, word = 'type'): Prepared {
  const places = Array.from({ length: wanted }, (_, i) => i)
  const at = <T>(values: readonly T[], i: number): T => values[i % values.length]!
  const cases = places.map((i) => {
    const one = at(prepared.cases, i)
    return { ...one, title: { ...one.title, text: `${one.title.text} ${word} ${i}` } }
  })
  return {
    ...prepared,
    titles: cases.map(({ title }) => title),
    cases,
    findings: places.map((i) => at(prepared.findings, i)),
  }
}

const message = <T>(child: ReturnType<typeof fork>): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T))
    child.once('error', reject)
  })
