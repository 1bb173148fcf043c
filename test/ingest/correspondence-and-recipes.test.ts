import { describe, expect, it } from 'vitest'
import { findRecipe, readRecipes, recipesFor } from '../../src/ingest/recipes.js'
import type { Recipe } from '../../src/model/ingest.js'
import { as, ingestText } from './made-source.js'

describe('reading an existing correspondence', () => {
  const recipe: Recipe = {
    kind: 'correspondence',
    from: 'noc',
    target: 'isco-08',
    columns: { a: 'code', an: 'title', b: 'target-code', bn: 'target-title', rel: 'relation', p: 'source-partial' },
    codeLengths: [4],
  }
  it.each([
    [
      'a plain link',
      '11,Cook,5120,Cooks,,',
      { sourceCode: '11', targetCode: '5120', relation: null, sourcePartial: false, targetPartial: null },
    ],
    [
      'a flag and a relation',
      '11,Cook,5120,Cooks,skos:narrowMatch,p',
      { relation: 'narrowMatch', sourcePartial: true },
    ],
    ['a lost zero', '11,Officer,110,Officers,,', { targetCode: '0110' }],
    ['words for "none"', '11,Ghost,,NO TIENE CORRESPONDENCIA ,,', { targetCode: null, targetTitle: '' }],
    ['a footnote mark', '11,Cook,5120(2),Cooks,,', { targetCode: '5120' }],
    ['a group left open', '11,Cook,2*,Professionals,,', { targetCode: '2', targetOpen: true }],
    [
      'a flag beside the code',
      '11 p,Cook,ex 5120,Cooks,=,',
      { sourceCode: '11', sourcePartial: true, targetCode: '5120', targetPartial: true, relation: 'exactMatch' },
    ],
    ['a relation of no known name', '11,Cook,5120,Cooks,m:n,', { relation: null, note: 'Relation as published: m:n' }],
    [
      'a code left open',
      '11,Cook,5120*,Cooks,Broad match,',
      { targetCode: '5120', relation: 'broadMatch', targetOpen: true, sourceOpen: false },
    ],
  ])('%s', async (_, row, expected) => {
    const { mappings } = as('correspondence', await ingestText(`a,an,b,bn,rel,p\n${row}\n`, recipe))
    expect(mappings).toMatchObject([expected])
  })

  it.each([
    ['5120; 5131', ['5120', '5131']],
    ['"5120, 5131"', ['5120', '5131']],
    ['5120/5131', ['5120', '5131']],
    ['"5120\n5131"', ['5120', '5131']],
    ['5120;110', ['5120', '0110']],
    ['5120 and 5131', ['5120', '5131']],
    ['11-1011.00', ['11-1011.00']],
  ])('the codes of the cell %s', async (cell, codes) => {
    const { mappings, report } = as('correspondence', await ingestText(`a,an,b,bn,rel,p\n11,Cook,${cell},,,\n`, recipe))
    expect(mappings.map(({ targetCode }) => targetCode)).toEqual(codes)
    expect(report).toMatchObject({ rowsIn: 1, kept: 1 })
  })

  it('numbers with ".0" lose it, but only where no code has other decimals', async () => {
    const plain: Recipe = { kind: 'correspondence', columns: { a: 'code', b: 'target-code' } }
    const floats = as('correspondence', await ingestText('a,b\n1110.0,1\n1120.0,2\n', plain))
    expect(floats.mappings.map(({ sourceCode }) => sourceCode)).toEqual(['1110', '1120'])
    const dotted = as('correspondence', await ingestText('a,b\n4110.0,1\n7212.1,2\n', plain))
    expect(dotted.mappings.map(({ sourceCode }) => sourceCode)).toEqual(['4110.0', '7212.1'])
  })

  it('words of the recipe that mean "no correspondence" make a link to nothing', async () => {
    const own: Recipe = { ...recipe, nothing: ['brak', 'zz'] }
    const text = 'a,an,b,bn,rel,p\n11,A,BRAK,,,\n12,B,,brak,,\n13,C,zz,,,\n14,D,,,,\n'
    const { mappings, report } = as('correspondence', await ingestText(text, own))
    expect(mappings.map(({ sourceCode, targetCode }) => [sourceCode, targetCode])).toEqual([
      ['11', null],
      ['12', null],
      ['13', null],
    ])
    expect(report.refused).toMatchObject([{ reason: 'Code 14 points to no code.' }])
  })

  it('the same link twice is a duplicate; a link to nowhere is refused', async () => {
    const { report } = as(
      'correspondence',
      await ingestText('a,an,b,bn,rel,p\n11,A,5120,,,\n11,A,5120,,,\n12,B,,,,\n,,5120,x,,\n', recipe),
    )
    expect(report).toMatchObject({ kept: 1, duplicates: 1 })
    expect(report.refused.map(({ reason }) => reason)).toEqual(['Code 12 points to no code.', 'It has no source code.'])
  })
})

