import { damped, type SparseArrays } from './sparse-arrays.js'

/**
 * The features that many documents hold. They make up most of an index and say least: rather than adding up their
 * documents, a search asks the few documents that still count which of them they hold.
 */
export interface CommonFeatures {
  /** By feature: its row, -1 for one that is not common. */
  readonly rowOf: Int32Array
  /**
   * By document 2 x `rowBytes` bytes, in which row r is bit r % 8 of byte r >> 3: whether the document holds the feature
   * exactly once, and from byte `rowBytes` on whether exactly twice.
   */
  readonly bits: Uint8Array
  readonly rowBytes: number
  /** By row: the few documents that hold it more often, each followed by how many times. */
  readonly often: readonly Uint32Array[]
  /** By document: the length of the part of its unit vector that lies in common features, in [0, 1]. */
  readonly lengths: Float32Array
}

/** A feature is common when more than one document in so many holds it: fewer postings to add up, but more documents left to ask. */
const commonFrom = 8
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
  const rowBytes = Math.ceil(rows.length / 8)
  const bits = new Uint8Array(2 * rowBytes * documents)
  const squares = new Float32Array(documents)
  const often = rows.map((feature, row) => {
    const more: number[] = []
    const hold = (document: number, times: number): void => {
      squares[document] = squares[document]! + (damped(times) * idf[feature]!) ** 2
      if (times > 2) more.push(document, times)
      else {
        const byte = rowBytes * (2 * document + times - 1) + (row >> 3)
        bits[byte] = bits[byte]! | (1 << (row & 7))
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
  return { rowOf, bits, rowBytes, often, lengths }
}
