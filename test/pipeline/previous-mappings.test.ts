import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Classification } from '../../src/model/classification.js'
import { backUp, restore } from '../../src/pipeline/backup.js'
import { checkPath, ingestPath } from '../../src/pipeline/ingest-path.js'
import { previousTargets, previousTargetsOf } from '../../src/pipeline/previous-mappings.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { description, report } from '../store/samples.js'
import { fixedSurroundings } from './surroundings.js'

const classification = (id: string, codes: readonly string[]): Classification => ({
  source: description(id),
  levels: [{ depth: 1, name: 'group', codePattern: '.+' }],
  items: codes.map((code) => ({ code, parent: null, depth: 1, labels: { en: code }, notes: {}, skillLevel: null })),
})

const folder = mkdtempSync(join(tmpdir(), 'concord-links-'))
let workspace: Workspace
beforeAll(async () => {
  workspace = await initWorkspace(join(folder, 'office'), fixedSurroundings())
  await workspace.store.saveClassification(classification('cbo', ['2211-05', '2211-10', '0101']), report)
  await workspace.store.saveClassification(classification('isco-08', ['2111', '2112', '0110']), report)
})
afterAll(async () => {
  await workspace.store.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, rows.join('\n'))
  return path
}

const table = [
  'CBO code,CBO title,ISCO-08 code,ISCO-08 title,partial',
  '221105,Biologist,2111,Physicists,p',
  '221105,Biologist,2112,Meteorologists,',
  '221110,Bioengineer,none,,',
  '0101,Officer,110,Officers,',
  '9999,Nobody,2111,Physicists,',
]
const words = { id: 'old-table', languages: 'en' }
const roles = {
  'CBO code': 'code',
  'CBO title': 'title',
  'ISCO-08 code': 'target-code',
  'ISCO-08 title': 'target-title',
  partial: 'source-partial',
} as const
const links = { kind: 'correspondence', roles } as const
const choices = { ...links, from: 'cbo', target: 'isco-08' } as const

describe('a published correspondence table', () => {
  it('is asked for its classifications, and refused without them', async () => {
    const path = file('unsaid.csv', table)
    const { understood } = await checkPath(workspace, path, { words, choices: links })
    expect(understood.recipe.kind).toBe('correspondence')
    expect(understood.doubts.map(({ about }) => about)).toEqual(expect.arrayContaining(['from', 'target']))
    await expect(ingestPath(workspace, path, { words, choices: links })).rejects.toMatchObject({
      code: 'source/no-classifications',
    })
    const same = { ...choices, target: 'cbo' }
    await expect(ingestPath(workspace, path, { words, choices: same })).rejects.toMatchObject({
      code: 'source/no-classifications',
    })
    const unknown = { ...choices, from: 'nowhere' }
    await expect(ingestPath(workspace, path, { words, choices: unknown })).rejects.toMatchObject({
      code: 'classification/unknown',
    })
  })

  it('is kept with its flags, its codes written as their classifications write them', async () => {
    const { kind, report: told } = await ingestPath(workspace, file('links.csv', table), { words, choices })
    expect(kind).toBe('correspondence')
    expect(told).toMatchObject({ rowsIn: 5, kept: 5, refused: [] })
    const remarks = told.remarks.join('\n')
    expect(remarks).toContain('2 codes were written as cbo writes them')
    expect(remarks).toContain('1 codes are not of cbo (9999)')
    const found = await previousTargets(workspace.store, { sourceId: 'cbo', targetId: 'isco-08' })
    expect([...found.keys()]).toEqual(['2211-05', '2211-10', '0101', '9999'])
    expect(found.get('2211-05')).toMatchObject([
      { code: '2111', title: 'Physicists', sourcePartial: true, table: 'old-table' },
      { code: '2112', sourcePartial: false },
    ])
    expect(found.get('2211-10')).toMatchObject([{ code: null }])
  })

  it('is read from its other end, too, relations and flags turned round', async () => {
    const rows = ['ISCO-08 code,CBO code,relation,partial source', '2112,2211-10,narrowMatch,p']
    const roles = { 'partial source': 'source-partial', 'ISCO-08 code': 'code', 'CBO code': 'target-code' } as const
    const other = { kind: 'correspondence', from: 'isco-08', target: 'cbo', roles } as const
    await ingestPath(workspace, file('back.csv', rows), { words: { id: 'back', languages: 'en' }, choices: other })
    const ends = { sourceId: 'cbo', targetId: 'isco-08' }
    const found = await previousTargetsOf(workspace.store, ends, '2211-10')
    expect(found).toMatchObject([
      { code: null, table: 'old-table' },
      { code: '2112', relation: 'broadMatch', sourcePartial: null, targetPartial: true, table: 'back' },
    ])
    expect((await previousTargets(workspace.store, ends)).get('2211-10')).toEqual(found)
  })

  it('replaces what its source gave before, and is in a backup', async () => {
    await ingestPath(workspace, file('links.csv', table.slice(0, 2)), { words, choices })
    const kept = await workspace.store.previousMappings({ from: 'cbo', target: 'isco-08' })
    expect(kept.map(({ sourceCode }) => sourceCode)).toEqual(['2211-05'])
    const backup = join(folder, 'backup.gz')
    await backUp(workspace, backup)
    const restored = await restore(backup, join(folder, 'again'), fixedSurroundings())
    expect(await restored.workspace.store.previousMappings({ from: 'cbo', target: 'isco-08' })).toEqual(kept)
    await restored.workspace.store.close()
  })
})