describe('how recipes read a structure', () => {
  it('rows with index titles stand beside items; order does not matter', async () => {
    const { classification, entries, report } = as(
      'classification',
      await ingestText('code,term,kind\n11-1,Chef,synonym\n11,Kitchen,family\n11-1,Cook,job\n12-1,Ghost,synonym\n', {
        kind: 'classification',
        columns: { code: 'code', term: 'title' },
        entryRows: { column: 'kind', texts: ['synonym'] },
        codeLengths: [2, 3],
      }),
    )
    expect(classification.items.map(({ code, parent }) => [code, parent])).toEqual([
      ['11', null],
      ['11-1', '11'],
    ])
    expect(entries.map(({ title, code }) => [title, code])).toEqual([['Chef', '11-1']])
    expect(report.refused.map(({ reason }) => reason)).toEqual(['Its code 12-1 is no item of this file.'])
  })

  it('a code put together from columns, and one taken out of a longer text', async () => {
    const joined = as(
      'classification',
      await ingestText('r1,r2,t\nA,,Farm\nA,11,Machines\n', {
        kind: 'classification',
        columns: { r1: 'code', r2: 'code', t: 'title' },
        codeColumns: 'joined',
      }),
    )
    expect(joined.classification.items.map(({ code, parent }) => [code, parent])).toEqual([
      ['A', null],
      ['A11', 'A'],
    ])
    const extracted = as(
      'index',
      await ingestText('k,t\nB 11412-107,Fischer\nZ,Rest\n', {
        kind: 'index',
        target: 'k',
        columns: { k: 'code', t: 'title' },
        codeExtract: '^B (\\d{5})-',
      }),
    )
    expect(extracted.entries).toMatchObject([{ code: '11412', title: 'Fischer' }])
    expect(extracted.report.refused).toHaveLength(1)
  })

  it('levels in words and codes of one length: the order of rows says what lies under what', async () => {
    const { classification } = as(
      'classification',
      await ingestText('lev,code,title\nMajor,11-0000,A\nMinor,11-1000,B\nDetailed,11-1011,C\nMinor,11-2000,D\n', {
        kind: 'classification',
        columns: { lev: 'level', code: 'code', title: 'title' },
      }),
    )
    expect(classification.items.map(({ code, parent }) => [code, parent])).toEqual([
      ['11-0000', null],
      ['11-1000', '11-0000'],
      ['11-2000', '11-0000'],
      ['11-1011', '11-1000'],
    ])
  })
})

describe('the recipes that ship', () => {
  const recipes = readRecipes()

  it('have ids of their own and patterns that can be used', () => {
    expect(new Set(recipes.map(({ id }) => id)).size).toBe(recipes.length)
    for (const { fileName } of recipes) expect(() => new RegExp(fileName, 'iu')).not.toThrow()
  })

  it('are found by file name and header, with the language filled in', () => {
    const header = ['conceptType', 'conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels', 'hiddenLabels']
    const found = findRecipe(recipes, 'occupations_pt.csv', header)
    expect(found).toMatchObject({ id: 'esco-occupations', source: { id: 'esco-occupations-pt', languages: ['pt'] } })
    expect(found?.recipe.columns.preferredLabel).toBe('title:pt')
    expect(findRecipe(recipes, 'occupations_pt.csv', ['code', 'title'])).toBeNull()
    expect(recipesFor(recipes, 'unheard-of.csv')).toEqual([])
  })
})
