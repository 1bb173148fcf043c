import { describe, expect, it } from 'vitest'
import type { RankedCode, TitleEncoder } from '../../src/embed/embedder.js'
import { seededRandom } from '../../src/numbers/random.js'
import { buildExactTable, exactShares } from '../../src/retrieve/exact-table.js'
import { quickCoder, quickQuery, quickSigns, weighQuickly } from '../../src/retrieve/quick-coder.js'
import { quickWeights } from '../../src/retrieve/quick-weights.js'
import { formsOf } from '../../src/text/forms.js'

const entry = (title: string, language: string, code: string) => ({ title, language, code, source: 's' })
const entries = [
  entry('Cook', 'en', '5120'),
  entry('Cook', 'en', '9411'),
  entry('Cocinero/a', 'es', '5120'),
  entry('Nurse', 'en', '2221'),
  entry('Nurse', 'en', '2221'),
  entry('Agent', 'fr', '3339'),
]
const table = buildExactTable(entries)

describe('exactShares', () => {
  const shares = exactShares(table)
  const of = (title: string, language: string) => {
    const { native, foreign } = shares(formsOf(title), language)
    return { native: Object.fromEntries(native), foreign: Object.fromEntries(foreign) }
  }

  it('finds folded titles in the language, apart from those of others', () => {
    expect(of('NURSE', 'en')).toEqual({ native: { 2221: 1 }, foreign: {} })
    expect(of('nurse', 'fr')).toEqual({ native: {}, foreign: { 2221: 1 } })
    expect(of('Cocinero', 'es').native).toEqual({ 5120: 1 })
    expect(of('cook', 'en').native).toEqual({ 5120: 0.5, 9411: 0.5 })
    expect(of('welder', 'en')).toEqual({ native: {}, foreign: {} })
  })

  it('holds every one of many titles, and no other', () => {
    const random = seededRandom(5)
    const many = Array.from({ length: 3000 }, (_, i) => entry(`title ${i}`, 'en', String(Math.floor(random() * 400))))
    const large = exactShares(buildExactTable(many))
    for (const { title, code } of many) expect([...large([title], 'en').native.keys()]).toEqual([code])
    for (let i = 3000; i < 6000; i++) expect(large([`title ${i}`], 'en').native.size).toBe(0)
  })
})

/** Ranks by letters, so that every title has another ranking; nothing for a title without forms. */
const ranking = (forms: readonly string[], limit: number): readonly RankedCode[] => {
  if (forms.length === 0) return []
  const random = seededRandom(forms[0]!.length * 31 + forms[0]!.charCodeAt(0))
  const codes = ['5120', '9411', '2221', '3339', '7212', '8322']
  const shares = codes.map(() => random() ** 4)
  const all = shares.reduce((sum, share) => sum + share, 0)
  return codes
    .map((code, i) => ({ code, probability: shares[i]! / all }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, limit)
}
const encoder: Pick<TitleEncoder, 'rankForms'> = {
  rankForms: (texts, limit) => texts.map((forms) => ranking(forms, limit)),
}

describe('quickCoder', () => {
  const titles = ['Cook', 'nurse', 'Agent', 'Welder', '', '!!!', '🙂', 'Bus driver', 'Agent (H/F)', 'cocinera']
  const queries = titles.map((title) => quickQuery(title, 'en'))
  const code = quickCoder(encoder, table, quickWeights)

  it('says the same as weighing every sign', () => {
    const plainly = quickSigns(encoder, table)(queries).map((signs) => weighQuickly(signs, quickWeights, 3))
    code(queries, 3).forEach((answer, i) => {
      const { ranked, ...rest } = plainly[i]!
      expect(answer.method).toBe(rest.method)
      expect(answer.none).toBeCloseTo(rest.none, 6)
      expect(answer.ranked.map((one) => one.code)).toEqual(ranked.map((one) => one.code))
      answer.ranked.forEach(({ probability }, at) => expect(probability).toBeCloseTo(ranked[at]!.probability, 6))
    })
  })

  it('gives probabilities that are 1 together with none, best first', () => {
    for (const { ranked, none } of code(queries, 50)) {
      expect(ranked.reduce((sum, { probability }) => sum + probability, none)).toBeCloseTo(1, 6)
      ranked.slice(1).forEach(({ probability }, i) => expect(probability).toBeLessThanOrEqual(ranked[i]!.probability))
    }
  })

  it('codes no title that says nothing, and names what an answer rests on', () => {
    const answers = code(queries, 3)
    expect([4, 5, 6].map((i) => answers[i]!.ranked)).toEqual([[], [], []])
    expect(answers[1]).toMatchObject({ method: 'exact', ranked: [{ code: '2221' }, {}, {}] })
    expect(answers[3]!.method).toBe('encoder')
  })

  it('keeps what the encoder puts first before the rest', () => {
    expect(Math.min(quickWeights.probability, quickWeights.logProbability)).toBeGreaterThanOrEqual(0)
  })
})
