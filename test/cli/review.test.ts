import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { openWorkbook } from '../review/filled-workbook.js'
import { exampleId, exampleWorkspace, type Example } from '../server/example-workspace.js'
import { main } from '../../src/cli/main.js'
import type { Terminal } from '../../src/cli/terminal.js'
import { fixedSurroundings } from '../pipeline/surroundings.js'
import type { Ran } from './terminal.js'

const folder = folderOfThisFile()
const file = join(folder, 'titles.xlsx')
const drone = 'item-6410-20'

let made = 0
/** As `concord` of terminal.ts, with ids that differ from one run to the next: these runs share a database. */
async function concord(...argv: readonly string[]): Promise<Ran> {
  const surroundings = fixedSurroundings()
  const out: string[] = []
  const newId = () => `ran-${String(++made)}`
  const terminal: Terminal = { ...surroundings, newId, out: (text) => out.push(text), onProgress: () => undefined }
  const status = await main(argv, terminal)
  return { status, out: out.join('\n'), notes: surroundings.notes.join('\n') }
}

let example: Example
let at: readonly string[]
beforeAll(async () => {
  example = await exampleWorkspace()
  at = ['--workspace', example.workspace.folder]
})
afterAll(async () => {
  await example.close()
})

describe('concord review', () => {
  it('writes the titles that the filters choose', async () => {
    const ran = await concord('review', '--export', file, '--title-language', 'pt', '--json', ...at)
    expect(JSON.parse(ran.out)).toEqual({ file, titles: 5, found: 5 })
    const all = await concord(
      'review',
      '--export',
      file,
      '--state',
      'all',
      '--source-code',
      '6410',
      '--language',
      'es',
      ...at,
    )
    expect(all).toMatchObject({ status: 0, out: file })
    expect(openWorkbook(readFileSync(file), 'es').ids()).toHaveLength(4)
  })

  it('says what a filled-in one would change, then changes it, once', async () => {
    const book = openWorkbook(readFileSync(file), 'es')
    book.fill(drone, { decision: 'Aceptar' })
    book.fill('item-6410-15', { decision: 'Otro código', code: '9999' })
    writeFileSync(file, book.save())
    const dry = await concord('review', '--import', file, ...at)
    expect(dry.status).toBe(1)
    expect(dry.out).toContain('to apply\t1\nunchanged\t2\nconflicts\t0\nrefused\t1')
    expect(dry.out).toMatch(/row \d\tTratorista agrícola\t“9999” is not a code/)
    expect(dry.notes).toContain('--apply')
    const decisions = async () => (await example.workspace.store.title(exampleId, drone))!.decisions
    expect(await decisions()).toEqual([])
    expect((await concord('review', '--import', file, '--apply', ...at)).out).toContain('applied\t1')
    expect((await concord('review', '--import', file, '--apply', ...at)).out).toContain('applied\t0')
    expect(await decisions()).toMatchObject([{ kind: 'Accept', code: '3153', reviewer: 'reviewer' }])
  })

  it('reports a conflict with both decisions, and takes the side that is named', async () => {
    const before = (await example.workspace.store.title(exampleId, 'item-6410-10'))!
    await concord('review', '--export', file, '--state', 'all', ...at)
    const book = openWorkbook(readFileSync(file))
    book.fill('item-6410-10', { decision: 'No group fits' })
    writeFileSync(file, book.save())
    const base = { id: 'b', titleId: 'item-6410-10', reviewer: 'B', at: '2026-11-23T09:00:00Z', comment: '' }
    const theirs = { ...base, kind: 'Correct', code: '6111', relation: null, seenRevision: before.revision } as const
    await example.workspace.store.decide(exampleId, theirs)
    const ran = await concord('review', '--import', file, '--apply', ...at)
    expect([ran.status, ran.out]).toMatchObject([1, expect.stringContaining('B Correct 6111; workbook no-group-fits')])
    const mine = await concord('review', '--import', file, '--apply', '--conflicts', 'mine', '--json', ...at)
    expect(JSON.parse(mine.out)).toMatchObject({ ledger: { applied: 1, conflicts: 0 } })
  })

  it.each([
    ['neither', [], 'command/usage'],
    ['both', ['--export', 'a', '--import', 'b'], 'command/usage'],
    ['--apply without an import', ['--export', 'a', '--apply'], 'command/usage'],
    ['--conflicts without --apply', ['--import', 'a', '--conflicts', 'mine'], 'command/usage'],
    ['a file that is not there', ['--import', join(folder, 'none.xlsx')], 'source/not-found'],
  ])('with %s ends with 2', async (_what, argv, code) => {
    const ran = await concord('review', ...argv, ...at)
    expect([ran.status, ran.notes]).toMatchObject([2, expect.stringContaining(`[${code}]`)])
    expect(existsSync('a')).toBe(false)
  })
})
