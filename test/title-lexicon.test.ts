import { describe, expect, it } from 'vitest'
import { referenceTitles, shippedTarget, shippedTitles } from '../bench/labels.js'
import { readTables } from '../src/files/tables.js'
import { packageFile } from '../src/files/package-root.js'
import { fold } from '../src/text/fold.js'
import { sharedData } from './shared-data.js'

const least: Readonly<Record<string, number>> = {
  en: 25,
  fr: 30,
  es: 25,
  pt: 12,
  ar: 5,
  zh: 5,
  de: 5,
  ru: 5,
  cs: 7,
  hr: 4,
  lt: 12,
}

async function rows() {
  const file = packageFile('sources', 'isco-08-titles', 'isco-08-titles.csv')
  const [, ...lines] = (await readTables(file, { inflateLimit: 400, languages: [] })).tables[0]!.rows
  return lines.map(([code = '', language = '', title = '', feminine = '', alsoIn = '']) => ({
    code,
    language,
    title,
    feminine,
    alsoIn,
  }))
}

describe('the title lexicon', () => {
  it('has enough titles for each unit group in each of its languages', async () => {
    const { items } = await shippedTarget()
    const counts = new Map<string, number>()
    for (const { code, language } of await rows())
      counts.set(`${code} ${language}`, (counts.get(`${code} ${language}`) ?? 0) + 1)
    const short = items
      .filter(({ depth }) => depth === 4)
      .flatMap(({ code }) =>
        Object.entries(least).flatMap(([language, wanted]) => {
          const found = counts.get(`${code} ${language}`) ?? 0
          return found < wanted ? [`${code} ${language}: ${found}`] : []
        }),
      )
    expect(short).toEqual([])
  })

  it('says of each title under several groups where else it stands, and of no other', async () => {
    const groups = new Map<string, Set<string>>()
    const all = await rows()
    const forms = ({ language, title, feminine }: (typeof all)[number]) =>
      [title, feminine].filter((form) => form !== '').map((form) => `${language} ${form.toLowerCase()}`)
    for (const row of all)
      for (const form of forms(row)) groups.set(form, (groups.get(form) ?? new Set()).add(row.code))
    const wrong = all.filter((row) => {
      const others = new Set(forms(row).flatMap((form) => [...groups.get(form)!]))
      others.delete(row.code)
      return [...others].sort().join(' ') !== row.alsoIn
    })
    expect(wrong).toEqual([])
  })

  it('is ingested whole', async () => {
    const entries = await shippedTitles()
    const lines = await rows()
    expect(entries.length).toBeGreaterThanOrEqual(lines.length)
    expect(
      entries.some(({ title, code, language }) => title === 'enfermeira' && code === '2221' && language === 'pt'),
    ).toBe(true)
  })

  const reference = sharedData('reference')
  it.skipIf(reference === null)(
    'agrees with publishers’ indexes on most titles that both list; conflicts are counted',
    async () => {
      const theirs = new Map<string, Set<string>>()
      for (const { title, language, code } of await referenceTitles(reference!, () => undefined)) {
        const key = `${language} ${fold(title)}`
        theirs.set(key, (theirs.get(key) ?? new Set()).add(code))
      }
      const shared = new Map<string, { agree: number; conflicts: string[] }>()
      for (const { title, language, code } of await shippedTitles()) {
        const codes = theirs.get(`${language} ${fold(title)}`)
        if (!codes) continue
        const own = shared.get(language) ?? { agree: 0, conflicts: [] }
        if (codes.has(code)) own.agree++
        else own.conflicts.push(`${code} ${title}: ${[...codes].join(' ')}`)
        shared.set(language, own)
      }
      for (const [language, { agree, conflicts }] of shared) {
        const share = agree / (agree + conflicts.length)
        console.log(
          `${language}: ${agree} of ${agree + conflicts.length} shared titles agree (${(share * 100).toFixed(1)} %); e.g. ${conflicts.slice(0, 3).join('; ')}`,
        )
        expect(share).toBeGreaterThan(0.75)
      }
    },
  )
})
