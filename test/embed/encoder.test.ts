import { describe, expect, it } from 'vitest'
import { encoderOf } from '../../src/embed/encoder.js'
import { encoderTextVersion, type EncoderModel } from '../../src/embed/encoder-model.js'
import { features, mostFeatures } from '../../src/embed/features.js'
import { seededRandom } from '../../src/numbers/random.js'
import { formsOf } from '../../src/text/forms.js'
import { dot } from '../../src/numbers/vectors.js'

const random = seededRandom(9)
const [rows, dimension] = [64, 40]
const codes = Array.from({ length: 37 }, (_, place) => String(1000 + place))
const model: EncoderModel = {
  textVersion: encoderTextVersion,
  dimension,
  rows,
  codes,
  weights: Int8Array.from({ length: rows * dimension }, () => Math.floor(random() * 255) - 127),
  scales: Float32Array.from({ length: rows }, () => random() / 100),
  head: Float32Array.from({ length: codes.length * dimension }, () => random() - 0.5),
  training: {
    seed: 1,
    epochs: 1,
    members: 1,
    labelSets: [],
    languages: ['en', 'pt'],
    learnt: 0,
    repeated: 0,
    empty: 0,
    contradictory: 0,
    heldOut: null,
  },
}

/** The same by definition: the mean of the forms' vectors, times the head, as probabilities. */
function plainly(title: string) {
  const vector = new Array<number>(dimension).fill(0)
  const forms = formsOf(title)
  for (const form of forms) {
    const hashes = new Uint32Array(mostFeatures)
    const found = features(
      Uint16Array.from(form, (letter) => letter.charCodeAt(0)),
      0,
      form.length,
      hashes,
    )
    for (const hash of hashes.subarray(0, found)) {
      const row = hash & (rows - 1)
      for (let at = 0; at < dimension; at++) {
        vector[at]! += (model.weights[row * dimension + at]! * model.scales[row]!) / Math.sqrt(found) / forms.length
      }
    }
  }
  const weights = codes.map((_, code) =>
    Math.exp(vector.reduce((sum, value, at) => sum + value * model.head[code * dimension + at]!, 0)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    vector,
    ranked: codes
      .map((code, place) => ({ code, probability: weights[place]! / total }))
      .sort((a, b) => b.probability - a.probability),
  }
}

describe('an encoder', () => {
  const encoder = encoderOf(model)
  const titles = [
    'nurse',
    'Accountant, tax',
    'Abatteur / Abatteuse de carrière',
    '软件工程师',
    'x',
    'Técnico(a) de som',
  ]

  it.each(titles)('gives %s the probabilities that its numbers say', (title) => {
    const { ranked } = plainly(title)
    const given = encoder.rank(title, 'en', codes.length)
    expect(given.map(({ code }) => code)).toEqual(ranked.map(({ code }) => code))
    given.forEach(({ probability }, place) => expect(probability).toBeCloseTo(ranked[place]!.probability, 5))
  })

  it.each(titles)('gives %s the direction that its numbers say, of length 1', (title) => {
    const { vector } = plainly(title)
    const length = Math.hypot(...vector)
    const given = encoder.embedder.embed(title, 'en')
    given.forEach((value, at) => expect(value).toBeCloseTo(vector[at]! / length, 4))
    expect(dot(given, given)).toBeCloseTo(1, 5)
  })

  it('ranks many titles as it ranks each', () => {
    const many = Array.from(
      { length: 50 },
      (_, place) => titles[place % titles.length]! + (place % 3 === 0 ? '!' : ` ${place}`),
    )
    many[20] = ''
    expect(encoder.rankAll(many, 5)).toEqual(many.map((title) => encoder.rank(title, 'en', 5)))
    expect(encoder.rankAll([], 5)).toEqual([])
  })

  it.each(['', '   ', '🚀🔥', '—/—'])('has nothing to say of "%s"', (title) => {
    expect(encoder.rank(title, 'en', 5)).toEqual([])
    expect(encoder.embedder.embed(title, 'en').every((value) => value === 0)).toBe(true)
  })

  it.each([0, 1, 10, 1000])('gives at most %d codes', (limit) => {
    expect(encoder.rank('nurse', 'en', limit)).toHaveLength(Math.min(limit, codes.length))
  })

  it('does the same for a language never seen', () => {
    expect(encoder.rank('nurse', 'xx', 3)).toEqual(encoder.rank('nurse', 'en', 3))
  })

  it('is known by what it is made of', () => {
    expect(encoderOf({ ...model }).embedder.id).toBe(encoder.embedder.id)
    expect(encoderOf({ ...model, head: model.head.map((weight) => -weight) }).embedder.id).not.toBe(encoder.embedder.id)
  })
})
