import { describe, expect, it } from 'vitest'
import { subwordEmbedder } from '../../src/embed/subword.js'
import { denseRetriever } from '../../src/retrieve/dense.js'
import { encoderHead } from '../../src/retrieve/encoder-head.js'
import { exactRetriever } from '../../src/retrieve/exact.js'
import { itemOfClass } from '../../src/model/occupation-class.js'
import { occupationHead } from '../../src/retrieve/occupation-head.js'
import { worth } from '../../src/retrieve/fused.js'
import { fusionWeights as weightsByRichness } from '../../src/retrieve/fusion-weights.js'
import { lexicalRetrievers } from '../../src/retrieve/lexical.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'
import { titleRetriever } from '../../src/retrieve/title-retriever.js'
import { keepsTheRetrieverContract } from './contract.js'
import { entriesByOccupation, exampleEncoder, exampleEntries, labelsByOccupation } from './example-index.js'

const index = buildTitleIndex(exampleEntries)
const embedder = subwordEmbedder(exampleEntries.map(({ title }) => title))
const fusionWeights = weightsByRichness.lean
const encoder = await exampleEncoder(exampleEntries)
const encoders = { items: encoder, occupations: null }
const [characters, words, neighbours, profile] = lexicalRetrievers(index)

keepsTheRetrieverContract('exact', () => exactRetriever(index))
keepsTheRetrieverContract('characters', () => characters!)
keepsTheRetrieverContract('words', () => words!)
keepsTheRetrieverContract('neighbours', () => neighbours!)
keepsTheRetrieverContract('profile', () => profile!)
keepsTheRetrieverContract('dense', () => denseRetriever(index, embedder))
keepsTheRetrieverContract('encoder', () => encoderHead(index, encoder))
const byOccupation = buildTitleIndex(entriesByOccupation)
const occupationEncoder = await exampleEncoder(labelsByOccupation)
keepsTheRetrieverContract('occupations', () => occupationHead(byOccupation, occupationEncoder))
keepsTheRetrieverContract('fused', () => titleRetriever(index, encoders, fusionWeights))

describe('retrieval', () => {
  const fused = titleRetriever(index, encoders, fusionWeights)
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

  it('compares with titles of the own language only, where there are any; the encoder alone sees all', () => {
    const languages = fused
      .retrieve({ text: 'auditor', language: 'pt' }, 5)
      .flatMap(({ evidence }) =>
        evidence.filter(({ method }) => method !== 'encoder').map((one) => one.matchedLanguage),
      )
    expect(new Set(languages)).toEqual(new Set(['pt']))
  })

  it('says the same of titles looked up together as of each by itself', () => {
    const few = exampleEntries.map(({ title, language }) => ({ text: title, language }))
    const queries = [...few, ...few.map(({ text }) => ({ text: `${text} senior`, language: 'sv' })), few[0]!]
    expect(queries.length).toBeGreaterThan(40)
    expect(fused.retrieveAll(queries, 6)).toEqual(queries.map((query) => fused.retrieve(query, 6)))
    const dense = denseRetriever(index, embedder)
    expect(dense.rankAll!(queries, 6)).toEqual(queries.map((query) => dense.rank(query, 6)))
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

describe('the ranking by occupations', () => {
  const occupations = occupationHead(byOccupation, occupationEncoder)

  it('adds up, by item, what the encoder says of each occupation', () => {
    for (const { title: text, language } of exampleEntries) {
      const classes = occupationEncoder.rank(text, language, 100)
      const sums = new Map<string, number>()
      for (const { code, probability } of classes) {
        sums.set(itemOfClass(code), (sums.get(itemOfClass(code)) ?? 0) + probability)
      }
      const asOneForm = { text, language, forms: [text.toLowerCase()] }
      for (const { code, score } of occupations.retrieve(asOneForm, 20)) {
        if (!text.includes('/')) expect(score).toBeCloseTo(sums.get(code)!, 5)
      }
    }
  })

  it('shows a title of the most probable occupation, in the language asked in where the item has any', () => {
    const shown = (text: string, language: string) =>
      occupations.retrieve({ text, language }, 1).map(({ code, evidence: [first] }) => [code, first!.matchedTitle])
    expect(shown('auditor', 'en')).toEqual([['2411', 'accountant']])
    expect(shown('tax accountant', 'en')).toEqual([['2411', 'tax accountant']])
    expect(shown('tax accountant', 'pt')).toEqual([['2411', 'contador']])
    expect(shown('accountant', 'pt')).toEqual([['2411', 'auditor contábil']])
    expect(shown('bûcheron', 'fr')).toEqual([['6210', "abatteur d'arbres/abatteuse d'arbres"]])
  })
})
