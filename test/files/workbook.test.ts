import * as spreadsheet from 'xlsx'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.js'
import { sheetsOf } from './sheets-of.js'
import { madeZip } from './made-zip.js'

const options = { file: 'made.xlsx', inflateLimit: 50 }

/** A workbook with what publishers do: a number shown as 0110, a date, merged cells, a hidden sheet, a formula. */
function awkward(): spreadsheet.WorkBook {
  const sheet = spreadsheet.utils.aoa_to_sheet([
    ['List of groups'],
    ['code', 'title'],
    [110, 'Officers'],
    ['0210', ' Sergeants '],
    [],
    ['1.10', 'x'],
  ])
  sheet.A3 = { t: 'n', v: 110, z: '0000' }
  sheet.C3 = { t: 'd', v: new Date(Date.UTC(2024, 2, 5)), z: 'dd/mm/yyyy' }
  sheet.C4 = { t: 'n', v: 2, f: '1+1' }
  sheet['!ref'] = 'A1:C6'
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
  const book = spreadsheet.utils.book_new()
  spreadsheet.utils.book_append_sheet(book, sheet, 'Groups')
  spreadsheet.utils.book_append_sheet(book, spreadsheet.utils.aoa_to_sheet([['secret']]), 'Notes')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return book
}

const written = (bookType: spreadsheet.BookType): Buffer =>
  spreadsheet.write(awkward(), { type: 'buffer', bookType, cellDates: true }) as Buffer

describe('reading workbooks', () => {
  it.each(['xlsx', 'xlsm', 'xlsb', 'biff8'] as const)('%s: the text of cells as people see them', async (bookType) => {
    const [groups, notes] = await sheetsOf(written(bookType), options)
    expect(groups?.rows[2]?.slice(0, 2)).toEqual(['0110', 'Officers'])
    expect(groups?.rows[3]?.[0]).toBe('0210')
    expect(groups?.rows[5]?.[0]).toBe('1.10')
    expect(groups?.rows[4]?.join('')).toBe('')
    expect(groups?.rows).toHaveLength(6)
    expect(groups?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }])
    expect(notes?.rows).toEqual([['secret']])
  })

  it('dates are written year first, and formulas are their stored results', async () => {
    const [groups] = await sheetsOf(written('xlsx'), options)
    expect(groups?.rows[2]?.[2]).toBe('2024-03-05')
    expect(groups?.rows[3]?.[2]).toBe('2')
  })

  it('ods: the text shown, not the number behind it', async () => {
    const content = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
      <office:body><office:spreadsheet><table:table table:name="Groups"><table:table-row>
      <table:table-cell office:value-type="float" office:value="110"><text:p>0110</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>Officers</text:p></table:table-cell>
      </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
    const mimetype = Buffer.from('application/vnd.oasis.opendocument.spreadsheet')
    const [groups] = await sheetsOf(
      madeZip({
        mimetype,
        'META-INF/manifest.xml': Buffer.from('<x/>'),
        'styles.xml': Buffer.from('<x/>'),
        'content.xml': Buffer.from(content),
      }),
      options,
    )
    expect(groups).toMatchObject({ name: 'Groups', rows: [['0110', 'Officers']] })
  })

  it('knows hidden sheets', async () => {
    const sheets = await sheetsOf(written('xlsx'), options)
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Groups', false],
      ['Notes', true],
    ])
  })
})

describe('workbooks that cannot be read', () => {
  it('a workbook with a password: a compound file with an EncryptedPackage stream', async () => {
    const container = spreadsheet.CFB as {
      utils: { cfb_new: () => unknown; cfb_add: (file: unknown, name: string, content: Buffer) => void }
      write: (file: unknown, options: { type: 'buffer' }) => Buffer
    }
    const file = container.utils.cfb_new()
    container.utils.cfb_add(file, 'EncryptionInfo', Buffer.alloc(64, 1))
    container.utils.cfb_add(file, 'EncryptedPackage', Buffer.alloc(5000, 7))
    await expect(readWorkbook(container.write(file, { type: 'buffer' }), options)).rejects.toMatchObject({
      code: 'source/password',
    })
  })

  it.each([0.3, 0.6, 0.95, 0.999])('a zip cut off at %d of its length', async (share) => {
    const whole = written('xlsx')
    await expect(readWorkbook(whole.subarray(0, Math.floor(whole.length * share)), options)).rejects.toMatchObject({
      code: 'source/damaged',
    })
  })

  it('a zip that unpacks to more than allowed, whatever its headers claim', async () => {
    const bomb = madeZip(
      { '[Content_Types].xml': Buffer.from('<x/>'), 'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000, 32) },
      10,
    )
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    await expect(readWorkbook(bomb, options)).rejects.toMatchObject({
      code: 'source/too-large',
      context: { limit: 50 },
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
  })

  it('a zip without a workbook in it', async () => {
    await expect(readWorkbook(madeZip({ 'photo.txt': Buffer.from('x') }), options)).rejects.toMatchObject({
      code: 'source/unknown-format',
    })
  })

  it('a member whose packed bytes were changed', async () => {
    const broken = Buffer.from(written('xlsx'))
    broken.fill(0xff, 60, 200)
    await expect(readWorkbook(broken, options)).rejects.toMatchObject({ code: 'source/damaged' })
  })
})
