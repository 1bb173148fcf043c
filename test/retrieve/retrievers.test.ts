import { describe, expect, it } from 'vitest'
import { subwordEmbedder } from '../../src/embed/subword.js'
import { encoderOf } from '../../src/embed/encoder.js'
import { trainEncoder } from '../../src/train/train-encoder.js'
import { denseRetriever } from '../../src/retrieve/dense.js'
import { encoderHead } from '../../src/retrieve/encoder-head.js'
import { exactRetriever } from '../../src/retrieve/exact.js'
import { worth } from '../../src/retrieve/fused.js'
import { fusionWeights as weightsByRichness } from '../../src/retrieve/fusion-weights.js'
import { lexicalRetrievers } from '../../src/retrieve/lexical.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'
import { titleRetriever } from '../../src/retrieve/title-retriever.js'
import { keepsTheRetrieverContract } from './contract.js'
import { exampleEntries } from './example-index.js'

const index = buildTitleIndex(exampleEntries)
const embedder = subwordEmbedder(exampleEntries.map(({ title }) => title))
const fusionWeights = weightsByRichness.lean
const encoder = encoderOf(await trainEncoder(exampleEntries, { seed: 1, members: 1, dimension: 32, rows: 1 << 12 }))
const [characters, words, neighbours, profile] = lexicalRetrievers(index)

keepsTheRetrieverContract('exact', () => exactRetriever(index))
keepsTheRetrieverContract('characters', () => characters!)
keepsTheRetrieverContract('words', () => words!)
keepsTheRetrieverContract('neighbours', () => neighbours!)
keepsTheRetrieverContract('profile', () => profile!)
keepsTheRetrieverContract('dense', () => denseRetriever(index, embedder))
keepsTheRetrieverContract('encoder', () => encoderHead(index, encoder))
keepsTheRetrieverContract('fused', () => titleRetriever(index, encoder, fusionWeights))

describe('retrieval', () => {
  const fused = titleRetriever(index, encoder, fusionWeights)
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
