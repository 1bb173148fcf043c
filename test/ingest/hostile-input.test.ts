import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import type { Ingested } from '../../src/ingest/ingested.js'
import type { Recipe } from '../../src/model/ingest.js'
import { madeZip } from '../files/made-zip.js'
import { accountsFor, as, config, described, ingestText, madeFile } from './made-source.js'

const recipe: Recipe = { kind: 'classification', columns: { code: 'code', title: 'title' } }

async function ingest(name: string, content: string | Uint8Array, languages = ['en']): Promise<Ingested> {
  const ingested = await ingestFile({
    file: madeFile(name, content),
    recipe,
    description: described(languages),
    config,
  })
  expect(accountsFor(ingested.report)).toBe(true)
  expect(JSON.stringify(ingested)).not.toContain('\\u0000')
  return ingested
}

const labels = (ingested: Ingested): Readonly<Record<string, string>> =>
  Object.fromEntries(
    as('classification', ingested).classification.items.map(({ code, labels: own }) => [code, Object.values(own)[0]!]),
  )

/** The parts of a workbook that a reader needs, with the sheet given. */
const workbookWith = (sheet: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  madeZip(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml':
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        '_rels/.rels':
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml':
          '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': sheet,
        ...more,
      }).map(([name, text]) => [name, Buffer.from(text)]),
    ),
  )

const text = (at: string, content: string): string => `<c r="${at}" t="inlineStr"><is><t>${content}</t></is></c>`
const sheet = (rows: string): string =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const header = `<row r="1">${text('A1', 'code')}${text('B1', 'title')}</row>`
const cook = `<row r="2">${text('A2', '5120')}${text('B2', 'Cooks')}</row>`

