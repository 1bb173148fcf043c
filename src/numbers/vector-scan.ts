import { requireFinite } from './exact-scan.js'
import { highestPlaces } from './highest.js'
import { packer, type PackedVectors, packVectors } from './packed-vectors.js'
import { reachedBy } from './reached-by.js'
import { lengthOf, scanLayout, writeVectors } from './scan-layout.js'
import { blockVectors, type DotsLayout, listedKernel, mostKernel } from './simd/dots.js'
import { compileKernels, kernelMemory } from './simd/kernels.js'
import type { Neighbour, VectorIndex } from './vector-index.js'

/** For each neighbour wanted so many vectors are compared at once, to learn what similarity is wanted at least. */
const firstCompared = 2
/** More than adding up in single precision can be wrong by. */
const rounding = 2e-6

/**
 * Finds the same as comparing with every vector would. All are compared by their first numbers; what the others can add is
 * at most the product of both lengths in them (Cauchy-Schwarz), so that few need be compared in full. None is missed, and
 * nothing need be built but the axes. Holds the vectors once more in memory of its own; for use by one thread.
 */
export function vectorScan(vectors: PackedVectors): VectorIndex {
  const { dimension, mean, scales } = vectors
  const size = scales.length
  const { layout, bytes } = scanLayout(size, dimension)
  const memory = kernelMemory(bytes)
  writeVectors(memory.buffer, layout, vectors)
  const kernels = compileKernels({ most: mostKernel(layout), listed: listedKernel(layout) }, memory)
  const { list, out, reaching, reachedByMost } = comparedIn(memory.buffer, layout)
  const asked = new Int16Array(memory.buffer, layout.queryAt, dimension)
  const tail = asked.subarray(layout.leading)
  const pack = packer(vectors)
  const meanSquares = mean.reduce((sum, value) => sum + value * value, 0)

  /** Compares in full with all vectors that may come to so much; gives how they come out, in the order of their places. */
  const compare = (least: number, scale: number): Float32Array => {
    const listed = reaching(least)
    kernels.listed(scale, listed)
    return out.subarray(0, listed)
  }

  const nearest = (query: Float32Array, limit: number): readonly Neighbour[] => {
    requireFinite(query, dimension)
    const count = Math.min(limit, size)
    if (count <= 0) return []
    const { scale, base } = pack(query, asked)
    kernels.most(scale, lengthOf(tail) * scale)
    const least = reachedBy(compare(reachedByMost(firstCompared * count), scale), count)
    const compared = compare(least - rounding, scale)
    // (mean + a) . (mean + b) = b . mean + a . mean + a . b; the kernels know the first, with the mean's own square.
    const own = base - meanSquares
    return highestPlaces(compared, count).map((at) => ({ label: list[at]!, similarity: compared[at]! + own }))
  }
  return { method: 'exact-scan', dimension, size, nearest }
}

/** Every so many-th vector of a block shares a place in the kernel's table of highest outcomes. */
const stride = 4

/** What the kernels wrote, and the list that they read. */
function comparedIn(buffer: ArrayBuffer, { vectors, ...at }: DotsLayout) {
  const most = new Float32Array(buffer, at.mostAt, vectors)
  const highest = new Float32Array(buffer, at.highestAt, (4 * vectors) / blockVectors)
  const list = new Int32Array(buffer, at.listAt, vectors)
  return {
    list,
    out: new Float32Array(buffer, at.outAt, vectors),
    /** What at least so many vectors may come to: a few vectors share a highest outcome, which is looked at where that will do. */
    reachedByMost: (count: number): number => reachedBy(highest.length > 2 * count ? highest : most, count),
    /** Lists all vectors that may come to so much, by place; gives how many. */
    reaching: (least: number): number => {
      let listed = 0
      for (let block = 0; block < highest.length; block += stride) {
        if (!sharedReach(highest, block, least)) continue
        const from = (block / stride) * blockVectors
        for (let place = from; place < from + blockVectors; place++) {
          if (most[place]! >= least && most[place]! > -Infinity) list[listed++] = place
        }
      }
      return listed
    },
  }
}

function sharedReach(highest: Float32Array, block: number, least: number): boolean {
  for (let shared = block; shared < block + stride; shared++) if (highest[shared]! >= least) return true
  return false
}

/** Packs vectors and makes them ready. Throws `vector/invalid`. */
export function buildVectorScan(vectors: readonly Float32Array[], dimension: number): VectorIndex {
  const numbers = new Float32Array(vectors.length * dimension)
  vectors.forEach((vector, place) => {
    requireFinite(vector, dimension)
    numbers.set(vector, place * dimension)
  })
  return vectorScan(packVectors(numbers, dimension))
}
