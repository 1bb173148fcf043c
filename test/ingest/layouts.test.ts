import iconv from 'iconv-lite'
import * as spreadsheet from 'xlsx'
import { describe, expect, it } from 'vitest'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import type { Ingested } from '../../src/ingest/ingested.js'
import { accountsFor, as, config, described, madeFile } from './made-source.js'

type Row = readonly (string | number | null)[]

const text = (rows: readonly Row[], delimiter: string): string =>
  rows.map((row) => row.map((cell) => cell ?? '').join(delimiter)).join('\r\n')

async function ingest(name: string, content: string | Uint8Array, languages: readonly string[]): Promise<Ingested> {
  const ingested = await ingestFile({ file: madeFile(name, content), description: described(languages), config })
  expect(accountsFor(ingested.report)).toBe(true)
  return ingested
}

interface MadeSheet {
  readonly rows: readonly Row[]
  /** `A1:B1` and the like. */
  readonly merges?: readonly string[]
}

function workbook(sheets: Readonly<Record<string, MadeSheet>>): Uint8Array {
  const book = spreadsheet.utils.book_new()
  for (const [name, { rows, merges = [] }] of Object.entries(sheets)) {
    const sheet = spreadsheet.utils.aoa_to_sheet(rows.map((row) => [...row]))
    sheet['!merges'] = merges.map((range) => spreadsheet.utils.decode_range(range))
    spreadsheet.utils.book_append_sheet(book, sheet, name)
  }
  return spreadsheet.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}

/** Code, parent and label of every item. */
const items = (ingested: Ingested): readonly (readonly (string | null)[])[] =>
  as('classification', ingested).classification.items.map(({ code, parent, labels }) => [
    code,
    parent,
    Object.values(labels)[0]!,
  ])

const arabic = ['مديرون', 'مشرعون', 'أطباء', 'ممرضون', 'معلمون', 'محاسبون', 'طباخون', 'سائقون', 'بناؤون', 'نجارون']
const russian = [
  'Руководители',
  'Врачи',
  'Медсёстры',
  'Учителя',
  'Бухгалтеры',
  'Повара',
  'Водители',
  'Каменщики',
  'Столяры',
  'Сварщики',
]
const polish = [
  'Kierownicy',
  'Lekarze',
  'Pielęgniarki',
  'Nauczyciele',
  'Księgowi',
  'Kucharze',
  'Kierowcy',
  'Murarze',
  'Stolarze',
  'Ślusarze',
]
const japanese = ['管理職', '医師', '看護師', '教員', '会計士', '調理人', '運転手', '大工', '溶接工', '清掃員']
const chinese = ['管理人员', '医生', '护士', '教师', '会计', '厨师', '司机', '木工', '焊工', '清洁工']
const german = [
  'Führungskräfte',
  'Ärzte',
  'Pflegekräfte',
  'Lehrer',
  'Buchhalter',
  'Köche',
  'Fahrer',
  'Maurer',
  'Tischler',
  'Schweißer',
]
const english = [
  'Chiefs',
  'Doctors',
  'Nurses',
  'Teachers',
  'Clerks',
  'Cooks',
  'Drivers',
  'Masons',
  'Joiners',
  'Welders',
]
const greek = [
  'Διευθυντές',
  'Γιατροί',
  'Νοσοκόμοι',
  'Δάσκαλοι',
  'Λογιστές',
  'Μάγειροι',
  'Οδηγοί',
  'Χτίστες',
  'Μαραγκοί',
  'Ράφτες',
]

const coded = (titles: readonly string[], from = 1111): readonly Row[] => titles.map((title, at) => [from + at, title])
const expected = (titles: readonly string[], from = 1111): readonly (readonly (string | null)[])[] =>
  titles.map((title, at) => [String(from + at), null, title])

