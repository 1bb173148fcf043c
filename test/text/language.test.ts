import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { francCodeOf, languageOfFrancCode } from '../../src/text/language-codes.js'
import { francDetector, type LabelInLanguage, languageOfList, trainLanguageDetector } from '../../src/text/language.js'
import { languagesOfMixedList } from '../../src/text/language-choice.js'
import { sharedData } from '../shared-data.js'

const lists: Readonly<Record<string, readonly string[]>> = {
  en: ['Software developer', 'Primary school teacher', 'Welder and flame cutter', 'Head of purchasing', 'Crane driver'],
  es: ['Técnico de mantenimiento', 'Maestra de primaria', 'Jefe de compras', 'Conductor de grúa', 'Albañil'],
  fr: ['Développeur logiciel', 'Professeur des écoles', 'Responsable des achats', 'Conducteur de grue', 'Soudeur'],
  pt: ['Desenvolvedor de sistemas', 'Professora do ensino fundamental', 'Gerente de compras', 'Soldador', 'Pedreiro'],
  de: ['Softwareentwickler', 'Grundschullehrerin', 'Leiter Einkauf', 'Kranführer', 'Schweißer und Brenner'],
  pl: ['Programista aplikacji', 'Nauczyciel szkoły podstawowej', 'Kierownik działu zakupów', 'Spawacz', 'Murarz'],
}
const languages = Object.keys(lists)
const labels: readonly LabelInLanguage[] = languages.flatMap((language) =>
  lists[language]!.map((title) => ({ title, language })),
)

describe('languageOfList', () => {
  it.each(languages)('finds %s among six by franc, over the joined list', (language) => {
    expect(languageOfList(lists[language]!, languages)).toEqual({ language, from: 'detected' })
  })

  it('takes the declared language where there is one, and nobody knows where there is none', () => {
    expect(languageOfList(['Soudeur'], ['es'])).toEqual({ language: 'es', from: 'declared' })
    expect(languageOfList(['Soudeur'], [])).toEqual({ language: 'und', from: 'declared' })
  })

  it('never leaves the languages declared', () => {
    expect(['pt', 'es']).toContain(languageOfList(lists[languages[2]!]!, ['pt', 'es']).language)
    expect(languageOfList(['x'], ['tlh', 'sjn']).language).toBe('tlh')
  })
})

describe('a trained detector', () => {
  const detector = trainLanguageDetector(labels)

  it('knows what it has learnt', () => {
    expect(detector.languages).toEqual([...languages].sort())
    for (const { title, language } of labels) expect(detector.ofTitle(title, languages)).toBe(language)
  })

  it('chooses among the languages given only, the first where it knows none', () => {
    expect(detector.ofTitle('Nauczyciel', ['de', 'fr'])).toMatch(/de|fr/)
    expect(detector.ofTitle('Nauczyciel', ['xx', 'yy'])).toBe('xx')
  })

  it('is the same for the same labels', () => {
    const again = trainLanguageDetector(labels)
    const titles = ['Soldador de tubos', 'Crane teacher', 'Responsable']
    expect(titles.map((title) => again.ofTitle(title, languages))).toEqual(
      titles.map((title) => detector.ofTitle(title, languages)),
    )
  })
})

describe('language codes', () => {
  it('go both ways', () => {
    for (const language of ['en', 'pt', 'hi', 'zh', 'ar']) {
      expect(languageOfFrancCode(francCodeOf(language)!)).toBe(language)
    }
  })
})

const melo: Readonly<Record<string, string>> = {
  bg: 'bgr_q_bg_c_bg',
  cs: 'cze_q_cs_c_cs',
  de: 'deu_q_de_c_de',
  es: 'esp_q_es_c_es',
  fr: 'fra_q_fr_c_fr',
  hr: 'hrv_q_hr_c_hr',
  it: 'ita_q_it_c_it',
  lt: 'ltu_q_lt_c_lt',
  nl: 'nld_q_nl_c_nl',
  pl: 'pol_q_pl_c_pl',
  pt: 'prt_q_pt_c_pt',
  en: 'usa_q_en_c_en',
}

/** Twelve native lists of national classifications; the labels are those of another publisher's classification. */
describe.skipIf(sharedData('bench/melo') === null || sharedData('reference/esco-1.0.8') === null)(
  'on national lists',
  () => {
    const among = Object.keys(melo)
    const queries = (language: string): readonly string[] =>
      readFileSync(sharedData(`bench/melo/${melo[language]!}/queries.tsv`)!, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('\t')[1]!)
    const escoLabels = (language: string): readonly LabelInLanguage[] =>
      readFileSync(sharedData(`reference/esco-1.0.8/occupations_${language}.csv`)!, 'utf8')
        .split(/^Occupation,/m)
        .slice(1)
        .map((row) => ({ title: /^[^,]*,[^,]*,("(?:[^"]|"")*"|[^,]*)/.exec(row)?.[1] ?? '', language }))

    it('finds 92 % of titles and 95 % of lists of twenty', () => {
      const detector = trainLanguageDetector(among.flatMap(escoLabels))
      let [titles, rightTitles, twenties, rightTwenties] = [0, 0, 0, 0]
      for (const language of among) {
        const all = queries(language)
        titles += all.length
        rightTitles += all.filter((title) => detector.ofTitle(title, among) === language).length
        for (let at = 0; at + 20 <= all.length; at += 20) {
          twenties++
          if (detector.ofList(all.slice(at, at + 20), among) === language) rightTwenties++
        }
      }
      expect(rightTitles / titles).toBeGreaterThan(0.92)
      expect(rightTwenties / twenties).toBeGreaterThan(0.95)
    }, 60_000)

    it('finds the languages of a list of all twelve, and nine in ten of its titles, as an ingest does', () => {
      const detector = trainLanguageDetector(among.flatMap(escoLabels))
      const mixed = among.flatMap((language) =>
        queries(language)
          .slice(0, 150)
          .map((title) => ({ title, language })),
      )
      const titles = mixed.map(({ title }) => title)
      const { languages: found } = languagesOfMixedList(titles, among, detector, francDetector)
      expect(new Set(found)).toEqual(new Set(among))
      const right = found.filter((language, at) => language === mixed[at]!.language).length
      expect(right / mixed.length).toBeGreaterThan(0.92)
    }, 60_000)

    it('beats franc on single titles', () => {
      const some = queries('nl').slice(0, 300)
      const right = some.filter((title) => francDetector.ofTitle(title, among) === 'nl').length
      expect(right / some.length).toBeLessThan(0.8)
    })
  },
)
