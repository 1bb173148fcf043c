import { damped, type SparseArrays } from './sparse-arrays.js'

/**
 * The features that many documents hold. They make up most of an index and say least: rather than adding up their
 * documents, a search asks which of the few documents that still count hold them.
 */
export interface CommonFeatures {
  /** By feature: its row in `bits`, -1 for one that is not common. */
  readonly rowOf: Int32Array
  /**
   * Rows of `rowWords` numbers; two for 32 documents: whether each holds the feature exactly once, and whether exactly
   * twice.
   */
  readonly bits: Uint32Array
  readonly rowWords: number
  /** By row: the few documents that hold it more often, each followed by how many times. */
  readonly often: readonly Uint32Array[]
  /** By document: the length of the part of its unit vector that lies in common features, in [0, 1]. */
  readonly lengths: Float32Array
}

/** A feature is common when more than one document in so many holds it: fewer postings to add up, but more documents left to ask about. */
const commonFrom = 6
/** A smaller index is as soon added up. */
const fewest = 1000

export function commonFeatures(arrays: SparseArrays): CommonFeatures {
  const { starts, postings, idf, inverseLengths } = arrays
  const documents = inverseLengths.length
  const rowOf = new Int32Array(idf.length).fill(-1)
  const rows: number[] = []
  for (let feature = 0; feature < idf.length; feature++) {
    const held = starts[3 * feature + 2]! - starts[3 * feature]!
    if (documents >= fewest && held > documents / commonFrom) rowOf[feature] = rows.push(feature) - 1
  }
  const rowWords = 2 * Math.ceil(documents / 32)
  const bits = new Uint32Array(rows.length * rowWords)
  const squares = new Float32Array(documents)
  const often = rows.map((feature, row) => {
    const more: number[] = []
    const hold = (document: number, times: number): void => {
      squares[document] = squares[document]! + (damped(times) * idf[feature]!) ** 2
      if (times > 2) more.push(document, times)
      else {
        const word = row * rowWords + 2 * (document >>> 5) + times - 1
        bits[word] = bits[word]! | (1 << (document & 31))
      }
    }
    for (let at = starts[3 * feature]!, end = starts[3 * feature + 1]!; at < end; at++) hold(postings[at]!, 1)
    for (let at = starts[3 * feature + 1]!, end = starts[3 * feature + 2]!; at < end; at++) hold(postings[at]!, 2)
    for (let at = starts[3 * feature + 2]!, end = starts[3 * feature + 3]!; at < end; at += 2) {
      hold(postings[at]!, postings[at + 1]!)
    }
    return Uint32Array.from(more)
  })
  const lengths = squares.map((square, document) => Math.sqrt(square) * inverseLengths[document]!)
  return { rowOf, bits, rowWords, often, lengths }
}
