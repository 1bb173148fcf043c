import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import { normaliseTitle } from '../../src/text/normalise.js'
import { sharedData } from '../shared-data.js'

const occupations: Readonly<Record<string, readonly string[]>> = {
  en: ['Welder', 'Account Executive', 'Remote Pilot', 'Director, Product Management', 'C++ Developer', 'Nurse'],
  es: ['Vendedor', 'jefe turno', 'Analista de costos', 'maestro pan', 'Ingeniero civil', 'cajera'],
  pt: ['PADEIRO', 'ANALISTA FINANCEIRO', 'GERENTE DE NEGÓCIOS PJ', 'Estagiário', 'OPERADOR DE CAIXA', 'TÉCNICO'],
  fr: ['Soudeur', 'Chef de projet', 'Auxiliaire de vie', 'Ingénieur de recherche', 'PILOTE', 'vendeuse'],
  de: ['Schweißer', 'Kaufmann im Einzelhandel', 'Leiter Einkauf', 'KOCH', 'Werkstudent', 'Data Analyst'],
  pl: ['Spawacz', 'Kierownik zmiany', 'Księgowa', 'OPERATOR MASZYN CNC', 'Nauczyciel', 'magazynier'],
  nl: ['Timmerman', 'Verpleegkundige', 'KOK'],
}
const noise = [
  ' (m/f/d)',
  ' H/F',
  '(a)',
  ' - Senior',
  'Junior ',
  ' III',
  ' | Remote',
  ' - CAMPINAS/SP',
  ' (Paris)',
  ' - 1727',
  '[REQ-12345] ',
  ' $20/hr',
  ' - Part-Time',
  ' (Temporário)',
  ' turno noche',
  ' 🚀',
  '***',
  '!!!',
  'URGENT ',
  ' - VAGA AFIRMATIVA PCD',
  ' z językiem niemieckim',
  ' ab Mai 2031',
  ' / Gardener',
  ' ou Soudeur',
  ' - copia',
  'BANCO DE TALENTOS - ',
  ' &amp; Co',
  ' (',
  ')',
  ' - ',
  '/',
  ' I ',
  ', ',
  ' x 2',
  ' www.example.com',
  '\u200b',
  ' – Team Ost',
]

function madeUp(count: number): readonly (readonly [language: string, title: string])[] {
  const random = seededRandom(2024)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  return Array.from({ length: count }, () => {
    const language = pick(Object.keys(occupations))
    let title = pick(occupations[language]!)
    for (let pieces = Math.floor(random() * 4); pieces > 0; pieces--) {
      const piece = pick(noise)
      title = random() < 0.3 ? piece + title : title + piece
    }
    return [language, title] as const
  })
}

function keepsItsPromises(language: string, title: string): void {
  const once = normaliseTitle(title, language)
  expect(once.core === '' ? once.notAVacancy : true, `${title}: empty only where no post is advertised`).toBe(true)
  expect(once.cores.join(' / ')).toBe(once.core)
  if (once.core === '') return
  const twice = normaliseTitle(once.core, language)
  expect(twice.core, `core of ${title}`).toBe(once.core)
  expect(twice.normal, `key of ${title}`).toBe(once.normal)
}

describe('any title', () => {
  it('normalises to what normalises to itself, and is never emptied', () => {
    for (const [language, title] of madeUp(6000)) keepsItsPromises(language, title)
  })

  it('explains each character that goes', () => {
    for (const [language, title] of madeUp(500)) {
      const { core, removed } = normaliseTitle(title, language)
      if (removed.length === 0) expect(core.toLowerCase().length).toBeGreaterThan(0)
      for (const each of removed) expect(each.text).not.toBe('')
    }
  })

  it('survives nonsense', () => {
    const random = seededRandom(5)
    const characters = Array.from('aZ9 ()[]/|-–.,:;!?*#&@$%€_+=<>"\'\\\u0000\u200b\ud83d\ude80éñ厨የ\ufffd')
    for (let i = 0; i < 3000; i++) {
      const title = Array.from(
        { length: Math.floor(random() * 30) },
        () => characters[Math.floor(random() * characters.length)]!,
      ).join('')
      keepsItsPromises(['en', 'pt', 'xx'][i % 3]!, title)
    }
  })

  it('takes a title of 100,000 characters in its stride', () => {
    const began = normaliseTitle(`Welder ${'- ('.repeat(33_000)}`, 'en')
    expect(began.core).toBe('Welder')
    expect(began.removed.map((each) => each.category)).toContain('very_long')
  })

  it('gives the same answer whatever came before', () => {
    const before = normaliseTitle('ANALISTA - FINANCEIRO', 'pt')
    for (const [language, title] of madeUp(300)) normaliseTitle(title, language)
    expect(normaliseTitle('ANALISTA - FINANCEIRO', 'pt')).toEqual(before)
  })
})

const collection = sharedData('oja/noise_fixtures.jsonl')

describe.skipIf(collection === null)('titles as advertised', () => {
  const lines = collection === null ? [] : readFileSync(collection, 'utf8').trim().split('\n')

  it('keep the same promises', () => {
    for (const line of lines) {
      const { lang, title } = JSON.parse(line) as { lang: string; title: string }
      keepsItsPromises(lang, title)
    }
  }, 30_000)
})
