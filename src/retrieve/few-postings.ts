import { damped, type SparseArrays } from './sparse-arrays.js'
import type { SparseQuery } from './sparse-index.js'

/** A query is one of few postings when they are fewer than one for so many documents: it is not worth going through all of those. */
const documentsPerPosting = 4

/** The documents that hold a feature of a query of few postings, and nothing of any other. */
export class FewPostings {
  /** The documents, each once; the first `count` are in use. */
  readonly documents: Int32Array
  count = 0
  /** By document: the product so far; 0 for all that are not in `documents`. */
  readonly products: Float32Array

  constructor(
    private readonly arrays: SparseArrays,
    private readonly query: SparseQuery,
  ) {
    const { length } = arrays.inverseLengths
    this.documents = new Int32Array(Math.ceil(length / documentsPerPosting))
    this.products = new Float32Array(length)
  }

  /** Adds up all that the query's features say, once it is read; false where they are too many. */
  add(): boolean {
    const { query, arrays, products, documents } = this
    const { starts, postings } = arrays
    let held = 0
    for (let i = 0; i < query.count; i++) {
      const feature = query.numbers[i]!
      held += starts[3 * feature + 3]! - starts[3 * feature]!
    }
    for (let i = 0; i < this.count; i++) products[documents[i]!] = 0
    this.count = 0
    if (held >= documents.length) return false
    for (let i = 0; i < query.count; i++) {
      const feature = query.numbers[i]!
      const part = query.parts[i]!
      const [twice, often] = [starts[3 * feature + 1]!, starts[3 * feature + 2]!]
      this.addTo(starts[3 * feature]!, twice, Math.fround(part))
      this.addTo(twice, often, Math.fround(part * damped(2)))
      for (let at = often, end = starts[3 * feature + 3]!; at < end; at += 2) {
        this.addOne(postings[at]!, part * damped(postings[at + 1]!))
      }
    }
    return true
  }

  private addTo(from: number, end: number, part: number): void {
    const { postings } = this.arrays
    for (let at = from; at < end; at++) this.addOne(postings[at]!, part)
  }

  private addOne(document: number, part: number): void {
    const product = this.products[document]!
    if (product === 0) this.documents[this.count++] = document
    this.products[document] = product + part
  }
}
