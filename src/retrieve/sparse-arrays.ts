import { FeatureBag } from './feature-bag.js'
import { GrowingVocabulary, type Vocabulary } from './vocabulary.js'

/** Puts the features of a text into a bag. */
export type Features = (folded: string, bag: FeatureBag) => void

/** An inverted TF-IDF index as arrays, which threads can share and files keep. Documents and features have numbers from 0. */
export interface SparseArrays {
  readonly vocabulary: Vocabulary
  /**
   * 3 x features + 1 places in `postings`: documents that hold feature f once lie in [starts[3f], starts[3f + 1]), those
   * that hold it twice up to starts[3f + 2]; those that hold it more often, each followed by how many times, up to
   * starts[3f + 3].
   */
  readonly starts: Uint32Array
  readonly postings: Uint16Array | Uint32Array
  /** By feature: smoothed inverse document frequency. */
  readonly idf: Float32Array
  /** By document: one over the length of its vector; 0 for one without features. */
  readonly inverseLengths: Float32Array
}

/** What a feature that occurs so many times counts for, where one that occurs once counts 1. */
export const damped = (times: number): number => dampedFew[times] ?? 1 + Math.log(times)
const dampedFew = Float64Array.from({ length: 64 }, (_, times) => 1 + Math.log(times))

/** How rare a feature is: that of `frequency` among so many documents; 0 for one that none has. */
export const rarity = (documents: number, frequency: number): number => Math.log((1 + documents) / (1 + frequency)) + 1

const mostTimes = 0xffff

/**
 * Indexes `count` documents; `textsOf` names the texts of each, whose features are put together. Documents without any
 * feature do not count.
 */
export function buildSparseArrays(
  count: number,
  textsOf: (document: number) => Iterable<string>,
  features: Features,
): SparseArrays {
  const vocabulary = new GrowingVocabulary()
  const held = new NumberList()
  const times = new NumberList()
  const ends = new Uint32Array(count)
  const bag = new FeatureBag()
  let filled = 0
  for (let document = 0; document < count; document++) {
    bag.clear()
    for (const text of textsOf(document)) features(text, bag)
    if (bag.count > 0) filled++
    for (let i = 0; i < bag.count; i++) {
      held.push(vocabulary.numberFor(bag.highs[i]!, bag.lows[i]!))
      times.push(Math.min(bag.times[i]!, mostTimes))
    }
    ends[document] = held.length
  }
  const listOf = (at: number): number => 3 * held.values[at]! + Math.min(times.values[at]!, 3) - 1
  const lengths = new Uint32Array(3 * vocabulary.size)
  for (let at = 0; at < held.length; at++) lengths[listOf(at)]!++
  const starts = new Uint32Array(3 * vocabulary.size + 1)
  const idf = new Float32Array(vocabulary.size)
  for (let feature = 0; feature < vocabulary.size; feature++) {
    const [once = 0, twice = 0, often = 0] = lengths.subarray(3 * feature, 3 * feature + 3)
    starts[3 * feature + 1] = starts[3 * feature]! + once
    starts[3 * feature + 2] = starts[3 * feature + 1]! + twice
    starts[3 * feature + 3] = starts[3 * feature + 2]! + 2 * often
    idf[feature] = rarity(filled, once + twice + often)
  }
  const size = starts[3 * vocabulary.size]!
  const postings = count > mostTimes ? new Uint32Array(size) : new Uint16Array(size)
  const inverseLengths = new Float32Array(count)
  const next = starts.slice()
  for (let document = 0, at = 0; document < count; document++) {
    let squares = 0
    for (const end = ends[document]!; at < end; at++) {
      const feature = held.values[at]!
      const occurs = times.values[at]!
      const list = listOf(at)
      postings[next[list]!++] = document
      if (occurs > 2) postings[next[list]!++] = occurs
      squares += (damped(occurs) * idf[feature]!) ** 2
    }
    inverseLengths[document] = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  }
  return { vocabulary: vocabulary.table, starts, postings, idf, inverseLengths }
}

/** Numbers in one array that grows. */
class NumberList {
  length = 0
  values = new Uint32Array(1 << 16)

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Uint32Array(2 * this.length)
      longer.set(this.values)
      this.values = longer
    }
    this.values[this.length++] = value
  }
}
