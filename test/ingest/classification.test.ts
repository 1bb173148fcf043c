import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../src/model/ingest.js'
import { accountsFor, as, described, ingestText } from './made-source.js'

const recipe: Recipe = { kind: 'classification', columns: { code: 'code', title: 'title' } }
const levelled: Recipe = { ...recipe, codeLengths: [1, 2, 4], levelNames: ['major', 'minor', 'unit'] }

const classificationOf = async (text: string, by: Recipe): Promise<ReturnType<typeof as<'classification'>>> =>
  as('classification', await ingestText(text, by))

describe('ingesting a classification', () => {
  it('parents and levels from code lengths; leading zeros stay', async () => {
    const { classification, report } = await classificationOf(
      'code,title\n0,Forces\n01,Officers\n0110,Officers\n1,Managers\n',
      levelled,
    )
    expect(classification.items.map(({ code, parent, depth }) => [code, parent, depth])).toEqual([
      ['0', null, 1],
      ['1', null, 1],
      ['01', '0', 2],
      ['0110', '01', 3],
    ])
    expect(classification.levels).toEqual([
      { depth: 1, name: 'major', codePattern: '\\d' },
      { depth: 2, name: 'minor', codePattern: '\\d{2}' },
      { depth: 3, name: 'unit', codePattern: '\\d{4}' },
    ])
    expect(report).toMatchObject({
      rowsIn: 4,
      kept: 4,
      duplicates: 0,
      refused: [],
      headerRows: 1,
      bannerRows: 0,
      blankRows: 0,
    })
  })

  it('parents from a column, orphans and rings reported', async () => {
    const columns = { ...recipe.columns, parent: 'parent' } as const
    const { classification, report } = await classificationOf(
      'code,title,parent\nA,Top,\nA1,Below,A\nB1,Orphan,B\nC,Ring,D\nD,Ring too,C\nE,Own,E\n',
      { ...recipe, columns },
    )
    const parents = Object.fromEntries(classification.items.map(({ code, parent }) => [code, parent]))
    expect(parents).toMatchObject({ A: null, A1: 'A', B1: null, E: null })
    expect([parents.C, parents.D]).toContain(null)
    expect(report.remarks.join(' ')).toMatch(/B1 \(parent B\)/)
    expect(report.remarks.join(' ')).toMatch(/lie under themselves/)
  })

  it.each([
    ['the same row again is a duplicate', '11,A\n11,A\n', 1, 1, []],
    [
      'another title for a code is refused, naming the first',
      '11,A\n12,B\n11,C\n',
      2,
      0,
      [[4, 'Code 11 already stands in row 2 with the title "A".']],
    ],
    [
      'codes that differ by a space',
      '11 11,A\n1111,A\n',
      1,
      0,
      [[3, 'Code "1111" differs only in spaces or capitals from "11 11" in row 2.']],
    ],
    ['no code', '11,A\n,Bakers\n', 1, 0, [[3, 'Only one cell is filled: a heading or a note, not an item.']]],
    ['no title', '11,A\n12,\n', 1, 0, [[3, 'Code 12 has no title.']]],
    [
      'a title of 100,000 characters',
      `11,A\n12,${'x'.repeat(100_000)}\n`,
      1,
      0,
      [[3, 'Its title has 100000 characters; 500 are kept at most.']],
    ],
  ])('%s', async (_, rows, kept, duplicates, refused) => {
    const { report } = await classificationOf(`code,title\n${rows}`, recipe)
    expect(report.refused.map(({ row, reason }) => [row, reason])).toEqual(refused)
    expect(report).toMatchObject({ kept, duplicates })
    expect(accountsFor(report)).toBe(true)
    expect(report.refused.every(({ text }) => text.length <= 80)).toBe(true)
  })

  it('lost zeros come back where the level proves them, and stay lost where nothing does', async () => {
    const columns = { ...recipe.columns, level: 'level' } as const
    const proved = await classificationOf('level,code,title\n1,0,A\n2,1,B\n3,110,C\n3,1110,D\n', {
      ...levelled,
      columns,
    })
    expect(proved.classification.items.map(({ code }) => code)).toEqual(['0', '01', '0110', '1110'])
    expect(proved.report.remarks.join(' ')).toContain('2 codes had lost leading zeros')
    const doubtful = await classificationOf('code,title\n0,A\n110,C\n', { ...recipe, codeLengths: [1, 3, 4] })
    expect(doubtful.classification.items.map(({ code }) => code)).toEqual(['0', '110'])
  })

  it('banner, header and blank rows are counted apart', async () => {
    const { report } = await classificationOf('Office of Titles\n\ncode,title\n1,A\n\n2,B\n', recipe)
    expect(report).toMatchObject({ bannerRows: 2, headerRows: 1, blankRows: 1, rowsIn: 2, kept: 2 })
  })

  it('labels, notes and alternative titles in several languages', async () => {
    const columns = {
      code: 'code',
      en: 'title:en',
      pt: 'title:pt',
      also: 'alternative-titles:pt',
      about: 'definition:en',
      without: 'excluded:en',
    } as const
    const { classification, entries } = await classificationOf(
      'code,en,pt,also,about,without\n1,Cook,Cozinheiro,"Mestre-cuca|Cozinheira\nCozinheiro",Cooks.,Chefs\n',
      { kind: 'classification', columns },
    )
    expect(classification.items[0]).toMatchObject({
      labels: { en: 'Cook', pt: 'Cozinheiro' },
      notes: { definition: { en: 'Cooks.' }, excluded: { en: 'Chefs' } },
    })
    expect(entries).toEqual([
      { title: 'Mestre-cuca', language: 'pt', code: '1', source: 'made' },
      { title: 'Cozinheira', language: 'pt', code: '1', source: 'made' },
    ])
  })

  it('one row a language: labels come together under one code', async () => {
    const columns = { ...recipe.columns, lang: 'language' } as const
    const ingested = await ingestText(
      'code,title,lang\n1,Cook,EN\n1,Cozinheiro,pt\n',
      { ...recipe, columns },
      { description: described(['en', 'pt']) },
    )
    const { classification, report } = as('classification', ingested)
    expect(classification.items.map(({ labels }) => labels)).toEqual([{ en: 'Cook', pt: 'Cozinheiro' }])
    expect(report.kept).toBe(2)
  })
})
