import { describe, expect, it } from 'vitest'
import type { KnownVectors } from '../../src/embed/embedder.js'
import { toUnit } from '../../src/numbers/vectors.js'
import { embeddedRetriever } from '../../src/retrieve/embedded.js'
import { embeddedWeight, withEmbedded } from '../../src/retrieve/embedded-weight.js'
import { fusionWeights as weightsByRichness } from '../../src/retrieve/fusion-weights.js'
import { buildTitleIndex } from '../../src/retrieve/title-index.js'
import { titleRetriever } from '../../src/retrieve/title-retriever.js'
import { exampleEntries } from './example-index.js'

const index = buildTitleIndex(exampleEntries)
const fusionWeights = weightsByRichness.lean

/** Meaning, as a model would have it: a direction for each field of work, a little of each text's own. */
const fields: readonly (readonly [RegExp, number])[] = [
  [/nurs|enferm|krank|infirm/i, 0],
  [/account|contador|comptable|buchhal|bookkeep|audit/i, 1],
  [/developer|engineer|programm/i, 2],
  [/carp|tischler/i, 3],
]
const vectorOf = (text: string): Float32Array => {
  const vector = new Float32Array(8)
  for (const [pattern, place] of fields) if (pattern.test(text)) vector[place] = 1
  vector[4 + (text.length % 4)] = 0.1 + text.length / 1000
  return toUnit(vector)
}
const vectorsOf = (unknown: readonly string[] = []): KnownVectors => ({
  id: 'test/8',
  dimension: 8,
  find: (text) => (unknown.includes(text) ? null : vectorOf(text)),
})

describe('an embedding model as a method', () => {
  it('finds what is near in meaning though not a word is shared', () => {
    const retriever = embeddedRetriever(index, vectorsOf())
    const [first] = retriever.retrieve({ text: 'Krankenschwester', language: 'en' }, 5)
    expect(['2221', '3221', '5321']).toContain(first?.code)
    expect(first?.evidence[0]).toMatchObject({ method: 'embedded', rank: 1, matchedLanguage: 'en' })
  })

  it('looks in the own language, and in all where the index has none of it', () => {
    const retriever = embeddedRetriever(index, vectorsOf())
    const own = retriever.retrieve({ text: 'Contador', language: 'pt' }, 5)
    expect(new Set(own.flatMap(({ evidence }) => evidence.map((one) => one.matchedLanguage)))).toEqual(new Set(['pt']))
    const foreign = retriever.retrieve({ text: 'Buchhalter', language: 'de' }, 3)
    expect(['2411', '3313', '4311']).toContain(foreign[0]?.code)
  })

  it('has nothing to say of a title without a vector, nor of index titles without one', () => {
    expect(embeddedRetriever(index, vectorsOf(['cook'])).retrieve({ text: 'cook', language: 'en' }, 5)).toEqual([])
    const some = embeddedRetriever(index, vectorsOf(['enfermeiro', 'enfermeira']))
    const found = some.retrieve({ text: 'Krankenpfleger', language: 'pt' }, 9)
    expect(found.map(({ code }) => code)).not.toContain('2221')
    expect(found[0]?.code).toBe('3221')
  })

  it('takes part in the fusion with a weight of its own, learnt or else judged', () => {
    expect(withEmbedded(fusionWeights).embedded).toEqual(fusionWeights.embedded ?? embeddedWeight)
    expect(
      withEmbedded({ ...fusionWeights, embedded: { score: 2, logScore: 0, reciprocalRank: 3 } }).embedded?.score,
    ).toBe(2)
    const fused = titleRetriever(index, null, fusionWeights, { embedded: vectorsOf() })
    expect(fused.name).toContain('embedded')
    const without = titleRetriever(index, null, fusionWeights)
    expect(without.name).not.toContain('embedded')
    const query = { text: 'Tischler', language: 'pt' }
    const scoreOf = (retriever: typeof fused) =>
      retriever.retrieve(query, 9).find(({ code }) => code === '7115')?.score ?? 0
    expect(scoreOf(fused)).toBeCloseTo(scoreOf(without) + embeddedWeight.reciprocalRank, 6)
  })
})
