import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startInProcess, type StartReading } from '../../src/pipeline/reading-process.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { description } from '../store/samples.js'
import { fixedSurroundings } from './surroundings.js'
import { transpiledSource } from './transpiled.js'

const folder = mkdtempSync(join(tmpdir(), 'concord-reading-'))
let workspace: Workspace
let start: StartReading
beforeAll(async () => {
  start = startInProcess(join(transpiledSource('reading'), 'pipeline/reading-entry.js'))
  workspace = await initWorkspace(join(folder, 'office'), fixedSurroundings())
})
afterAll(async () => {
  await workspace.store.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, rows: number): string {
  const path = join(folder, name)
  const lines = Array.from({ length: rows }, (_, at) => `${String(at + 1000)};Occupation number ${String(at)}`)
  writeFileSync(path, `code;title\n${lines.join('\n')}\n`)
  return path
}
const words = { languages: 'en' }
const recipe = { kind: 'classification', columns: { code: 'code', title: 'title' } } as const

it('understands, checks and ingests in another process what this one then finds stored', async () => {
  const path = file('jobs.csv', 40)
  const understood = await start(workspace, { step: 'understand', asked: { file: path, words, choices: {} } }).result
  expect(understood).toMatchObject({ file: 'jobs.csv', rowCount: 41, recipe: { kind: 'classification' } })
  const source = { file: path, description: description('jobs'), recipe }
  const checked = await start(workspace, { step: 'check', source }).result
  expect(checked).toMatchObject({ kind: 'classification', report: { kept: 40 } })
  expect(await workspace.store.classification('jobs')).toBeUndefined()
  const outcome = await start(workspace, { step: 'ingest', source }).result
  expect(outcome).toMatchObject({ id: 'jobs', report: { kept: 40 } })
  expect((await workspace.store.classification('jobs'))?.items).toHaveLength(40)
})

it('a known failure is the same failure here', async () => {
  const asked = { file: join(folder, 'nowhere.csv'), words, choices: {} }
  await expect(start(workspace, { step: 'understand', asked }).result).rejects.toMatchObject({
    code: 'source/not-found',
    context: { file: asked.file },
  })
})

it('is ended in the middle of its work, which leaves nothing', async () => {
  const path = file('many.csv', 200_000)
  const source = { file: path, description: description('many'), recipe }
  const ingest = start(workspace, { step: 'ingest', source })
  const failed = expect(ingest.result).rejects.toMatchObject({ code: 'upload/cancelled' })
  ingest.cancel()
  await failed
  expect(await workspace.store.classification('many')).toBeUndefined()
})

it('leaves this process free: its clock goes on while the other reads', async () => {
  const path = file('long.csv', 60_000)
  const source = { file: path, description: description('long'), recipe }
  let turns = 0
  const count = setInterval(() => turns++, 1)
  const { report } = await start(workspace, { step: 'check', source }).result
  clearInterval(count)
  expect(report.kept).toBe(60_000)
  expect(turns).toBeGreaterThan(20)
})
