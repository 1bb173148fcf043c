import { gzipSync } from 'node:zlib'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTables } from '../../src/files/tables.js'
import { parseXml } from '../../src/files/xml.js'
import { madeZip } from './made-zip.js'
import { temporaryFolder } from './temporary-folder.js'

async function rowsOf(
  name: string,
  content: string | Uint8Array,
  inflateLimit = 10,
): Promise<readonly (readonly string[])[]> {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  const { tables } = await readTables(file, { inflateLimit })
  return [...tables[0]!.rows]
}

const csv = 'code;title\n0110;Officers\n'
const rows = [
  ['code', 'title'],
  ['0110', 'Officers'],
]

const xml = `<?xml version="1.0" encoding="iso-8859-15"?><!-- made --><ogr><item id="7"><code>0110</code>
  <title>Officiers &amp; chefs d&apos;\u00e9quipe \u00a4</title><alt>A</alt><alt><![CDATA[B <x>]]></alt></item><item><code>0210</code></item></ogr>`

describe('files as tables: what they hold decides, not their name', () => {
  it.each([
    ['text', 'a.txt', csv],
    ['gzip', 'a.csv.gz', gzipSync(csv)],
    [
      'a zip with one data file',
      'a.zip',
      madeZip({ 'folder/a.csv': Buffer.from(csv), 'read me.md': Buffer.from('x'.repeat(500)) }),
    ],
    [
      'HTML named .xls',
      'a.xls',
      '<html><table><tr><td>code</td><td>title</td></tr><tr><td>0110</td><td>Officers</td></tr></table></html>',
    ],
    ['a workbook of Excel 2003', 'a.xls', excel2003()],
  ])('%s', async (_, name, content) => {
    expect(await rowsOf(name, content)).toEqual(rows)
  })

  it('XML: repeated elements are rows; its declared encoding counts; a repeated child gives lines', async () => {
    expect(await rowsOf('a.xml', Buffer.from(xml, 'latin1'))).toEqual([
      ['id', 'code', 'title', 'alt'],
      ['7', '0110', "Officiers & chefs d'équipe €", 'A\nB <x>'],
      ['', '0210', '', ''],
    ])
  })

  it.each([
    ['entities of its own', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'],
    ['cut off', '<x><y>text'],
    ['crossed', '<x><y></x></y>'],
    ['too deep', '<x>'.repeat(100) + '</x>'.repeat(100)],
    ['nothing', '<?xml version="1.0"?>'],
  ])('XML with %s is refused', (_, text) => {
    expect(() => parseXml(text, 'a.xml')).toThrow(expect.objectContaining({ code: 'source/damaged' }) as Error)
  })

  it.each([
    [
      'a gzip that unpacks to more than allowed',
      'a.csv.gz',
      gzipSync(Buffer.alloc(20_000_000, 65)),
      'source/too-large',
    ],
    ['a gzip cut off', 'a.csv.gz', gzipSync(csv).subarray(0, 20), 'source/damaged'],
    ['an archive without a data file', 'a.zip', madeZip({ 'a.png': Buffer.from('x') }), 'source/unknown-format'],
  ])('%s', async (_, name, content, code) => {
    await expect(rowsOf(name, content)).rejects.toMatchObject({ code })
  })
})

function excel2003(): string {
  const cell = (text: string): string => `<Cell><Data ss:Type="String">${text}</Data></Cell>`
  const body = rows.map((row) => `<Row>${row.map(cell).join('')}</Row>`).join('')
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
    xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${body}</Table></Worksheet></Workbook>`
}
