import * as spreadsheet from 'xlsx'
import { describe, expect, it } from 'vitest'
import { ingestFile, understandFile } from '../../src/ingest/ingest-file.js'
import type { Ingested } from '../../src/ingest/ingested.js'
import type { SheetLayout } from '../../src/ingest/layout.js'
import { accountsFor, as, config, described, madeFile } from './made-source.js'

const understand = (text: string, languages = ['en']): Promise<SheetLayout> =>
  understandFile({ file: madeFile('unknown.csv', text), description: described(languages), config })

const roles = ({ columns }: SheetLayout): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.map(({ header, role }) => [header, role]))

const groups = [
  'Legislators',
  'Senior officials',
  'Chiefs',
  'Directors',
  'Finance managers',
  'Policy managers',
  'Sales managers',
  'Cooks',
  'Waiters',
  'Bakers',
  'Butchers',
  'Tailors',
]
const coded = groups.map((title, at) => `${1111 + at},${title}`).join('\n')

describe('understanding a sheet without a recipe', () => {
  it.each([
    ['en', `code,title\n${coded}`, { code: 'code', title: 'title' }],
    ['es', `Clave,Denominación\n${coded}`, { Clave: 'code', Denominación: 'title' }],
    [
      'fr',
      `Intitulé,Code CITP\n${groups.map((title, at) => `${title},${1111 + at}`).join('\n')}`,
      { Intitulé: 'title', 'Code CITP': 'code' },
    ],
    ['de', `Schlüssel,Berufsbezeichnung\n${coded}`, { Schlüssel: 'code', Berufsbezeichnung: 'title' }],
    ['pl', `Kod,Nazwa zawodu\n${coded}`, { Kod: 'code', 'Nazwa zawodu': 'title' }],
    ['headers that say nothing', `x,y\n${coded}`, { x: 'code', y: 'title' }],
    ['no header at all', coded, { 'Column A': 'code', 'Column B': 'title' }],
  ])('%s', async (_, text, expected) => {
    const layout = await understand(text)
    expect(roles(layout)).toEqual(expected)
    expect(layout.recipe.kind).toBe('classification')
    expect(layout.guessed?.every(({ reason }) => reason !== '')).toBe(true)
  })

  it('a banner above the header, in another shape than the table', async () => {
    const layout = await understand(
      `"National Institute of Titles, 2024"\n"Structure, all levels"\n\ncode,title\n${coded}`,
    )
    expect(layout.headerAt).toBe(3)
  })

  it('codes that come back with other titles are an index', async () => {
    const text = groups
      .flatMap((title, at) => [`${1111 + (at % 4)},${title}`, `${1111 + (at % 4)},${title} two`])
      .join('\n')
    expect((await understand(`code,title\n${text}`)).recipe.kind).toBe('index')
  })

  it('an employer makes it ads', async () => {
    const text = groups.map((title, at) => `${title},Firm ${at},2024-01-${10 + at}`).join('\n')
    const layout = await understand(`Job title,Company,Posted\n${text}`)
    expect(layout.recipe.kind).toBe('ads')
    expect(roles(layout)).toEqual({ 'Job title': 'title', Company: 'employer', Posted: 'date' })
  })

  it.each([
    ['Job description', 'Company', 'Description,Location description'],
    ['Responsibilities', 'Company', 'Company profile,Notes'],
    ['Descrição', 'Empresa', 'Código,Requisitos'],
    ['descripcion', 'empresa', 'Funciones,ref'],
    ['Missions', 'Entreprise', 'Profil,ref'],
    ['Aufgaben', 'Arbeitgeber', 'Profil,ref'],
  ])('of ads, %s is the duties, and one column only', async (header, employer, others) => {
    const text = groups.map(
      (title, at) =>
        `${title},Firm ${at},"They serve as ${title.toLowerCase()} and see to it, ${at}","Other ${at}",x${at}`,
    )
    const layout = await understand(`Job title,${employer},${header},${others}\n${text.join('\n')}`)
    expect(layout.recipe.kind).toBe('ads')
    const found = roles(layout)
    expect(found).toMatchObject({ 'Job title': 'title', [employer]: 'employer', [header]: 'duties' })
    expect(Object.values(found).filter((role) => role === 'duties')).toHaveLength(1)
  })

  it('a definition of an item stays one, where it is no ad', async () => {
    const text = groups.map((title, at) => `${1111 + at},${title},"They serve as ${title} and see to it"`).join('\n')
    expect(roles(await understand(`code,title,description\n${text}`))).toMatchObject({ description: 'definition:en' })
  })

  it.each([
    [
      'dates of change beside codes and titles',
      'code,title,valid from',
      groups.map((title, at) => `${1111 + at},${title},2024-01-${10 + at}`),
      'classification',
    ],
    [
      'months and lengths beside titles',
      'month,header,textlen',
      groups.map((title, at) => `2024-0${1 + (at % 9)},${title},${300 + at}`),
      'ads',
    ],
    [
      'one classification beside another, titles all different',
      'isco08,isco88,title',
      [...groups, ...groups.map((title) => `${title} II`)].map(
        (title, at) => `${1111 + (at % 4)},${2111 + (at % 4)},${title}`,
      ),
      'index',
    ],
  ])('%s', async (_, header, rows, kind) => {
    expect((await understand(`${header}\n${rows.join('\n')}`)).recipe.kind).toBe(kind)
  })

  it('codes of two classifications are a correspondence; blank sources repeat', async () => {
    const text = groups
      .map(
        (title, at) =>
          `${at % 3 === 1 ? '' : 100 + at},${at % 3 === 1 ? '' : title},${2111 + at},${title} X,${at % 2 ? 'p' : ''}`,
      )
      .join('\n')
    const file = madeFile('unknown.csv', `NCX code,NCX title,ISCO-08 code,ISCO-08 title,part\n${text}`)
    const { mappings, report } = as('correspondence', await ingestFile({ file, description: described(), config }))
    expect(report).toMatchObject({ rowsIn: 12, kept: 12 })
    expect(mappings[1]).toMatchObject({
      sourceCode: '100',
      targetCode: '2112',
      sourcePartial: true,
      targetPartial: true,
    })
  })

  it('a column a level', async () => {
    const rows = [
      '1,,,Managers',
      ',11,,Chiefs',
      ',,111,Legislators',
      ',,112,Directors',
      ',12,,Office managers',
      ',,121,Finance',
      ',,122,Sales',
      '2,,,Professionals',
      ',21,,Science',
      ',,211,Physics',
      ',,212,Maths',
      ',,213,Life',
    ]
    const file = madeFile('unknown.csv', `Gran grupo,Subgrupo,Grupo,Denominación\n${rows.join('\n')}`)
    const { classification, report } = as(
      'classification',
      await ingestFile({ file, description: described(['es']), config }),
    )
    expect(report.kept).toBe(12)
    expect(classification.items.find(({ code }) => code === '111')).toMatchObject({ parent: '11', depth: 3 })
    expect(classification.levels.map(({ name }) => name)).toEqual(['gran grupo', 'subgrupo', 'grupo'])
  })
})

