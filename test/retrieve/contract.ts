import { describe, expect, it } from 'vitest'
import type { Retriever, RetrievalQuery } from '../../src/retrieve/retriever.js'
import { exampleEntries } from './example-index.js'

const queries: readonly RetrievalQuery[] = [
  { text: 'registered nurse', language: 'en' },
  { text: 'Software Engineer (backend)', language: 'en' },
  { text: 'Enfermeiro(a)', language: 'pt' },
  { text: 'contador auditor', language: 'pt' },
  { text: 'शिक्षक', language: 'hi' },
  { text: 'Krankenpfleger', language: 'de' },
  { text: 'zzz qqq', language: 'en' },
  { text: '🚀', language: 'en' },
  { text: '', language: 'en' },
  { text: 'nurse '.repeat(500), language: 'en' },
]

/** What every retriever over the example index must keep. */
export function keepsTheRetrieverContract(name: string, make: () => Retriever): void {
  describe(`${name} keeps the retriever's contract`, () => {
    const retriever = make()
    const codes = new Set(exampleEntries.map(({ code }) => code))

    it.each(queries)('for "$text" in $language', (query) => {
      for (const limit of [1, 3, 20]) {
        const candidates = retriever.retrieve(query, limit)
        expect(candidates.length).toBeLessThanOrEqual(limit)
        expect(candidates.map(({ rank }) => rank)).toEqual(candidates.map((_, i) => i + 1))
        expect(new Set(candidates.map(({ code }) => code)).size).toBe(candidates.length)
        for (const { code, score, evidence } of candidates) {
          expect(codes.has(code)).toBe(true)
          expect(Number.isFinite(score)).toBe(true)
          expect(evidence.length).toBeGreaterThan(0)
          for (const piece of evidence) {
            expect(piece.score).toBeGreaterThanOrEqual(0)
            expect(piece.score).toBeLessThanOrEqual(1)
            const matched = exampleEntries.some((entry) => entry.title === piece.matchedTitle && entry.code === code)
            expect(matched).toBe(true)
          }
        }
        const scores = candidates.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        expect(retriever.retrieve(query, limit)).toEqual(candidates)
      }
    })

    it('a longer list begins with the shorter one', () => {
      for (const query of queries) {
        const long = retriever.retrieve(query, 20).map(({ code }) => code)
        expect(retriever.retrieve(query, 2).map(({ code }) => code)).toEqual(long.slice(0, 2))
      }
    })
  })
}
