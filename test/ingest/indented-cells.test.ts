import * as spreadsheet from 'xlsx'
import { expect, it } from 'vitest'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import { as, config, described, madeFile } from './made-source.js'

/** The package's own reader of archives, which it gives without types. */
interface ArchiveReader {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): object
  find(archive: object, name: string): ArchiveEntry
  write(archive: object, options: { readonly type: 'buffer'; readonly fileType: 'zip' }): Buffer
}
const { CFB: archives } = spreadsheet as unknown as { readonly CFB: ArchiveReader }

interface ArchiveEntry {
  content: Buffer
  size: number
}

/** A workbook whose titles are indented by their cells' style alone, as the button of a spreadsheet program does it. */
function indentedWorkbook(rows: readonly (readonly [code: string, title: string, indent: number])[]): Buffer {
  const sheet = spreadsheet.utils.aoa_to_sheet([['Code', 'Occupation'], ...rows.map(([code, title]) => [code, title])])
  const book = spreadsheet.utils.book_new()
  spreadsheet.utils.book_append_sheet(book, spreadsheet.utils.aoa_to_sheet([['About']]), 'About')
  spreadsheet.utils.book_append_sheet(book, sheet, 'List')
  const plain = spreadsheet.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  const archive = archives.read(plain, { type: 'buffer' })
  const change = (name: string, changed: (text: string) => string): void => {
    const entry = archives.find(archive, name)
    entry.content = Buffer.from(changed(entry.content.toString()))
    entry.size = entry.content.length
  }
  const font = 'numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"'
  const styles = [0, 1, 2].map((indent) => `<xf ${font}><alignment horizontal="left" indent="${String(indent)}"/></xf>`)
  change('styles.xml', (text) =>
    text.replace(/<cellXfs.*<\/cellXfs>/s, `<cellXfs count="4"><xf ${font}/>${styles.join('')}</cellXfs>`),
  )
  change('sheet2.xml', (text) =>
    rows.reduce(
      (done, [, , indent], at) =>
        done.replace(`r="B${String(at + 2)}"`, `r="B${String(at + 2)}" s="${String(indent + 1)}"`),
      text,
    ),
  )
  return archives.write(archive, { type: 'buffer', fileType: 'zip' })
}

const rows = [
  ['K7', 'Managers', 0],
  ['B2', 'Directors', 1],
  ['X9', 'Finance director', 2],
  ['Q4', 'Sales director', 2],
  ['M1', 'Mayors', 1],
  ['Z3', 'Clerks', 0],
  ['A8', 'Typists', 1],
] as const

it('items lie under what is indented less, where the style of cells alone says so', async () => {
  const file = madeFile('indented.xlsx', indentedWorkbook(rows))
  const ingested = as('classification', await ingestFile({ file, description: described(), config }))
  const { items } = ingested.classification
  expect(Object.fromEntries(items.map(({ code, parent }) => [code, parent]))).toEqual({
    K7: null,
    B2: 'K7',
    X9: 'B2',
    Q4: 'B2',
    M1: 'K7',
    Z3: null,
    A8: 'Z3',
  })
  expect(items.map(({ labels }) => labels.en)).toContain('Finance director')
  expect(ingested.report.remarks.join(' ')).toContain('from how far titles are indented')
})

it('a workbook without such styles is read as before', async () => {
  const file = madeFile('flat.xlsx', indentedWorkbook(rows.map(([code, title]) => [code, title, 0] as const)))
  const { classification } = as('classification', await ingestFile({ file, description: described(), config }))
  expect(classification.items.every(({ parent }) => parent === null)).toBe(true)
})