describe('workbooks made to do harm', () => {
  it('are read whole where there is nothing wrong with them', async () => {
    expect(labels(await ingest('a.xlsx', workbookWith(sheet(header + cook))))).toEqual({ '5120': 'Cooks' })
  })

  it('formulas are their stored results; nothing is evaluated and no link followed', async () => {
    const formula = `<row r="3">${text('A3', '5131')}<c r="B3" t="str"><f>WEBSERVICE("http://127.0.0.1:9/x")</f><v>Waiters</v></c></row>`
    const linked = `<row r="4">${text('A4', '5132')}<c r="B4"><f>[1]Other!A1</f></c></row>`
    const external = '<?xml version="1.0"?><externalLink><externalBook/></externalLink>'
    const ingested = await ingest(
      'a.xlsx',
      workbookWith(sheet(header + cook + formula + linked), { 'xl/externalLinks/externalLink1.xml': external }),
    )
    expect(labels(ingested)).toEqual({ '5120': 'Cooks', '5131': 'Waiters' })
    expect(ingested.report.refused).toMatchObject([{ row: 4, reason: 'Code 5132 has no title.' }])
  })

  it('entities that grow without bound stay unread', async () => {
    const bomb = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
    const spoilt = sheet(header + cook.replace('Cooks', '&l9;')).replace(
      '<worksheet',
      `<!DOCTYPE x [<!ENTITY l0 "lol">${bomb}]><worksheet`,
    )
    const ingested = await ingest('a.xlsx', workbookWith(spoilt)).catch((thrown: unknown) => thrown)
    expect(JSON.stringify(ingested).length).toBeLessThan(5000)
  })

  it('a million empty rows, below the table and within it', async () => {
    const empty = (from: number): string =>
      Array.from({ length: 500_000 }, (_, at) => `<row r="${from + at}" s="1" ht="15"/>`).join('')
    const last = `<row r="500003">${text('A500003', '5131')}${text('B500003', 'Waiters')}</row>`
    const ingested = await ingest('a.xlsx', workbookWith(sheet(header + cook + empty(3) + last + empty(500_004))))
    expect(ingested.report).toMatchObject({ rowsIn: 2, kept: 2, blankRows: 500_000 })
  })

  it('a bomb within the limit, with headers that lie: refused before anything is parsed, in little memory', async () => {
    const members = { '[Content_Types].xml': Buffer.from('<x/>'), 'xl/worksheets/sheet1.xml': Buffer.alloc(200e6, 32) }
    const bomb = madeZip(members, 10)
    Object.assign(members, { 'xl/worksheets/sheet1.xml': Buffer.alloc(0) })
    const before = process.memoryUsage().rss
    await expect(ingest('a.xlsx', bomb)).rejects.toMatchObject({ code: 'source/too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
  })
})

describe('texts made to do harm', () => {
  it('lines in two encodings are each read in their own', async () => {
    const content = Buffer.concat([
      Buffer.from('code,title\n1,Médico\n2,Técnico\n'),
      iconv.encode('3,Açougueiro\n4,Mecânico de manutenção\n5,Cozinheiro de família\n', 'windows-1252'),
      Buffer.from('6,Maçom\n'),
    ])
    const ingested = await ingest('a.csv', content, ['pt'])
    expect(Object.values(labels(ingested))).toEqual([
      'Médico',
      'Técnico',
      'Açougueiro',
      'Mecânico de manutenção',
      'Cozinheiro de família',
      'Maçom',
    ])
    expect(ingested.report.remarks.join(' ')).toContain('3 of 6 lines beyond ASCII are UTF-8')
  })

  it('zero bytes are taken out and counted; many of them mean that it is no text', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `${1000 + at},Occupation ${at}`).join('\n')
    const ingested = await ingest('a.csv', `code,title\n5120,Co\u0000oks\n${rows}`)
    expect(labels(ingested)['5120']).toBe('Cooks')
    expect(ingested.report.remarks.join(' ')).toContain('1 zero bytes were taken out')
  })

  it.each([
    ['JSON', 'a.json', '[{"code":"5120","title":"Co\\u0000oks"},{"code":"\\u0000","title":"x\\u0000"}]'],
    ['JSON lines', 'a.jsonl', '{"code":"5120","title":"Co\\u0000oks"}\n{"code":"","title":"x\\u0000"}'],
  ])('U+0000 in %s is in nothing that is kept or shown', async (_, name, content) => {
    expect(labels(await ingest(name, content))['5120']).toBe('Cooks')
  })

  it('marks of direction are no part of codes, titles and headers', async () => {
    const ingested = await ingestText('\u200fcode\u200f,\u202atitle\u202c\n\u200e5120,\u202bطباخ\u202c\n', recipe)
    expect(labels(ingested)).toEqual({ '5120': 'طباخ' })
  })

  it('10,000 columns: the first are looked at, and the report says so', async () => {
    const wide = Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')
    const rows = Array.from({ length: 60 }, (_, at) => `${1000 + at},Occupation ${at}${',x'.repeat(9_998)}`).join('\n')
    const started = performance.now()
    const { report } = await ingestText(`code,title,${wide}\n${rows}`)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(report.kept).toBe(60)
    expect(report.remarks.join(' ')).toContain('only the first 1000 columns')
  })

  it('a bad JSON line is refused alone, by its number', async () => {
    const ingested = await ingest('a.jsonl', '{"code":"1","title":"A"}\n{"code":"2","tit\n\n{"code":"3","title":"C"}\n')
    expect(labels(ingested)).toEqual({ '1': 'A', '3': 'C' })
    expect(ingested.report).toMatchObject({ rowsIn: 3, kept: 2, blankRows: 1 })
    expect(ingested.report.refused).toMatchObject([{ row: 2, reason: expect.stringContaining('no JSON') as string }])
  })

  it('parents in a ring, and codes that differ by a space', async () => {
    const columns = { ...recipe.columns, parent: 'parent' } as const
    const ingested = await ingestText('code,title,parent\n1 1,A,12\n12,B,13\n13,C,1 1\n11,D,\n', { ...recipe, columns })
    expect(labels(ingested)).toEqual({ '1 1': 'A', '12': 'B', '13': 'C' })
    expect(ingested.report.refused).toMatchObject([{ row: 5 }])
    expect(ingested.report.remarks.join(' ')).toMatch(/lie under themselves/)
  })

  it('a quotation mark closed far away: the report names the row', async () => {
    const { report } = await ingestText('code,title,note\n1,"A,x\n2,B,x\n3,C,x\n4,D",x\n5,E,x\n', recipe)
    expect(report.remarks.join(' ')).toContain('row 2 holds lines that look like rows')
  })
})
