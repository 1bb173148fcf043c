import { describe, expect, it } from 'vitest'
import { dayOrderOf, isoDate } from '../../src/ingest/dates.js'
import type { Recipe } from '../../src/model/ingest.js'
import { accountsFor, as, described, ingestText } from './made-source.js'

describe('ingesting an index', () => {
  const recipe: Recipe = {
    kind: 'index',
    target: 'isco-08',
    columns: { code: 'code', title: 'title:en', also: 'alternative-titles:en' },
    codeLengths: [4],
  }

  it('titles and alternative titles point to their code; zeros are restored and reported', async () => {
    const { entries, report, target } = as(
      'index',
      await ingestText('code,title,also\n110,Officer,"Major\nColonel"\n1111,Legislator,\n1111,Legislator,\n', recipe),
    )
    expect(target).toBe('isco-08')
    expect(entries.map(({ code, title }) => `${code} ${title}`)).toEqual([
      '0110 Officer',
      '0110 Major',
      '0110 Colonel',
      '1111 Legislator',
    ])
    expect(report).toMatchObject({ rowsIn: 3, kept: 2, duplicates: 1 })
    expect(report.remarks.join(' ')).toContain('1 codes had lost leading zeros')
  })

  it('codes that the target does not have are refused', async () => {
    const { report } = as(
      'index',
      await ingestText('code,title,also\n1111,A,\n9999,B,\n', recipe, { targetCodes: new Set(['1111']) }),
    )
    expect(report.refused).toMatchObject([{ row: 3, reason: '"9999" is not a code of isco-08.' }])
    expect(accountsFor(report)).toBe(true)
  })
})

describe('ingesting ads', () => {
  const recipe: Recipe = {
    kind: 'ads',
    columns: { title: 'title', date: 'date', employer: 'employer', place: 'place' },
  }
  const rows =
    'title,date,employer,place\nCook,31/12/2024,Bar,Rome\nCook,31/12/2024,BAR,Rome\nCuoca,03/04/2025,Bar,\n,01/01/2025,Bar,\nWaiter,some day,,\n'

  it('keeps ads, folds the same ad again, reads dates in the order that the column proves', async () => {
    const { ads, report } = as('ads', await ingestText(rows, recipe))
    expect(ads.map(({ title, date, employer, place }) => [title, date, employer, place])).toEqual([
      ['Cook', '2024-12-31', 'Bar', 'Rome'],
      ['Cuoca', '2025-04-03', 'Bar', null],
      ['Waiter', null, null, null],
    ])
    expect(report).toMatchObject({ rowsIn: 5, kept: 3, duplicates: 1 })
    expect(report.refused).toMatchObject([{ row: 5, reason: 'It has no title.' }])
    expect(report.remarks.join(' ')).toContain('1 dates could not be read')
  })

  it('the language is declared by the source, or detected among those it declares', async () => {
    const declared = as('ads', await ingestText(rows, recipe, { description: described(['it']) }))
    expect(declared.ads[0]).toMatchObject({ language: 'it', languageFrom: 'declared' })
    const detected = as(
      'ads',
      await ingestText(rows, recipe, {
        description: described(['en', 'it']),
        detectLanguages: (titles) => ({
          languages: titles.map((title) => (title === 'Cuoca' ? 'it' : 'en')),
          remarks: [],
        }),
      }),
    )
    expect(detected.ads.map(({ language, languageFrom }) => [language, languageFrom])).toEqual([
      ['en', 'detected'],
      ['it', 'detected'],
      ['en', 'detected'],
    ])
  })

  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2018-08-01 00:00:13.297670', '2018-08-01'],
    ['2026-02-27T15:43:37.002Z', '2026-02-27'],
    ['2024-03', '2024-03'],
    ['2024', '2024'],
    ['20240305', '2024-03-05'],
    ['5/3/2024', '2024-03-05'],
    ['05.03.24', '2024-03-05'],
    ['31/02/2024', null],
    ['tomorrow', null],
    ['', null],
  ])('the date %j is %j', (text, date) => {
    expect(isoDate(text, 'dmy')).toBe(date)
  })

  it('one day above 12 decides what comes first', () => {
    expect(dayOrderOf(['01/02/2024', '01/13/2024'])).toEqual({ order: 'mdy', sure: true, met: true })
    expect(dayOrderOf(['01/02/2024'])).toEqual({ order: 'dmy', sure: false, met: true })
  })
})
