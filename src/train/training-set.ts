import type { EncoderTraining } from '../embed/encoder-model.js'
import { formsOf } from '../text/forms.js'
import { seededRandom } from '../numbers/random.js'
import { labelSetsOf, languagesOf } from './label-record.js'
import { packedTexts } from './packed-texts.js'

/** A title known to lie under a code. `IndexEntry` is one. */
export interface LabelledTitle {
  readonly title: string
  readonly language: string
  readonly code: string
  /** Where the label comes from; labels of one source are counted and hashed together. */
  readonly source?: string
}

/** Labelled titles packed for training; the arrays are shared between threads. */
export interface TrainingSet {
  /** All texts behind each other, folded, in UTF-16. */
  readonly characters: Uint16Array
  /** Text i is characters[starts[i]..starts[i + 1]). */
  readonly starts: Uint32Array
  /** The texts of example i are firstTexts[i]..firstTexts[i + 1]): the title and its other forms. */
  readonly firstTexts: Uint32Array
  /** The class of each example, as a place in the list of codes. */
  readonly classes: Uint32Array
  readonly classCount: number
  /** 1 where an example is held out: measured on, never learnt from. */
  readonly heldOut: Uint8Array
}

export interface PackedLabels {
  readonly set: TrainingSet
  /** Sorted. */
  readonly codes: readonly string[]
  readonly record: Pick<EncoderTraining, 'labelSets' | 'languages' | 'learnt' | 'repeated' | 'empty' | 'contradictory'>
  /** The labels held out, one for each folded title and code. */
  readonly heldOut: readonly LabelledTitle[]
}

/**
 * Folds labels and packs them, each folded title once for each of its codes. A `share` of the folded titles, chosen by
 * the seed, is held out with all their codes.
 */
export function packLabels(labels: readonly LabelledTitle[], share: number, seed: number): PackedLabels {
  const random = seededRandom(seed)
  const placeOfCode = new Map([...new Set(labels.map(({ code }) => code))].sort().map((code, place) => [code, place]))
  const titles = new Map<string, { readonly held: boolean; readonly codes: number[] }>()
  const texts = packedTexts()
  const flags: number[] = []
  const heldOut: LabelledTitle[] = []
  let [repeated, empty] = [0, 0]
  for (const label of labels) {
    const forms = formsOf(label.title)
    const [title] = forms
    if (title === undefined) {
      empty++
      continue
    }
    let known = titles.get(title)
    if (!known) titles.set(title, (known = { held: random() < share, codes: [] }))
    const code = placeOfCode.get(label.code)!
    if (known.codes.includes(code)) {
      repeated++
      continue
    }
    known.codes.push(code)
    texts.add(forms, code)
    flags.push(known.held ? 1 : 0)
    if (known.held) heldOut.push(label)
  }
  let contradictory = 0
  for (const { codes } of titles.values()) if (codes.length > 1) contradictory++
  return {
    set: { ...texts.packed(), classCount: placeOfCode.size, heldOut: Uint8Array.from(flags) },
    codes: [...placeOfCode.keys()],
    record: {
      labelSets: labelSetsOf(labels),
      languages: languagesOf(labels),
      learnt: flags.length - heldOut.length,
      repeated,
      empty,
      contradictory,
    },
    heldOut,
  }
}
