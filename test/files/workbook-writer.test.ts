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

const form: Sheet = {
  name: "Titles' form",
  columns: [
    { header: 'Id', width: 8, hidden: true },
    { header: 'Title', width: 20 },
    { header: 'Choice', width: 10, open: true },
    { header: 'Share', width: 7, numbers: '0.00' },
  ],
  rows: [
    ['1', '=1+1', null, 0.5],
    ['2', 'a long text that takes more than one line of it', 'yes', 1],
  ],
  locked: true,
  closed: [[1, 2]],
  frozenColumns: 2,
  choices: [{ column: 2, from: { sheet: 1, column: 0, rows: 2 }, hint: 'Choose', refusal: 'Not in the list' }],
  colours: [
    {
      columns: [1, 2],
      when: [
        { column: 2, is: { text: 'y"es' } },
        { column: 3, is: { atLeast: 0.4 } },
      ],
      fill: 'D9EAD3',
    },
  ],
}
const offered: Sheet = {
  name: 'Titles: form',
  columns: [{ header: 'Choices', width: 9 }],
  rows: [['yes'], ['no']],
  hidden: true,
  unfiltered: true,
}

describe('writing forms', () => {
  it.skipIf(!openpyxlIsThere())('opens in openpyxl: locked but for open columns, drop-downs, colours', async () => {
    const file = join(temporaryFolder(), 'form.xlsx')
    writeFileSync(file, await writeWorkbook([form, offered]))
    expect(JSON.parse(execFileSync(python, ['-c', inspectForm, file], { encoding: 'utf8' }))).toEqual({
      sheets: [
        ["Titles' form", 'visible'],
        ['Titles  form', 'hidden'],
      ],
      protected: [true, null, false],
      locked: [true, true, false, true],
      closed: true,
      hidden: [true, false],
      choices: [['C2:C3', "'Titles  form'!$A$2:$A$3", 'list', 'Not in the list']],
      colours: [['B2:C3', 'AND($C2="y""es",AND(ISNUMBER($D2),$D2>=0.4))']],
      freeze: 'C2',
      formats: ['@', '0.00'],
      filters: ['A1:D3', null],
      formulas: 0,
      height: 45,
    })
  })
})

const python = '/usr/bin/python3'

const inspectForm = `
import json, sys, zipfile, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
form, offered = book.worksheets
xml = zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml').decode()
print(json.dumps({
  'sheets': [[sheet.title, sheet.sheet_state] for sheet in book.worksheets],
  'protected': [form.protection.sheet, form.protection.password, form.protection.autoFilter],
  'locked': [form.cell(2, column).protection.locked for column in (1, 2, 3, 4)],
  'closed': form['C3'].protection.locked,
  'hidden': [form.column_dimensions['A'].hidden, form.column_dimensions['B'].hidden],
  'choices': [[str(v.sqref), v.formula1, v.type, v.error] for v in form.data_validations.dataValidation],
  'colours': [[str(area.sqref), rule.formula[0]] for area, rules in form.conditional_formatting._cf_rules.items() for rule in rules],
  'freeze': form.freeze_panes, 'formats': [form['C2'].number_format, form['D2'].number_format],
  'filters': [form.auto_filter.ref, offered.auto_filter.ref], 'formulas': xml.count('<f>') + xml.count('<f '),
  'height': form.row_dimensions[3].height,
}))`

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
