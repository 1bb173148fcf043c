import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/files/atomic-write.js'
import { packageFile } from '../../src/files/package-root.js'
import { backUp, restore } from '../../src/pipeline/backup.js'
import { demoCorrespondence, type DemoOutcome, runDemo } from '../../src/pipeline/demo.js'
import { mapTitles } from '../../src/pipeline/map-titles.js'
import { silent } from '../../src/pipeline/progress.js'
import { judgeProposal } from '../../src/pipeline/proposals.js'
import { correspondenceWorkbook, revisionReport } from '../../src/pipeline/publish.js'
import { reviewTitle, undoDecision } from '../../src/pipeline/review-title.js'
import { searchTarget } from '../../src/pipeline/search-target.js'
import { openWorkspace } from '../../src/pipeline/workspace.js'
import type { Store, TitleRow } from '../../src/store/port.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { fixedSurroundings } from './surroundings.js'

const folder = folderOfThisFile()
let demo: DemoOutcome
let store: Store

beforeAll(async () => {
  demo = await runDemo(join(folder, 'demo-workspace'), fixedSurroundings(), silent)
  store = demo.workspace.store
}, 300_000)
afterAll(() => store.close())

const rowFor = async (text: string): Promise<TitleRow> => {
  const { rows } = await store.list(demoCorrespondence, { text }, 'title', { offset: 0, limit: 5 })
  return rows[0]!
}
const reviewing = (titleId: string, seenRevision: number) => ({
  correspondenceId: demoCorrespondence,
  titleId,
  reviewer: 'ana',
  comment: '',
  seenRevision,
})

describe('the whole chain on the samples', () => {
  it('keeps every row of what ships', () => {
    for (const { id, report } of demo.ingested) {
      expect(report.refused, id).toEqual([])
      expect(report.rowsIn, id).toBe(report.kept + report.duplicates)
    }
  })

  it('gives every title a finding, and says that no model was there', async () => {
    const { Mapped, NoTermFound, Undecided } = demo.mapped.findings
    expect(Mapped + NoTermFound + Undecided).toBe(demo.mapped.titles)
    expect(demo.mapped.run.notes.join()).toContain('no-model-key')
    const { rows, total } = await store.list(demoCorrespondence, {}, 'queue', { offset: 0, limit: 1000 })
    expect(total).toBe(demo.mapped.titles)
    expect(rows.every(({ findingKind }) => findingKind !== null)).toBe(true)
  })

  it.each([
    ['Enfermeiro', '2221'],
    ['Médico veterinário', '2250'],
    ['Pedreiro', '7112'],
    ['Carpinteiro', '7115'],
    ['Advogado', '2611'],
  ])('maps %s to %s', async (text, code) => {
    expect((await rowFor(text)).proposedCode).toBe(code)
  })

  it('clusters occupations without a home from ads of several employers and languages', () => {
    const { clusters } = demo.detected
    expect(clusters.length).toBeGreaterThan(3)
    const words = clusters.flatMap(({ members }) => members.map(({ text }) => text.toLowerCase())).join('\n')
    expect(words).toMatch(/drone/)
    expect(words).toMatch(/prompt/)
  })

  it('finds groups by code and by words of any language', async () => {
    const codes = async (query: string) =>
      (await searchTarget(demo.workspace, demoCorrespondence, query, 'fr', 10)).map(({ code }) => code)
    expect(await codes('222')).toEqual(['2221', '2222'])
    expect(await codes('enfermeira')).toContain('2221')
    expect(await codes('nurs regist')).toContain('2221')
    expect(await codes('  ')).toEqual([])
  })
})

