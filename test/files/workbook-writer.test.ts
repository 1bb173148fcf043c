import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../src/files/sheet.js'
import { sheetsOf } from './sheets-of.js'
import { writeWorkbook } from '../../src/files/workbook-writer.js'
import { temporaryFolder } from './temporary-folder.js'

const sheet: Sheet = {
  name: 'Links: CBO/ISCO',
  preamble: ['Correspondence', '=1+1'],
  columns: [
    { header: 'Code', width: 8 },
    { header: 'Title', width: 40 },
    { header: 'Share', width: 7 },
  ],
  rows: [
    ['0110', '=HYPERLINK("http://x")', 0.5],
    ['1.10', '+1 -2 @x', null],
    ['2', `a\u0007b\u0000c\ud800d`, 3],
    ['3', 'x'.repeat(40_000), 0],
    ['4', '_x0041_ und\nzwei Zeilen', 1],
    ['5', `${'y'.repeat(32_766)}😀`, 1],
  ],
}

describe('writing workbooks', () => {
  it('reads back as written: zeros, formulas as text, long texts cut, nothing XML cannot hold', async () => {
    const [read] = await sheetsOf(await writeWorkbook([sheet]), { file: 'x', inflateLimit: 10 })
    expect(read?.name).toBe('Links  CBO ISCO')
    expect(read?.rows.slice(0, 6)).toEqual([
      ['Correspondence'],
      ['=1+1'],
      ['Code', 'Title', 'Share'],
      ['0110', '=HYPERLINK("http://x")', '0.5'],
      ['1.10', '+1 -2 @x'],
      ['2', 'abcd', '3'],
    ])
    expect(read?.rows[6]?.[1]).toHaveLength(32_767)
    expect(read?.rows[7]?.[1]).toBe('_x0041_ und\nzwei Zeilen')
    expect(read?.rows[8]?.[1]).toBe('y'.repeat(32_766))
  })

  it('gives sheets names that Excel takes, all different', async () => {
    const names = ['A'.repeat(40), 'A'.repeat(40), '', "'x'"]
    const sheets = await sheetsOf(
      await writeWorkbook(names.map((name) => ({ name, columns: [{ header: 'h', width: 5 }], rows: [] }))),
      { file: 'x', inflateLimit: 10 },
    )
    expect(sheets.map(({ name }) => name)).toEqual(['A'.repeat(31), `${'A'.repeat(26)} (2)`, 'Sheet', 'x'])
  })

  it.skipIf(!openpyxlIsThere())('opens in openpyxl: text cells, header frozen and bold, filter, widths', async () => {
    const file = join(temporaryFolder(), 'written.xlsx')
    writeFileSync(file, await writeWorkbook([sheet]))
    expect(JSON.parse(execFileSync(python, ['-c', inspect, file], { encoding: 'utf8' }))).toEqual({
      code: ['0110', 's'],
      formula: ['=HYPERLINK("http://x")', 's'],
      preamble: ['=1+1', 's'],
      number: [0.5, 'n'],
      escaped: '_x0041_ und\nzwei Zeilen',
      freeze: 'A4',
      filter: 'A3:C9',
      bold: true,
      width: 40,
    })
  })
})

const python = '/usr/bin/python3'

/** openpyxl marks a text that begins with "=" as a formula itself, so the stored type is asked of the file's XML. */
const inspect = `
import json, sys, re, zipfile, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
xml = zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml').decode()
def kind(ref):
    found = re.search('<c r="%s"([^>]*)>(.)' % ref, xml)
    return 's' if 't="s"' in found.group(1) or 't="inlineStr"' in found.group(1) else 'n'
assert '<f' not in xml
print(json.dumps({
  'code': [sheet['A4'].value, kind('A4')], 'formula': [sheet['B4'].value, kind('B4')],
  'preamble': [sheet['A2'].value, kind('A2')], 'number': [sheet['C4'].value, kind('C4')],
  'escaped': sheet['B8'].value, 'freeze': sheet.freeze_panes, 'filter': sheet.auto_filter.ref,
  'bold': sheet['A3'].font.b, 'width': round(sheet.column_dimensions['B'].width),
}))`

function openpyxlIsThere(): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import openpyxl'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
