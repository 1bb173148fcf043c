import { describe, expect, it } from 'vitest'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import type { Ingested } from '../../src/ingest/ingested.js'
import { sharedData } from '../shared-data.js'
import { accountsFor, as, config, described } from './made-source.js'

const cbo = sharedData('national/br-cbo/CBO2002 - Ocupacao.csv')
const sinco = sharedData('national/mx-sinco/SINCO_2019_Tablas_Comparativas.xlsx')
const escoEnglish = sharedData('reference/esco-1.1/occupations_en.csv')
const escoPortuguese = sharedData('reference/esco-1.0.8/occupations_pt.csv')
const definitions = sharedData('reference/isco-08-ilo/ISCO-08 EN Structure and definitions.xlsx')
const groups = sharedData('reference/isco-08-titles-24-languages/ISCOGroups_fr.csv')
const titleIndex = sharedData('reference/isco-08-index/isco08-index-of-titles.en.csv')

const ingested = async (file: string | null, language: string): Promise<Ingested> => {
  const result = await ingestFile({ file: file ?? '', description: described([language]), config })
  expect(accountsFor(result.report)).toBe(true)
  return result
}

describe('files as their publishers released them, by the recipes that ship', () => {
  it.skipIf(cbo === null)('CBO 2002: every occupation, zeros and accents whole', async () => {
    const { classification, report } = as('classification', await ingested(cbo, 'pt'))
    expect(report).toMatchObject({ rowsIn: 2666, kept: 2666, duplicates: 0, refused: [], headerRows: 1 })
    expect(classification.items[0]).toMatchObject({ code: '010105', labels: { pt: 'Oficial general da aeronáutica' } })
    expect(classification.levels).toEqual([{ depth: 1, name: 'occupation', codePattern: '\\d{6}' }])
  })

  it.skipIf(sinco === null)('SINCO 2019: unit groups, once each; one code with two wordings is refused', async () => {
    const { classification, report } = as('classification', await ingested(sinco, 'es'))
    expect(report).toMatchObject({ rowsIn: 731, kept: 490, duplicates: 240, headerRows: 2 })
    expect(report.refused).toMatchObject([{ sheet: 'SINCO - CIUO', row: 102 }])
    expect(classification.items.every(({ code }) => /^\d{4}$/.test(code))).toBe(true)
  })

  it.skipIf(escoEnglish === null)('ESCO 1.1: the 21 lost zeros are restored and reported', async () => {
    const { entries, report, target } = as('index', await ingested(escoEnglish, 'en'))
    expect(target).toBe('isco-08')
    expect(report).toMatchObject({ rowsIn: 3007, kept: 3006, duplicates: 1, refused: [] })
    expect(report.remarks.join(' ')).toContain('21 codes had lost leading zeros')
    expect(entries.every(({ code }) => /^\d{4}$/.test(code))).toBe(true)
    expect(new Set(entries.map(({ language }) => language))).toEqual(new Set(['en']))
  })

  it.skipIf(escoPortuguese === null)('ESCO 1.0.8 in Portuguese', async () => {
    const { entries, report } = as('index', await ingested(escoPortuguese, 'pt'))
    expect(report.rowsIn).toBe(2942)
    expect(report.refused).toEqual([])
    expect(entries.length).toBeGreaterThan(6000)
    // Three occupations have no title that another of their group has not.
    expect(new Set(entries.map(({ occupation }) => occupation)).size).toBe(2939)
  })

  it.skipIf(definitions === null)('ISCO-08 definitions: 619 groups with their notes', async () => {
    const { classification, report } = as('classification', await ingested(definitions, 'en'))
    expect(report).toMatchObject({ kept: 619, duplicates: 0, refused: [] })
    expect(
      classification.levels.map(({ depth }) => classification.items.filter((item) => item.depth === depth).length),
    ).toEqual([10, 43, 130, 436])
    const legislators = classification.items.find(({ code }) => code === '1111')
    expect(legislators?.parent).toBe('111')
    expect(Object.keys(legislators?.notes ?? {})).toEqual(['definition', 'tasks', 'included'])
  })

  it.skipIf(groups === null)('ISCO-08 groups in French', async () => {
    const { classification } = as('classification', await ingested(groups, 'fr'))
    expect(classification.items.find(({ code }) => code === '0110')).toMatchObject({
      parent: '011',
      labels: { fr: 'Officiers des forces armées' },
    })
  })

  it.skipIf(titleIndex === null)('the ILO index of titles', async () => {
    const { report } = as('index', await ingested(titleIndex, 'en'))
    expect(report).toMatchObject({ rowsIn: 7018, kept: 7011, duplicates: 7, refused: [] })
  })
})
