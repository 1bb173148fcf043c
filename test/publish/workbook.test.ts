import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src/files/workbook-writer.js'
import { correspondenceSheets } from '../../src/publish/correspondence-sheets.js'
import { revisionSheets } from '../../src/publish/revision-sheets.js'
import { publication, revision } from './example.js'

/** The system's own Python sees Debian's openpyxl; another on PATH may not. */
const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import openpyxl']).status === 0,
)

interface ReadSheet {
  readonly freeze: string | null
  readonly filter: string | null
  readonly widths: readonly number[]
  /** Value and openpyxl data type (`s` text, `n` number or nothing, `f` formula) of each cell. */
  readonly rows: readonly (readonly (readonly [string | number | null, string])[])[]
}

const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({s.title: {
  'freeze': s.freeze_panes, 'filter': s.auto_filter.ref,
  'widths': [d.width for d in s.column_dimensions.values()],
  'rows': [[[c.value, c.data_type] for c in row] for row in s.iter_rows()]} for s in book}))`

// Without openpyxl nothing independent can open the workbook: the tests are skipped, visibly.
describe.skipIf(python === undefined)('the workbooks, opened by openpyxl', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'concord-workbook-'))
  })

  function opened(name: string, bytes: Uint8Array): Readonly<Record<string, ReadSheet>> {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const { stdout, stderr, status } = spawnSync(python!, ['-c', script, file], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Readonly<Record<string, ReadSheet>>
  }

  it('keeps codes as text with their zeros, and formulas as text', async () => {
    const book = opened('correspondence.xlsx', await writeWorkbook(correspondenceSheets(publication)))
    expect(Object.keys(book)).toEqual(['Correspondence', 'By target', 'Open cases', 'Departures', 'Ads', 'Metadata'])
    const cells = Object.values(book).flatMap(({ rows }) => rows.flat())
    expect(cells.filter(([, type]) => type === 'f')).toEqual([])
    expect(cells).toContainEqual(['0110', 's'])
    expect(cells).toContainEqual(['=cmd()', 's'])
    expect(cells).toContainEqual(['=1+1 Desenvolvedores', 's'])
    expect(cells).toContainEqual([0.912, 'n'])
  })

  it('freezes the header below the sample warning, with filters and widths', async () => {
    const { Correspondence: sheet } = opened('frozen.xlsx', await writeWorkbook(correspondenceSheets(publication)))
    expect(sheet?.rows[0]?.[0]?.[0]).toMatch(/^Made from sample data/)
    expect(sheet?.rows[1]?.[0]).toEqual(['Source code', 's'])
    expect(sheet?.freeze).toBe('A3')
    expect(sheet?.filter).toBe('A2:L7')
    expect(Math.max(...(sheet?.widths ?? []))).toBeGreaterThan(40)
  })

  it('opens the revision workbook whole', async () => {
    const book = opened('revision.xlsx', await writeWorkbook(revisionSheets(revision)))
    expect(book.Titles?.rows).toHaveLength(14)
    expect(book.Proposals?.rows[2]?.[1]).toEqual(['prompt engineer <script>', 's'])
  })
})
