import { FeatureBag } from './feature-bag.js'
import { damped, type Features, rarity, type SparseArrays } from './sparse-arrays.js'
import { numberOf } from './vocabulary.js'

/** The features of a text that an index knows; made once and filled again. The first `count` places are in use. */
export class SparseQuery {
  count = 0
  numbers = new Uint32Array(0)
  /** By place: what a document's product with the text's unit vector gains from holding the feature once. */
  parts = new Float64Array(0)
  /** By place: the feature's share of the text's squared length. Those of features unknown to the index are missing from the sum of 1. */
  shares = new Float64Array(0)
  private readonly bag = new FeatureBag()
  private readonly unseen: number

  constructor(
    private readonly arrays: SparseArrays,
    private readonly features: Features,
  ) {
    const documents = arrays.inverseLengths.reduce((sum, inverse) => sum + (inverse > 0 ? 1 : 0), 0)
    this.unseen = rarity(documents, 0)
  }

  read(folded: string): void {
    const { bag, arrays } = this
    bag.clear()
    this.features(folded, bag)
    if (this.numbers.length < bag.count) {
      this.numbers = new Uint32Array(bag.highs.length)
      this.parts = new Float64Array(bag.highs.length)
      this.shares = new Float64Array(bag.highs.length)
    }
    this.count = 0
    let squares = 0
    for (let i = 0; i < bag.count; i++) {
      const feature = numberOf(arrays.vocabulary, bag.highs[i]!, bag.lows[i]!)
      const times = damped(bag.times[i]!)
      if (feature < 0) squares += (times * this.unseen) ** 2
      else {
        const idf = arrays.idf[feature]!
        const square = (times * idf) ** 2
        squares += square
        this.numbers[this.count] = feature
        this.parts[this.count] = times * idf * idf
        this.shares[this.count] = square
        this.count++
      }
    }
    const length = Math.sqrt(squares)
    for (let i = 0; i < this.count; i++) {
      this.parts[i] = this.parts[i]! / length
      this.shares[i] = this.shares[i]! / squares
    }
  }
}

/**
 * Searches an inverted index by adding up all it holds: gives every document's product with the unit vector of a text,
 * which times the document's `inverseLengths` is the cosine. Good until the next search.
 */
export function sparseSearch(arrays: SparseArrays, features: Features): (folded: string) => Float32Array {
  const { starts } = arrays
  const products = new Float32Array(arrays.inverseLengths.length)
  const query = new SparseQuery(arrays, features)
  return (folded) => {
    query.read(folded)
    products.fill(0)
    for (let i = 0; i < query.count; i++) {
      const feature = query.numbers[i]!
      const part = query.parts[i]!
      const [once, twice, often] = [starts[3 * feature]!, starts[3 * feature + 1]!, starts[3 * feature + 2]!]
      addFew(products, arrays, once, twice, part)
      addFew(products, arrays, twice, often, part * damped(2))
      addOften(products, arrays, feature, part)
    }
    return products
  }
}

/** For the documents that hold a feature once or twice. */
function addFew(products: Float32Array, { postings }: SparseArrays, from: number, end: number, part: number): void {
  for (let at = from; at < end; at++) {
    const document = postings[at]!
    products[document] = products[document]! + part
  }
}

/** For those that hold it more often. */
export const addOften = (
  products: Float32Array,
  { postings, starts }: SparseArrays,
  feature: number,
  part: number,
): void => addPairs(products, postings, starts[3 * feature + 2]!, starts[3 * feature + 3]!, part)

/** Documents, each followed by how many times it holds the feature. */
export function addPairs(
  products: Float32Array,
  pairs: Uint16Array | Uint32Array,
  from: number,
  end: number,
  part: number,
): void {
  for (let at = from; at < end; at += 2) {
    const document = pairs[at]!
    products[document] = products[document]! + part * damped(pairs[at + 1]!)
  }
}