describe('workbooks as offices lay them out', () => {
  async function ingestSheets(sheets: Readonly<Record<string, spreadsheet.WorkSheet>>): Promise<Ingested> {
    const book = spreadsheet.utils.book_new()
    for (const [name, sheet] of Object.entries(sheets)) spreadsheet.utils.book_append_sheet(book, sheet, name)
    const file = madeFile('unknown.xlsx', spreadsheet.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
    return await ingestFile({ file, description: described(), config })
  }

  it('reads the sheet with the table, under a header of two rows with merged cells', async () => {
    const about = spreadsheet.utils.aoa_to_sheet([['About this file'], ['Contact'], ['Nobody']])
    const table = spreadsheet.utils.aoa_to_sheet([
      ['Classification of titles', null, 'Remarks'],
      ['Code', 'Name', null],
      ...groups.map((title, at) => [1111 + at, title, at === 2 ? 'n.e.c.' : null]),
    ])
    table['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 1 } },
      { s: { r: 0, c: 2 }, e: { r: 1, c: 2 } },
    ]
    const { classification, report } = as('classification', await ingestSheets({ About: about, Table: table }))
    expect(report).toMatchObject({ rowsIn: 12, kept: 12, headerRows: 2, bannerRows: 0 })
    expect(classification.items[0]).toMatchObject({ code: '1111', labels: { en: 'Legislators' } })
    expect(accountsFor(report)).toBe(true)
  })
})
