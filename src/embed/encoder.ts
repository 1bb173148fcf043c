import type { LanguageTag } from '../model/language.js'
import { classesFilledUp, scoreBytes } from '../numbers/simd/head.js'
import { toUnit } from '../numbers/vectors.js'
import { formsOf } from '../text/forms.js'
import type { RankedCode, TitleEncoder } from './embedder.js'
import { encoderKernels, together } from './encoder-kernels.js'
import { encoderHash } from './encoder-file.js'
import type { EncoderModel } from './encoder-model.js'
import { features, longestText, mostFeatures } from './features.js'

/**
 * A trained encoder ready for use. A title of several forms ("Abatteur / Abatteuse de carrière") is the mean of its
 * forms. Holds the model's numbers once more in memory of its own; for use by one thread.
 */
export function encoderOf(model: EncoderModel): TitleEncoder {
  const { dimension, codes } = model
  const kernels = encoderKernels(model)
  const { layout } = kernels
  const perVector = classesFilledUp(codes.length)
  const vectors = new Float32Array(kernels.memory, layout.vectorsAt, together * dimension)
  const scores = new Float32Array(kernels.memory, layout.scoresAt, together * perVector)
  const list = new Uint32Array(kernels.memory, layout.listAt, mostFeatures)
  const characters = new Uint16Array(longestText)
  const mask = model.rows - 1

  /** Puts the vector of a text of these forms into one of the places; false where there are none. */
  const encode = (forms: readonly string[], place: number): boolean => {
    const at = place * dimension
    vectors.fill(0, at, at + dimension)
    for (const form of forms) {
      const length = Math.min(form.length, longestText)
      for (let i = 0; i < length; i++) characters[i] = form.charCodeAt(i)
      const found = features(characters, 0, length, list)
      for (let i = 0; i < found; i++) list[i] = list[i]! & mask
      const factor = 1 / (forms.length * Math.sqrt(found))
      kernels.pool(layout.listAt, layout.listAt + 4 * found, layout.vectorsAt + 4 * at, factor)
    }
    return forms.length > 0
  }
  let best = new Int32Array(0)
  const rankedAt = (place: number, limit: number): readonly RankedCode[] => {
    kernels.softmax(layout.scoresAt + place * scoreBytes(codes.length))
    if (limit === 0) return []
    if (best.length !== limit) best = new Int32Array(limit)
    const from = place * perVector
    const ranked: RankedCode[] = []
    for (let i = 0, found = highest(scores, from, codes.length, best); i < found; i++) {
      const at = best[i]!
      ranked.push({ code: codes[at - from]!, probability: scores[at]! })
    }
    return ranked
  }
  const rankForms: TitleEncoder['rankForms'] = (texts, limit) => {
    const ranked: (readonly RankedCode[])[] = []
    for (let from = 0; from < texts.length; from += together) {
      const said = texts.slice(from, from + together).map(encode)
      kernels.scoresOfAll()
      said.forEach((saysSomething, place) => ranked.push(saysSomething ? rankedAt(place, limit) : []))
    }
    return ranked
  }
  return {
    codes,
    languages: model.training.languages,
    embedder: {
      get id() {
        return `trained-subword-1/${dimension}/${model.textVersion}/${encoderHash(model).slice(0, 12)}`
      },
      dimension,
      embed: (text) => {
        encode(formsOf(text), 0)
        return toUnit(vectors.slice(0, dimension))
      },
    },
    rank: (text, _language: LanguageTag, limit) => {
      if (!encode(formsOf(text), 0)) return []
      kernels.scoresOfOne()
      return rankedAt(0, limit)
    },
    probabilities: (text) => {
      if (!encode(formsOf(text), 0)) return null
      kernels.scoresOfOne()
      kernels.softmax(layout.scoresAt)
      return scores.subarray(0, codes.length)
    },
    rankAll: (texts, limit) => rankForms(texts.map(formsOf), limit),
    rankForms,
  }
}

/** Writes the places of the highest values, highest first, of equal ones the earlier first; returns how many there are. */
function highest(values: Float32Array, from: number, count: number, best: Int32Array): number {
  let found = 0
  let least = -Infinity
  for (let place = from; place < from + count; place++) {
    const value = values[place]!
    if (found === best.length && !(value > least)) continue
    let at = found < best.length ? found++ : found - 1
    for (; at > 0 && values[best[at - 1]!]! < value; at--) best[at] = best[at - 1]!
    best[at] = place
    least = values[best[found - 1]!]!
  }
  return found
}
