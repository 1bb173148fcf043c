import { leadingNumbers, type PackedVectors } from './packed-vectors.js'
import { blockVectors, type DotsLayout, highestBytes, mostQueries, queryBytes } from './simd/dots.js'

const alignment = 64
const eights = (numbers: number): number => 8 * Math.ceil(numbers / 8)

/** Where so many packed vectors lie in memory, and how many bytes they take in all. */
export function scanLayout(count: number, dimension: number): { readonly layout: DotsLayout; readonly bytes: number } {
  let end = 0
  const place = (bytes: number): number => {
    const at = end
    end += alignment * Math.ceil(bytes / alignment)
    return at
  }
  const leading = Math.min(leadingNumbers, eights(dimension))
  const following = eights(dimension) - leading
  const vectors = blockVectors * Math.ceil(count / blockVectors)
  const layout = {
    ...{ leading, following, vectors },
    queriesAt: place(mostQueries * queryBytes({ leading, following })),
    queryScalesAt: place(4 * mostQueries),
    queryTailsAt: place(4 * mostQueries),
    leadingAt: place(2 * leading * vectors),
    followingAt: place(2 * following * vectors),
    scalesAt: place(4 * vectors),
    basesAt: place(4 * vectors),
    tailsAt: place(4 * vectors),
    mostAt: place(4 * vectors * mostQueries),
    highestAt: place(highestBytes(vectors) * mostQueries),
    // One more: what is not taken into the list is written behind its end.
    listAt: place(4 * (vectors + 1)),
    outAt: place(4 * vectors),
  }
  return { layout, bytes: end }
}

/** Writes vectors where the layout puts them; what fills up a block comes out as -Infinity. */
export function writeVectors(buffer: ArrayBuffer, at: DotsLayout, { dimension, ...packed }: PackedVectors): void {
  const count = packed.scales.length
  const first = Math.min(dimension, at.leading)
  const leading = new Int16Array(buffer, at.leadingAt, at.leading * at.vectors)
  const following = new Int16Array(buffer, at.followingAt, at.following * at.vectors)
  const tails = new Float32Array(buffer, at.tailsAt, count)
  for (let vector = 0, from = 0; vector < count; vector++, from += dimension) {
    const rest = packed.numbers.subarray(from + first, from + dimension)
    leading.set(packed.numbers.subarray(from, from + first), vector * at.leading)
    following.set(rest, vector * at.following)
    tails[vector] = lengthOf(rest) * packed.scales[vector]!
  }
  new Float32Array(buffer, at.scalesAt, count).set(packed.scales)
  new Float32Array(buffer, at.basesAt, at.vectors).fill(-Infinity).set(packed.bases)
}

export function lengthOf(numbers: Int16Array): number {
  let squares = 0
  for (let i = 0; i < numbers.length; i++) squares += numbers[i]! * numbers[i]!
  return Math.sqrt(squares)
}
