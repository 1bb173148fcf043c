import { describe, expect, it } from 'vitest'
import { withoutContacts } from '../../src/ingest/contact-data.js'
import type { Recipe } from '../../src/model/ingest.js'
import { accountsFor, as, ingestText } from './made-source.js'

describe('taking contact data out of advertisements', () => {
  it.each([
    ['Cook - cv@casa.example', 'Cook', 1, 0],
    ['Cozinheiro (rh.vagas@casa-grande.com.br)', 'Cozinheiro', 1, 0],
    ['Cook, e-mail: jobs+cook@example.co.uk, Lima', 'Cook, Lima', 1, 0],
    ['Cook jobs (at) example (dot) org', 'Cook', 1, 0],
    ['Cook jobs at casa dot example', 'Cook', 1, 0],
    ['Vendedor rh arroba loja.com.br', 'Vendedor', 1, 0],
    ['Vendedor WhatsApp (11) 91234-5678', 'Vendedor', 0, 1],
    ['Vendedor 11 91234-5678', 'Vendedor', 0, 1],
    ['Serveur 06 12 34 56 78', 'Serveur', 0, 1],
    ['Serveur tél. 01.23.45.67.89', 'Serveur', 0, 1],
    ['Camarero +34 612 345 678', 'Camarero', 0, 1],
    ['Camarero llamar 612345678', 'Camarero', 0, 1],
    ['Waiter call 555-123-4567', 'Waiter', 0, 1],
    ['Kellner Tel: 030 1234567', 'Kellner', 0, 1],
    ['Nurse a@b.example / 0033 6 12 34 56 78', 'Nurse', 1, 1],
  ])('%s', (text, left, emails, phones) => {
    expect(withoutContacts(text)).toEqual({ text: left, emails, phones })
  })

  it.each([
    'Cook, 2024-01-15 to 2025-12-31',
    'Cook 01/02/2024 - 31/12/2024',
    'Motorista R$ 1.500,00 a R$ 2.000,00',
    'Driver 30.000 - 40.000 EUR',
    'Requisition 123456789',
    'Engineer R-00123456',
    'CBO 4110-10 / 4110-15',
    'Shift 08:00 - 18:00, 44 h',
    '75001 Paris 2025 2026',
    'Developer (C++ / C#) @ night',
    'Cook at Casa Grande',
    'PHP developer @ Casa.example',
    'My team at Casa.example is hiring',
    '0000000001 - INFRA TECH',
    'ISO 9001 14001 45001 auditor',
    'Assistant 100% (80-100 %), 2024/2025',
  ])('%s stays as it is', (text) => {
    expect(withoutContacts(text)).toEqual({ text, emails: 0, phones: 0 })
  })

  it('is done at the door, counted, and shown in no refused row', async () => {
    const recipe: Recipe = {
      kind: 'ads',
      columns: { title: 'title', employer: 'employer', place: 'place' },
    }
    const { ads, report } = as(
      'ads',
      await ingestText(
        'title,employer,place\nCook x@y.example,Bar (11) 91234-5678,Rome\ncv@z.example,Bar,Rome\n,me@z.example,Rome\n',
        recipe,
      ),
    )
    expect(ads).toMatchObject([{ title: 'Cook', employer: 'Bar', place: 'Rome' }])
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      'Its title is nothing but contact data.',
      'It has no title.',
    ])
    expect(JSON.stringify({ ads, report })).not.toMatch(/@|91234/)
    expect(report.remarks.join(' ')).toContain('2 e-mail addresses and 1 phone numbers')
    expect(accountsFor(report)).toBe(true)
  })

  it('the same ad again, and on another board within the month', async () => {
    const recipe: Recipe = {
      kind: 'ads',
      columns: { title: 'title', employer: 'employer', date: 'date', board: 'board' },
    }
    const { ads, report } = as(
      'ads',
      await ingestText(
        [
          'title,employer,date,board',
          'Cook,Bar,2024-03-01,one',
          'COOK,Bar,2024-03-01,one',
          'Cook,BAR,2024-03-09,two',
          'Cook,Bar,2024-05-02,two',
          'Cook,,2024-03-01,one',
          'Cook,,2024-03-01,two',
        ].join('\n'),
        recipe,
      ),
    )
    expect(ads).toHaveLength(4)
    expect(report).toMatchObject({ kept: 4, duplicates: 2 })
    expect(report.remarks.join(' ')).toContain('1 of the duplicates are ads that stand on another board')
  })
})