describe('reviewing', () => {
  it('keeps decisions through a new run of the machine', async () => {
    const { id } = await rowFor('Pedreiro')
    const wanted = { choice: 'code', code: '7119', relation: 'broadMatch' } as const
    expect(await reviewTitle(demo.workspace, reviewing(id, 0), wanted)).toMatchObject({
      kind: 'Stored',
      settlement: { kind: 'Associated', code: '7119', by: 'reviewer' },
    })
    await mapTitles(demo.workspace, { sourceId: 'cbo-2002-sample', targetId: 'isco-08', adSourceIds: ['sample-ads'] })
    const record = await store.title(demoCorrespondence, id)
    expect(record?.settlement).toMatchObject({ code: '7119', by: 'reviewer' })
    expect(record?.finding).toMatchObject({ kind: 'Mapped', code: '7112' })
    expect(await undoDecision(demo.workspace, reviewing(id, 1))).toMatchObject({ kind: 'Stored' })
    expect((await store.title(demoCorrespondence, id))?.decisions.map(({ kind }) => kind)).toEqual([
      'Correct',
      'Withdraw',
    ])
  })

  it('refuses a stale screen, an unknown code and an unknown title, and changes nothing', async () => {
    const { id } = await rowFor('Carpinteiro')
    await reviewTitle(demo.workspace, reviewing(id, 0), { choice: 'defer' })
    expect(await reviewTitle(demo.workspace, reviewing(id, 0), { choice: 'no-group-fits' })).toMatchObject({
      kind: 'Conflict',
    })
    const unknown = reviewTitle(demo.workspace, reviewing(id, 1), { choice: 'code', code: '9999', relation: null })
    await expect(unknown).rejects.toMatchObject({ code: 'classification/unknown-code' })
    await expect(reviewTitle(demo.workspace, reviewing('nobody', 0), { choice: 'defer' })).rejects.toMatchObject({
      code: 'title/unknown',
    })
    expect((await store.title(demoCorrespondence, id))?.decisions).toHaveLength(1)
    await undoDecision(demo.workspace, reviewing(id, 1))
  })

  it('keeps a verdict on a cluster when detection is run again', async () => {
    const clusterId = demo.detected.clusters[0]!.id
    await judgeProposal(demo.workspace, demoCorrespondence, {
      clusterId,
      verdict: 'Accept',
      reason: 'seen',
      reviewer: 'ana',
    })
    const accepted = (await store.proposals(demoCorrespondence)).find(({ cluster }) => cluster.id === clusterId)
    expect(accepted).toMatchObject({ state: 'Accepted', verdicts: [{ reviewer: 'ana' }] })
    const judging = judgeProposal(demo.workspace, demoCorrespondence, {
      clusterId: 'nobody',
      verdict: 'Accept',
      reason: '',
      reviewer: 'ana',
    })
    await expect(judging).rejects.toMatchObject({ code: 'proposal/unknown' })
  })

  it('publishes what stands', async () => {
    expect((await correspondenceWorkbook(demo.workspace, demoCorrespondence)).length).toBeGreaterThan(10_000)
    const { html, workbook } = await revisionReport(demo.workspace, demoCorrespondence)
    expect(html).toContain('Accepted')
    expect(workbook.length).toBeGreaterThan(5_000)
  })

  it('comes back whole from a backup', async () => {
    const file = join(folder, 'backup.jsonl.gz')
    const { rows } = await backUp(demo.workspace, file)
    const restored = await restore(file, join(folder, 'restored'), fixedSurroundings())
    expect(restored.rows).toBe(rows)
    const dumped = async (one: Store) => {
      const lines: string[] = []
      for await (const line of one.dump()) lines.push(JSON.stringify(line))
      return lines
    }
    expect(await dumped(restored.workspace.store)).toEqual(await dumped(store))
    expect(readFileSync(join(folder, 'restored/sources/isco-08/isco-08.csv'))).toEqual(
      readFileSync(packageFile('sources/isco-08/isco-08.csv')),
    )
    await restored.workspace.store.close()
    await expect(restore(file, join(folder, 'restored'), fixedSurroundings())).rejects.toMatchObject({
      code: 'workspace/exists',
    })
    const cut = join(folder, 'cut.jsonl.gz')
    writeWhole(cut, readFileSync(file).subarray(0, 5000))
    await expect(restore(cut, join(folder, 'other'), fixedSurroundings())).rejects.toMatchObject({
      code: 'backup/invalid',
    })
    await expect(openWorkspace(join(folder, 'other'), fixedSurroundings())).rejects.toMatchObject({
      code: 'workspace/missing',
    })
  })
})
