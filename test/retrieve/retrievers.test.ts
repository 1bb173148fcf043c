import { describe, expect, it } from 'vitest'
import { subwordEmbedder } from '../../src/embed/subword.js'
import { exactScan } from '../../src/numbers/exact-scan.js'
import { denseRetriever } from '../../src/retrieve/dense.js'
import { exactRetriever } from '../../src/retrieve/exact.js'
import { worth } from '../../src/retrieve/fused.js'
import { fusionWeights } from '../../src/retrieve/fusion-weights.js'
import { lexicalRetrievers } from '../../src/retrieve/lexical.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'
import { titleRetriever } from '../../src/retrieve/title-retriever.js'
import { keepsTheRetrieverContract } from './contract.js'
import { exampleEntries } from './example-index.js'

const index = buildTitleIndex(exampleEntries)
const embedder = subwordEmbedder(exampleEntries.map(({ title }) => title))
const [characters, words, neighbours, profile] = lexicalRetrievers(index)

keepsTheRetrieverContract('exact', () => exactRetriever(index))
keepsTheRetrieverContract('characters', () => characters!)
keepsTheRetrieverContract('words', () => words!)
keepsTheRetrieverContract('neighbours', () => neighbours!)
keepsTheRetrieverContract('profile', () => profile!)
keepsTheRetrieverContract('dense', () => denseRetriever(index, embedder))
keepsTheRetrieverContract('dense by exact scan', () => denseRetriever(index, embedder, exactScan))
keepsTheRetrieverContract('fused', () => titleRetriever(index, embedder, fusionWeights))

describe('retrieval', () => {
  const fused = titleRetriever(index, embedder, fusionWeights)
  const first = (text: string, language: string) => fused.retrieve({ text, language }, 5)[0]

  it.each([
    ['the same title', 'registered nurse', 'en', '2221'],
    ['another case and accent', 'TECNICO DE ENFERMAGEM', 'pt', '3221'],
    ['a gendered ending in brackets', 'Enfermeiro(a)', 'pt', '2221'],
    ['one gender of a pair', "abatteuse d'arbres", 'fr', '6210'],
    ['a slashed pair', "Abatteur / Abatteuse d'arbres", 'fr', '6210'],
    ['an inverted title', 'Accountant, tax', 'en', '2411'],
    ['a script of its own', 'शिक्षक', 'hi', '2341'],
    ['a compound', 'softwareentwickler software developer', 'de', '2512'],
  ])('finds %s', (_, text, language, code) => {
    expect(first(text, language)?.code).toBe(code)
  })

  it('compares with titles of the own language only, where there are any', () => {
    const languages = fused
      .retrieve({ text: 'auditor', language: 'pt' }, 5)
      .flatMap(({ evidence }) => evidence.map((one) => one.matchedLanguage))
    expect(new Set(languages)).toEqual(new Set(['pt']))
  })

  it('falls back to all languages where there are none, and names the language that matched', () => {
    const candidate = first('software developer', 'sv')
    expect(candidate?.code).toBe('2512')
    expect(candidate?.evidence[0]?.matchedLanguage).toBe('en')
  })

  it('shares an exact match among the codes that list the title', () => {
    const candidates = exactRetriever(index).retrieve({ text: 'Interpreter', language: 'en' }, 5)
    expect(candidates.map(({ code, score }) => [code, score])).toEqual([
      ['2433', 0.5],
      ['2643', 0.5],
    ])
  })

  it('ranks by the worth of the evidence it shows', () => {
    for (const { score, evidence } of fused.retrieve({ text: 'nurse assistant', language: 'en' }, 5)) {
      expect(worth(evidence, fusionWeights)).toBeCloseTo(score, 6)
    }
  })
})
