import { compileKernels, kernelMemory } from '../numbers/simd/kernels.js'
import {
  addKernel,
  betweenKernel,
  blockDocuments,
  highestKernel,
  type PostingsLayout,
} from '../numbers/simd/postings.js'
import type { CommonFeatures } from './common-features.js'
import { damped, type SparseArrays } from './sparse-arrays.js'

/**
 * An inverted index in memory of its own, with the loops that take most of a search's time as SIMD; for use by one
 * thread.
 */
export interface ScanMemory {
  /** By document: the product with the query so far. */
  readonly products: Float32Array
  /** Adds a part to the product of each document that holds the feature once. */
  readonly addOnce: (feature: number, part: number) => void
  /** To that of each that holds it twice, as much more as that counts. */
  readonly addTwice: (feature: number, part: number) => void
  /**
   * Lists in `listed` the documents of which product x inverse length + left x length in common features is at least so
   * much (more than 0) and below a value, in their order; gives how many.
   */
  readonly listBetween: (least: number, below: number) => number
  readonly listed: Int32Array
  /** To be called before `listBetween`, whenever products or `left` have changed; gives the highest of each block of documents. */
  readonly bound: (left: number) => Float32Array
}

const alignment = 64

export function scanMemory({ postings, starts, inverseLengths }: SparseArrays, common: CommonFeatures): ScanMemory {
  const count = inverseLengths.length
  const documents = blockDocuments * Math.ceil(count / blockDocuments)
  let end = 0
  const place = (bytes: number): number => {
    const at = end
    end += alignment * Math.ceil(bytes / alignment)
    return at
  }
  const layout: PostingsLayout = {
    documents,
    productsAt: place(4 * documents),
    inversesAt: place(4 * documents),
    lengthsAt: place(4 * documents),
    highestAt: place((4 * documents) / blockDocuments),
    listAt: place(4 * (documents + 1)),
  }
  const postingsAt = place(postings.byteLength)
  const memory = kernelMemory(end)
  const numberBytes = postings.BYTES_PER_ELEMENT === 2 ? 2 : 4
  const bytes = new Uint8Array(postings.buffer, postings.byteOffset, postings.byteLength)
  new Uint8Array(memory.buffer, postingsAt, postings.byteLength).set(bytes)
  const numbers = (at: number, length = count): Float32Array => new Float32Array(memory.buffer, at, length)
  const [products, inverses, lengths] = [layout.productsAt, layout.inversesAt, layout.lengthsAt].map((at) =>
    numbers(at),
  ) as [Float32Array, Float32Array, Float32Array]
  inverses.set(inverseLengths)
  lengths.set(common.lengths)
  const highest = numbers(layout.highestAt, documents / blockDocuments)
  const kernels = compileKernels(
    { add: addKernel(layout, numberBytes), highest: highestKernel(layout), between: betweenKernel(layout) },
    memory,
  )
  const add = (from: number, end: number, part: number): void => {
    if (end > from) kernels.add(postingsAt + numberBytes * from, postingsAt + numberBytes * end, part)
  }
  let bounded = 0
  return {
    products,
    addOnce: (feature, part) => add(starts[3 * feature]!, starts[3 * feature + 1]!, part),
    addTwice: (feature, part) => add(starts[3 * feature + 1]!, starts[3 * feature + 2]!, part * damped(2)),
    bound: (left) => {
      kernels.highest(left)
      bounded = left
      return highest
    },
    listBetween: (least, below) => kernels.between(bounded, least, below),
    listed: new Int32Array(memory.buffer, layout.listAt, documents),
  }
}
