import type { LanguageTag } from '../model/language.js'
import { classesFilledUp, scoreBytes } from '../numbers/simd/head.js'
import { toUnit } from '../numbers/vectors.js'
import type { RankedCode, TitleEncoder } from './embedder.js'
import { encoderKernels, together } from './encoder-kernels.js'
import { encoderHash } from './encoder-file.js'
import type { EncoderModel } from './encoder-model.js'
import { features, formsOf, longestText, mostFeatures } from './features.js'

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

  /** Puts a text's vector into one of the places; false where the text says nothing. */
  const encode = (text: string, place: number): boolean => {
    const forms = formsOf(text)
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
  const rankedAt = (place: number, limit: number): readonly RankedCode[] => {
    kernels.softmax(layout.scoresAt + place * scoreBytes(codes.length))
    return highest(scores.subarray(place * perVector, place * perVector + codes.length), limit).map((code) => ({
      code: codes[code]!,
      probability: scores[place * perVector + code]!,
    }))
  }
  return {
    codes,
    languages: model.training.languages,
    embedder: {
      id: `trained-subword-1/${dimension}/${model.textVersion}/${encoderHash(model).slice(0, 12)}`,
      dimension,
      embed: (text) => {
        encode(text, 0)
        return toUnit(vectors.slice(0, dimension))
      },
    },
    rank: (text, _language: LanguageTag, limit) => {
      if (!encode(text, 0)) return []
      kernels.scoresOfOne()
      return rankedAt(0, limit)
    },
    rankAll: (texts, limit) => {
      const ranked: (readonly RankedCode[])[] = []
      for (let from = 0; from < texts.length; from += together) {
        const said = texts.slice(from, from + together).map(encode)
        kernels.scoresOfAll()
        said.forEach((saysSomething, place) => ranked.push(saysSomething ? rankedAt(place, limit) : []))
      }
      return ranked
    },
  }
}

/** Places of the highest values, highest first; of equal ones the earlier first. */
function highest(values: Float32Array, limit: number): readonly number[] {
  const best: number[] = []
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if (best.length === limit && (limit === 0 || value <= values[best[limit - 1]!]!)) continue
    let at = best.length
    while (at > 0 && values[best[at - 1]!]! < value) at--
    best.splice(at, 0, place)
    if (best.length > limit) best.pop()
  }
  return best
}
