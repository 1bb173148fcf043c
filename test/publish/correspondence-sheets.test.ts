import { describe, expect, it } from 'vitest'
import type { CellValue, Sheet } from '../../src/files/sheet.js'
import { correspondenceSheets } from '../../src/publish/correspondence-sheets.js'
import { publication } from './example.js'

const sheets = correspondenceSheets(publication)
const named = (name: string): Sheet => sheets.find((sheet) => sheet.name === name)!
/** Rows as objects by column header. */
const rowsOf = (name: string): readonly Readonly<Record<string, CellValue>>[] => {
  const { columns, rows } = named(name)
  return rows.map((row) => Object.fromEntries(columns.map(({ header }, i) => [header, row[i] ?? null])))
}

describe('correspondenceSheets', () => {
  it('has a sheet for each direction, open cases, ads and metadata', () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['Correspondence', 'By target', 'Open cases', 'Departures', 'Ads', 'Metadata'],
    ])
    const without = correspondenceSheets({ ...publication, departures: [] })
    expect(without.map(({ name }) => name)).not.toContain('Departures')
  })

  it('lists titles that lie elsewhere than their code says, with both probabilities and how it was measured', () => {
    expect(rowsOf('Departures')[0]).toMatchObject({
      'Source code': '3153-05',
      'Code names': '3153',
      'Title of it': 'Aircraft pilots and related associate professionals',
      'Its probability': null,
      'Mapped to': '3431',
      'That probability': 0.912,
      'Shared digits': 1,
      Basis: 'machine, not reviewed',
    })
    const measured = named('Metadata').rows.filter(([section]) => section === 'Code system')
    expect(measured.map(([, , value]) => value)).toEqual([
      ...['yes, found from the titles', '97%', '96%', '90%', '85%', '75%', 1],
    ])
  })

  it('lists every source item by code, partial flags on both sides, and those without a correspondence', () => {
    const keys = [
      'Source code',
      'Source partial',
      'Target code',
      'Target partial',
      'Relation',
      'Titles',
      'Basis',
      'Probability',
    ]
    expect(rowsOf('Correspondence').map((row) => keys.map((key) => row[key]))).toEqual([
      ['0110', null, '0110', null, 'exactMatch', 1, 'reviewer', null],
      ['2512', null, '2512', null, null, 1, 'machine, not reviewed', 0.97],
      ['3435', 'p', '3153', null, 'broadMatch', 2, 'reviewer', null],
      ['3435', 'p', '3431', null, null, 1, 'machine, not reviewed', 0.912],
      ['7000', null, null, null, null, null, null, null],
    ])
  })

  it('remarks on contradictions, on what makes a partial link, and on why nothing corresponds', () => {
    expect(rowsOf('Correspondence').map((row) => row.Remark)).toEqual([
      null,
      null,
      '3153 is said to hold all of 3435, but titles of 3435 also lie in 3431. By: Piloto de drone agrícola; Pilotos de drone.',
      'By: Operador\tde câmera aérea.',
      'No correspondence: see the open cases. A reviewer found that no group fits.',
    ])
  })

  it("shows source titles in their language, target titles in the reader's, relations as sentences from either side", () => {
    expect(rowsOf('Correspondence')[0]).toMatchObject({
      'Source title': 'Oficiais',
      'Target title': 'Commissioned armed forces officers',
      'Relation in words': 'They are the same.',
    })
    const broader = (name: string) => rowsOf(name).find((row) => row.Relation === 'broadMatch')?.['Relation in words']
    expect(broader('Correspondence')).toBe('The target group is broader than the source item.')
    expect(broader('By target')).toBe('The source item is narrower than the target group.')
    const french = correspondenceSheets({ ...publication, language: 'fr' })[0]!
    expect(french.rows[0]).toContain('Officiers des forces armées')
  })

  it('lists every target group in the other direction, those that nothing reaches too', () => {
    expect(rowsOf('By target').map((row) => [row['Target code'], row['Source code'], row.Remark])).toEqual([
      ['0110', '0110', null],
      ['2512', '2512', null],
      ['3153', '3435', expect.any(String)],
      ['3431', '3435', expect.any(String)],
      ['5131', null, 'No title of the source lies here.'],
    ])
  })

  it('lists open cases with reason and best candidate, without ads', () => {
    expect(rowsOf('Open cases')).toEqual([
      {
        'Source code': '7000',
        'Source title': 'Sommelier de água',
        Title: 'Sommelier\tde água',
        State: 'no group fits',
        Reason: 'A reviewer found that no group fits.',
        'Best candidate': '5131',
        'Candidate title': 'Waiters',
        Probability: 0.31,
      },
    ])
  })

  it('lists settled ad titles, most advertised first, and has no such sheet without any', () => {
    expect(
      rowsOf('Ads').map((row) => [row.Title, row.Ads, row['Target code'], row['Target title'], row.Basis]),
    ).toEqual([
      ['=cmd()', 40, '2512', 'Software developers', 'machine, not reviewed'],
      ['engenheiro de prompt', 12, null, 'no group fits', 'reviewer'],
      ['piloto de drone', 7, '3153', 'Aircraft pilots and related associate professionals', 'reviewer'],
    ])
    const withoutAds = publication.titles.filter(({ title }) => title.origin.kind !== 'Ad')
    const names = correspondenceSheets({ ...publication, titles: withoutAds }).map(({ name }) => name)
    expect(names).not.toContain('Ads')
  })

  it('says in the metadata what it is made from, how, and what went otherwise than asked', () => {
    const lines = named('Metadata').rows.map((row) => row.join(' | '))
    for (const line of [
      'Publication | Correspondence | Own classification 2026 to ISCO-08',
      'Publication | Version | 2026.1',
      'Source | Languages | Portuguese',
      'Source | Sample | yes: not for use',
      'Target | Licence | CC BY 4.0',
      'Advertisements | Title | Advertisements 2024 to 2026',
      'Counts | Source items with several target groups | 1',
      'Counts | Titles from job advertisements: open | 1',
      `Mapping run: SHA-256 of its inputs | index | ${'ef'.repeat(32)}`,
      'Mapping run | Done otherwise than asked | No model key: the statistical adjudicator decided.',
      'Detection run: settings | clusterAt | 0.5',
    ]) {
      expect(lines).toContain(line)
    }
  })

  it('explains every column of every sheet', () => {
    const explained = new Set(named('Metadata').rows.map(([section, what]) => `${String(section)}/${String(what)}`))
    for (const { name, columns } of sheets.filter((sheet) => sheet.name !== 'Metadata')) {
      for (const { header } of columns) expect(explained).toContain(`Columns of "${name}"/${header}`)
    }
  })

  it('warns on every sheet of a sample, and on none otherwise', () => {
    for (const { preamble } of sheets)
      expect(preamble?.[0]).toMatch(/^Made from sample data \(Own classification 2026; /)
    const real = { ...publication.source, source: { ...publication.source.source, sample: false } }
    for (const { preamble } of correspondenceSheets({ ...publication, source: real, adSources: [] })) {
      expect(preamble).toBeUndefined()
    }
  })

  it('gives every row as many cells as there are columns', () => {
    for (const { columns, rows } of sheets) for (const row of rows) expect(row).toHaveLength(columns.length)
  })
})
