import { requireFinite } from './exact-scan.js'
import { highestPlaces } from './highest.js'
import { packer, type PackedVectors, packVectors } from './packed-vectors.js'
import { reachedBy } from './reached-by.js'
import { lengthOf, scanLayout, writeVectors } from './scan-layout.js'
import {
  type DotsLayout,
  highestBytes,
  listedKernel,
  mostKernel,
  mostQueries,
  queryBytes,
  reachingKernel,
} from './simd/dots.js'
import { compileKernels, kernelMemory } from './simd/kernels.js'
import type { Neighbour, VectorIndex } from './vector-index.js'

/** Below what any vector comes to, but above what only fills up a block. */
const lowest = -1e30
/** More than adding up in single precision can be wrong by. */
const rounding = 2e-6

/** A `VectorIndex` that finds the neighbours of several vectors in less time than those of each by itself. */
export interface VectorScan extends VectorIndex {
  /** What `nearest` says of each. */
  nearestAll(vectors: readonly Float32Array[], limit: number): readonly (readonly Neighbour[])[]
}

/**
 * Finds the same as comparing with every vector would. All are compared by their first numbers; what the others can add is
 * at most the product of both lengths in them (Cauchy-Schwarz), so that few need be compared in full. None is missed, and
 * nothing need be built but the axes. Holds the vectors once more in memory of its own; for use by one thread.
 */
export function vectorScan(vectors: PackedVectors): VectorScan {
  const { dimension, mean, scales: vectorScales } = vectors
  const size = vectorScales.length
  const { layout, bytes } = scanLayout(size, dimension)
  const memory = kernelMemory(bytes)
  writeVectors(memory.buffer, layout, vectors)
  const kernels = compileKernels(
    {
      ...{ most: mostKernel(layout, 1), mostOfTwo: mostKernel(layout, 2) },
      ...{ reaching: reachingKernel(layout), listed: listedKernel(layout) },
    },
    memory,
  )
  const { list, out, queries, scales, tails } = comparedIn(memory.buffer, layout)
  const pack = packer(vectors)
  const meanSquares = mean.reduce((sum, value) => sum + value * value, 0)

  /** What a query's kernels find; they have compared it by its first numbers. */
  const nearestOf = (query: number, own: number, count: number): readonly Neighbour[] => {
    /** Compares in full with all vectors that may come to so much; gives how they come out, in the order of their places. */
    const compare = (least: number): Float32Array => {
      const listed = kernels.reaching(query, Math.max(least, lowest))
      kernels.listed(query, listed)
      return out.subarray(0, listed)
    }
    const least = reachedBy(compare(queries[query]!.reachedByMost(count)), count)
    const compared = compare(least - rounding)
    return highestPlaces(compared, count).map((at) => ({ label: list[at]!, similarity: compared[at]! + own }))
  }

  /** At most `mostQueries`. */
  const nearestFew = (few: readonly Float32Array[], limit: number): readonly (readonly Neighbour[])[] => {
    const count = Math.min(limit, size)
    if (count <= 0) return few.map(() => [])
    const bases = few.map((vector, query) => {
      requireFinite(vector, dimension)
      const { asked, tail } = queries[query]!
      const { scale, base } = pack(vector, asked)
      scales[query] = scale
      tails[query] = lengthOf(tail) * scale
      return base
    })
    const even = few.length - (few.length % 2)
    if (even > 0) kernels.mostOfTwo(0, even)
    if (even < few.length) kernels.most(even, few.length)
    // (mean + a) . (mean + b) = b . mean + a . mean + a . b; the kernels know the first, with the mean's own square.
    return bases.map((base, query) => nearestOf(query, base - meanSquares, count))
  }
  return {
    ...{ method: 'exact-scan', dimension, size },
    nearest: (vector, limit) => nearestFew([vector], limit)[0]!,
    nearestAll: (all, limit) => {
      const found: (readonly Neighbour[])[] = []
      for (let from = 0; from < all.length; from += mostQueries) {
        found.push(...nearestFew(all.slice(from, from + mostQueries), limit))
      }
      return found
    },
  }
}

/** What the kernels wrote, and what they read. */
function comparedIn(buffer: ArrayBuffer, layout: DotsLayout) {
  const { vectors, leading, following, ...at } = layout
  const queries = Array.from({ length: mostQueries }, (_, query) => {
    const asked = new Int16Array(buffer, at.queriesAt + query * queryBytes(layout), leading + following)
    const most = new Float32Array(buffer, at.mostAt + query * 4 * vectors, vectors)
    const bytes = highestBytes(vectors)
    const highest = new Float32Array(buffer, at.highestAt + query * bytes, bytes / 4)
    return {
      ...{ asked, tail: asked.subarray(leading) },
      /** What at least so many vectors may come to: a few vectors share a highest outcome, which is looked at where that will do. */
      reachedByMost: (count: number): number => reachedBy(highest.length > 2 * count ? highest : most, count),
    }
  })
  return {
    queries,
    list: new Int32Array(buffer, at.listAt, vectors),
    out: new Float32Array(buffer, at.outAt, vectors),
    scales: new Float32Array(buffer, at.queryScalesAt, mostQueries),
    tails: new Float32Array(buffer, at.queryTailsAt, mostQueries),
  }
}

/** Packs vectors and makes them ready. Throws `vector/invalid`. */
export function buildVectorScan(vectors: readonly Float32Array[], dimension: number): VectorScan {
  const numbers = new Float32Array(vectors.length * dimension)
  vectors.forEach((vector, place) => {
    requireFinite(vector, dimension)
    numbers.set(vector, place * dimension)
  })
  return vectorScan(packVectors(numbers, dimension))
}
