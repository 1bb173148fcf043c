import { describe, expect, it } from 'vitest'
import { encoderOf } from '../../src/embed/encoder.js'
import { encoderHash } from '../../src/embed/encoder-file.js'
import { KnownError } from '../../src/errors.js'
import { dot } from '../../src/numbers/vectors.js'
import { seededRandom } from '../../src/numbers/random.js'
import * as sourceTraining from '../../src/train/train-encoder.js'
import { compiledSource } from './compiled-source.js'
import { madeLabels } from './made-labels.js'

const { trainEncoder } = sourceTraining
const labels = madeLabels(600, seededRandom(5))
const small = { seed: 1, epochs: 4, dimension: 32, members: 2, rows: 1 << 12, workers: 0 }

describe('a trained encoder', async () => {
  const model = await trainEncoder(labels, small)
  const encoder = encoderOf(model)

  it.each([
    ['night nurse', 'en', '2221'],
    ['enfermeira', 'pt', '2221'],
    ['Programadora', 'pt', '2512'],
    ['carpenters', 'en', '7115'],
    ['Enfermeiro / Enfermeira chefe', 'pt', '2221'],
    ['joiner', 'sw', '7115'],
  ])('ranks %s (%s) under %s', (title, language, code) => {
    const ranked = encoder.rank(title, language, 2)
    expect(ranked[0]!.code).toBe(code)
    expect(ranked).toHaveLength(2)
    expect(ranked[0]!.probability).toBeGreaterThan(0.5)
  })

  it('puts titles of one code together across languages', () => {
    const embed = (title: string) => encoder.embedder.embed(title, 'en')
    expect(dot(embed('nurse'), embed('enfermeiro'))).toBeGreaterThan(0.6)
    expect(dot(embed('nurse'), embed('programador'))).toBeLessThan(0.3)
  })

  it('says what it was trained on', () => {
    expect(encoder.codes).toEqual(['2221', '2512', '7115'])
    expect(new Set(encoder.languages)).toEqual(new Set(['en', 'pt']))
    const { labelSets, learnt, repeated } = model.training
    expect(labelSets.map(({ source }) => source).sort()).toEqual(['made-en', 'made-pt'])
    expect(learnt + repeated).toBe(labels.length)
  })
})

describe('training', () => {
  it('gives the same encoder for the same seed, another for another', async () => {
    const once = await trainEncoder(labels, small)
    expect(encoderHash(await trainEncoder(labels, small))).toBe(encoderHash(once))
    expect(encoderHash(await trainEncoder(labels, { ...small, seed: 2 }))).not.toBe(encoderHash(once))
  })

  it('gives the same encoder in no, one and two threads', async () => {
    const compiled = (await import(
      /* @vite-ignore */ compiledSource('train/train-encoder.ts', 'train/member-thread.ts')
    )) as typeof sourceTraining
    const expected = encoderHash(await trainEncoder(labels, small))
    for (const workers of [0, 1, 2]) {
      expect(encoderHash(await compiled.trainEncoder(labels, { ...small, workers }))).toBe(expected)
    }
  })

  it('reports each epoch of each member, with a curve on held-out titles', async () => {
    const seen: sourceTraining.TrainingProgress[] = []
    const model = await trainEncoder(labels, { ...small, heldOut: 0.2, onProgress: (progress) => seen.push(progress) })
    expect(seen.map(({ member, epoch }) => `${member}:${epoch}`)).toEqual(
      [1, 2].flatMap((member) => [1, 2, 3, 4].map((epoch) => `${member}:${epoch}`)),
    )
    expect(seen[3]!.loss).toBeLessThan(seen[0]!.loss)
    expect(seen[3]!.heldOutRight).toBeGreaterThan(0.9)
    const { heldOut, learnt, repeated } = model.training
    expect(heldOut!.right).toBeGreaterThan(0.9)
    expect(heldOut!.titles + learnt + repeated).toBe(labels.length)
  })

  it('does not change for labels that say nothing or are repeated', async () => {
    const [first] = labels
    const noise = ['', '🚀', '— !'].map((title) => ({ title, language: 'en', code: '2221' }))
    const model = await trainEncoder([...labels, first!, ...noise], small)
    const plain = await trainEncoder(labels, small)
    expect(model.weights).toEqual(plain.weights)
    expect(model.training.empty).toBe(3)
    expect(model.training.repeated).toBe(plain.training.repeated + 1)
  })

  it('learns a title that stands under two codes as both, and counts it', async () => {
    const both = ['2221', '2512'].map((code) => ({ title: 'health informatician', language: 'en', code }))
    const model = await trainEncoder([...labels, ...both, ...both], small)
    expect(model.training.contradictory).toBe(1)
    const ranked = encoderOf(model).rank('health informatician', 'en', 3)
    expect(new Set(ranked.slice(0, 2).map(({ code }) => code))).toEqual(new Set(['2221', '2512']))
  })

  it.each([
    ['one code', labels.filter(({ code }) => code === '2221'), {}],
    ['no labels', [], {}],
    ['symbols only', [{ title: '🚀', language: 'en', code: '1' }], {}],
    ['a dimension that does not divide', labels, { dimension: 20 }],
    ['rows that are no power of two', labels, { rows: 5000 }],
    ['rows beyond memory', labels, { rows: 1 << 26, dimension: 64 }],
    ['no epochs', labels, { epochs: 0 }],
    ['everything held out', labels, { heldOut: 1 }],
    ['a seed that is no number', labels, { seed: NaN }],
  ])('refuses %s with a known error', async (_, given, options) => {
    await expect(trainEncoder(given, { ...small, ...options })).rejects.toSatisfy(
      (error) => error instanceof KnownError && error.code === 'encoder/untrainable',
    )
  })
})