describe('tables as offices of other countries lay them out', () => {
  it('Arabic: columns from right to left, marks of direction in the cells', async () => {
    const rows: readonly Row[] = [
      ['المسمى المهني', 'الرمز'],
      ...arabic.map((title, at): Row => [`\u200f${title}`, 1111 + at]),
    ]
    expect(
      items(await ingest('a.csv', iconv.encode(text(rows, ';').replaceAll('\u200f', ''), 'windows-1256'), ['ar'])),
    ).toEqual(expected(arabic))
    expect(items(await ingest('a.xlsx', workbook({ ورقة: { rows } }), ['ar']))).toEqual(expected(arabic))
  })

  it.each([
    ['Russian in cp1251', 'windows-1251', 'ru', ['Код', 'Наименование занятия'], russian],
    ['Polish in cp1250', 'windows-1250', 'pl', ['Kod zawodu', 'Nazwa zawodu'], polish],
    ['Japanese in Shift-JIS', 'Shift_JIS', 'ja', ['分類コード', '職業名'], japanese],
    ['Chinese in GB18030', 'GB18030', 'zh', ['职业代码', '职业名称'], chinese],
    ['Greek in cp1253', 'windows-1253', 'el', ['Κωδικός', 'Τίτλος επαγγέλματος'], greek],
  ])('%s', async (_, encoding, language, header, titles) => {
    const content = iconv.encode(text([header, ...coded(titles)], ';'), encoding)
    const ingested = await ingest('a.csv', content, [language])
    expect(items(ingested)).toEqual(expected(titles))
    expect(ingested.report).toMatchObject({ headerRows: 1, kept: titles.length, refused: [] })
  })

  it('German: semicolons, decimal commas beside the codes, a banner and a footer', async () => {
    const rows: readonly Row[] = [
      ['Statistisches Amt, Stand 2024'],
      [],
      ['Schlüssel', 'Berufsbezeichnung', 'Anteil in %'],
      ...german.map((title, at): Row => [1111 + at, title, `${at},5`]),
      [],
      ['Quelle: eigene Erhebung; Zahlen gerundet'],
    ]
    const ingested = await ingest('a.csv', iconv.encode(text(rows, ';'), 'windows-1252'), ['de'])
    expect(items(ingested)).toEqual(expected(german))
    expect(ingested.report).toMatchObject({ bannerRows: 2, headerRows: 1, blankRows: 1 })
    expect(ingested.report.refused).toHaveLength(1)
  })

  it('a header of three rows with merged cells, below a title', async () => {
    const rows: readonly Row[] = [
      ['Classification nationale des professions', null, null, null],
      ['Identification', null, 'Intitulé', null],
      ['Code', 'Niveau', 'Français', 'English'],
      ...german.map((title, at): Row => [1111 + at, 4, title, english[at]!]),
    ]
    const book = workbook({ Liste: { rows, merges: ['A1:D1', 'A2:B2', 'C2:D2'] } })
    const { classification } = as('classification', await ingest('a.xlsx', book, ['fr', 'en']))
    expect(classification.items.map(({ code, labels }) => [code, labels])).toEqual(
      german.map((title, at) => [String(1111 + at), { fr: title, en: english[at]! }]),
    )
  })

  it('code and title in one cell, levels by the length of the code', async () => {
    const lines = [
      '1 Managers',
      '11 Chief executives',
      '111 Legislators',
      '1111 Legislators',
      '1112 Officials',
      '112 Directors',
      '1120 Directors',
      '12 Administrative managers',
      '121 Service managers',
      '1211 Finance managers',
      '1212 Human resource managers',
      '2 - Professionals',
    ]
    const ingested = await ingest('a.txt', `Structure of occupations\n${lines.join('\n')}\n`, ['en'])
    expect(items(ingested)).toContainEqual(['1111', '111', 'Legislators'])
    expect(items(ingested)).toContainEqual(['2', null, 'Professionals'])
    expect(ingested.report).toMatchObject({ rowsIn: 12, kept: 12 })
  })

  it('levels by indent, where codes say nothing of them', async () => {
    const rows: readonly Row[] = [
      ['Number', 'Occupation'],
      ['901', 'Health'],
      ['417', '   Doctors'],
      ['223', '      Surgeons'],
      ['224', '      Physicians'],
      ['530', '   Nurses'],
      ['115', '      Midwives'],
      ['902', 'Building'],
      ['608', '   Masons'],
      ['771', '      Bricklayers'],
      ['345', '   Joiners'],
      ['346', '      Carpenters'],
    ]
    const { classification, report } = as('classification', await ingest('a.xlsx', workbook({ S: { rows } }), ['en']))
    const parents = Object.fromEntries(classification.items.map(({ code, parent, depth }) => [code, [parent, depth]]))
    expect(parents).toMatchObject({
      '901': [null, 1],
      '417': ['901', 2],
      '224': ['417', 3],
      '115': ['530', 3],
      '346': ['345', 3],
    })
    expect(report.remarks.join(' ')).toContain('indented')
  })

  it('titles that stand in a column of their own on each level', async () => {
    const rows: readonly Row[] = [
      ['Code', 'Major', 'Minor', 'Unit'],
      ['901', 'Health', null, null],
      ['417', null, 'Doctors', null],
      ['223', null, null, 'Surgeons'],
      ['224', null, null, 'Physicians'],
      ['530', null, 'Nurses', null],
      ['115', null, null, 'Midwives'],
      ['902', 'Building', null, null],
      ['608', null, 'Masons', null],
      ['771', null, null, 'Bricklayers'],
      ['345', null, 'Joiners', null],
      ['346', null, null, 'Carpenters'],
    ]
    expect(items(await ingest('a.xlsx', workbook({ S: { rows } }), ['en']))).toContainEqual([
      '224',
      '417',
      'Physicians',
    ])
  })

  it('an index with letters between its parts and marks of footnotes', async () => {
    const rows: readonly Row[] = [
      ['Title', 'Code'],
      ...['A', 'B', 'C'].flatMap((letter): readonly Row[] => [
        [letter, null],
        [null, null],
        ...english.map((title, at): Row => [
          `${letter}${title.toLowerCase()}${at === 3 ? '¹' : ''}`,
          `${2111 + (at % 5)}${at === 4 ? '(2)' : ''}`,
        ]),
      ]),
      ['¹ Not in all regions.', null],
    ]
    const { entries, report } = as('index', await ingest('a.xlsx', workbook({ S: { rows } }), ['en']))
    expect(report).toMatchObject({ rowsIn: 34, kept: 30, blankRows: 3 })
    expect(report.refused.map(({ reason }) => reason).slice(0, 3)).toEqual(
      Array(3).fill('A letter that divides the list, not an entry.'),
    )
    expect(entries.map(({ title }) => title)).toContain('Ateachers')
    expect(new Set(entries.map(({ code }) => code))).toEqual(new Set(['2111', '2112', '2113', '2114', '2115']))
  })

  it('sheets with one header are one table; refused rows name their sheet', async () => {
    const part = (titles: readonly string[], from: number): MadeSheet => ({
      rows: [['Major group'], ['Code', 'Title'], ...coded(titles, from), ['Note: preliminary']],
    })
    const book = workbook({
      'Group 1': part(english, 1111),
      'Group 2': part(german, 2111),
      About: { rows: [['Contact'], ['Office']] },
    })
    const ingested = await ingest('a.xlsx', book, ['en'])
    expect(items(ingested)).toEqual([...expected(english), ...expected(german, 2111)])
    expect(ingested.report).toMatchObject({ rowsIn: 22, kept: 20, headerRows: 2 })
    expect(ingested.report.refused.map(({ sheet, row }) => [sheet, row])).toEqual([
      ['Group 1', 13],
      ['Group 2', 13],
    ])
  })

  it('two sheets with the links of one table in both directions: one is read, the other named', async () => {
    const header = ['NCX code', 'NCX title', 'ISCO-08 code', 'ISCO-08 title']
    const links = english.map((title, at): Row => [100 + at, title, 2111 + at, `${title} X`])
    const back = [...links].reverse().map(([a, b, c, d]): Row => [c!, d!, a!, b!])
    const book = workbook({
      'NCX to ISCO': { rows: [header, ...links] },
      'ISCO to NCX': { rows: [[...header.slice(2), ...header.slice(0, 2)], ...back, [2199, 'More', 199, 'Y']] },
    })
    const { mappings, report } = as('correspondence', await ingest('a.xlsx', book, ['en']))
    expect(mappings).toHaveLength(10)
    expect(mappings[0]).toMatchObject({ sourceCode: '100', targetCode: '2111' })
    expect(report.remarks.join(' ')).toMatch(
      /"ISCO to NCX" holds the links in the other direction; 1 of them stands only there/,
    )
  })

  it('gendered, slashed and inverted titles, and several in a cell, stay one entry as written', async () => {
    const titles = [
      'Abatteur / Abatteuse',
      'cajero/a',
      'enfermeiro(a)',
      'Accountant, tax',
      'Mitarbeiter*in',
      'Cook; kitchen hand',
      'Tailor or dressmaker',
      'Lehrer/-in',
      'Chef de cuisine',
      'Baker, pastry',
    ]
    const rows: readonly Row[] = [
      ['code', 'title'],
      ...titles.flatMap((title, at): readonly Row[] => [
        [1111 + (at % 4), title],
        [1111 + (at % 4), `${title} II`],
      ]),
    ]
    const { entries } = as('index', await ingest('a.xlsx', workbook({ S: { rows } }), ['en']))
    expect(entries).toHaveLength(20)
    expect(entries.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
  })
})
