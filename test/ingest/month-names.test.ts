import { describe, expect, it } from 'vitest'
import { isoDate } from '../../src/ingest/dates.js'
import { as, ingestText } from './made-source.js'

describe('dates with the month in letters', () => {
  it.each([
    ['12 mars 2024', '2024-03-12'],
    ['1er août 2024', '2024-08-01'],
    ['mar. 5 mars 2024', '2024-03-05'],
    ['mardi 5 décembre 2023', '2023-12-05'],
    ['Mar 3, 2024', '2024-03-03'],
    ['March 3rd, 2024', '2024-03-03'],
    ['Tuesday, 5 March 2024 10:30', '2024-03-05'],
    ['5-Mar-24', '2024-03-05'],
    ['05-SEP-2024', '2024-09-05'],
    ['3 de marzo de 2024', '2024-03-03'],
    ['lunes, 1 de enero del 2024', '2024-01-01'],
    ['15 sept. 2024', '2024-09-15'],
    ['12 de março de 2024', '2024-03-12'],
    ['7 out 2024', '2024-10-07'],
    ['segunda-feira, 2 de dezembro de 2024', '2024-12-02'],
    ['12. März 2024', '2024-03-12'],
    ['3. Okt. 2024', '2024-10-03'],
    ['Freitag, den 1. Dezember 2023', '2023-12-01'],
    ['12 marca 2024 r.', '2024-03-12'],
    ['5 października 2024', '2024-10-05'],
    ['1 wrz 2024', '2024-09-01'],
    ['marzec 2024', '2024-03'],
    ['March 2024', '2024-03'],
    ['2024 Mar 5', '2024-03-05'],
  ])('%s', (text, date) => {
    expect(isoDate(text, 'dmy')).toBe(date)
  })

  it.each([
    '31 février 2024',
    'March',
    'some day in March 2024',
    '5 Mars 24 Bars',
    'May the 4th',
    'out 99',
    'Mar 300, 2024',
  ])('%s is none', (text) => {
    expect(isoDate(text, 'dmy')).toBeNull()
  })

  it('are read where they stand in a column', async () => {
    const days = ['12 mars 2024', '3 avril 2024', '28 févr. 2024', '1er mai 2023', '9 juin 2023', '30 août 2023']
    const titles = ['Cuisinier', 'Infirmière', 'Maçon', 'Serveuse', 'Soudeur', 'Vendeur']
    const rows = days.map((day, at) => `${titles[at]!},Firme ${String(at)},${day}`)
    const text = `Intitulé du poste,Entreprise,Date de publication\n${rows.join('\n')}\n`
    const { ads, report } = as('ads', await ingestText(text))
    expect(report.remarks.join('\n')).toContain('"Date de publication" is taken for date')
    expect(ads.map(({ date }) => date)).toEqual([
      '2024-03-12',
      '2024-04-03',
      '2024-02-28',
      '2023-05-01',
      '2023-06-09',
      '2023-08-30',
    ])
  })
})
