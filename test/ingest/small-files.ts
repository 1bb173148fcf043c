import iconv from 'iconv-lite'
import * as spreadsheet from 'xlsx'
import { gzipSync } from 'node:zlib'
import { madeParquet } from '../files/made-parquet.js'
import { madeZip } from '../files/made-zip.js'
import { madeFile } from './made-source.js'

const groups = [
  'Legislators',
  'Chefs d’équipe',
  'Médicos',
  'Cooks',
  'Waiters "head"',
  'Bakers; all',
  'Butchers',
  'Tailors',
]
const rows: readonly (readonly string[])[] = [
  ['code', 'title', 'parent', 'definition'],
  ['0', 'Armed forces', '', 'Those who serve'],
  ['01', 'Officers', '0', ''],
  ['0110', 'Officers', '01', 'Lead, and answer for it'],
  ...groups.map((title, at) => [String(1111 + at), title, '1', `${title}: a note\nof two lines`]),
]
const links = [
  ['NCX code', 'NCX title', 'ISCO-08 code', 'ISCO-08 title', 'part'],
  ...groups.map((title, at) => [String(100 + at), title, String(2111 + at), `${title} X`, at % 2 ? 'p' : '']),
]
const ads = [
  ['Job title', 'Company', 'Posted', 'City'],
  ...groups.map((title, at) => [title, `Firm ${at % 3}`, `${10 + at}/03/2024`, 'Lima']),
]

const quoted = (table: readonly (readonly string[])[], delimiter: string): string =>
  table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')

const objects = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [rows[0]![at]!, cell])))

function workbook(bookType: spreadsheet.BookType): Uint8Array {
  const book = spreadsheet.utils.book_new()
  for (const [name, table] of Object.entries({ Groups: rows, Links: links }))
    spreadsheet.utils.book_append_sheet(book, spreadsheet.utils.aoa_to_sheet(table.map((row) => [...row])), name)
  return spreadsheet.write(book, { type: 'buffer', bookType }) as Uint8Array
}

const xml = `<?xml version="1.0" encoding="utf-8"?><list>${objects
  .map(({ code, title }) => `<item><code>${code!}</code><title>${title!.replaceAll('"', '&quot;')}</title></item>`)
  .join('')}</list>`

/** Small files of our own in every format that is read, written anew for each test run; their paths. */
export const smallFiles = (): readonly string[] =>
  [
    ['groups.csv', quoted(rows, ',')],
    ['groups-cp1252.txt', iconv.encode(quoted(rows, ';'), 'windows-1252')],
    ['groups-utf16.tsv', iconv.encode(quoted(rows, '\t'), 'utf-16le', { addBOM: true })],
    ['links.csv', quoted(links, ';')],
    ['ads.csv', quoted(ads, ',')],
    ['groups.xlsx', workbook('xlsx')],
    ['groups.xls', workbook('biff8')],
    ['groups.xlsb', workbook('xlsb')],
    ['groups.ods', workbook('ods')],
    [
      'groups.html',
      `<html><table>${rows.map((row) => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('')}</table></html>`,
    ],
    [
      'ads.parquet',
      madeParquet(Object.fromEntries(ads[0]!.map((name, at) => [name, ads.slice(1).map((row) => row[at]!)]))),
    ],
    ['groups.json', JSON.stringify(objects)],
    ['groups.jsonl', objects.map((one) => JSON.stringify(one)).join('\n')],
    ['groups.xml', xml],
    ['groups.csv.gz', gzipSync(quoted(rows, ','))],
    ['groups.zip', madeZip({ 'groups.csv': Buffer.from(quoted(rows, ',')) })],
  ].map(([name, content]) => madeFile(name as string, content as string | Uint8Array))
