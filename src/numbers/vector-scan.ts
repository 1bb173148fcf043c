import { requireFinite } from './exact-scan.js'
import { highestPlaces } from './highest.js'
import { reachedBy } from './reached-by.js'
import { packInto, type PackedVectors, packVectors } from './packed-vectors.js'
import { blockVectors, type DotsLayout, dotsKernel } from './simd/dots.js'
import { compileKernels, kernelMemory } from './simd/kernels.js'
import type { VectorIndex } from './vector-index.js'

const alignment = 64

function layoutOf(count: number, dimension: number): { readonly layout: DotsLayout; readonly bytes: number } {
  let end = 0
  const place = (bytes: number): number => {
    const at = end
    end += alignment * Math.ceil(bytes / alignment)
    return at
  }
  const filledUp = { dimension: 8 * Math.ceil(dimension / 8), vectors: blockVectors * Math.ceil(count / blockVectors) }
  const layout = {
    ...filledUp,
    queryAt: place(2 * filledUp.dimension),
    vectorsAt: place(2 * filledUp.dimension * filledUp.vectors),
    scalesAt: place(4 * filledUp.vectors),
    basesAt: place(4 * filledUp.vectors),
    outAt: place(4 * filledUp.vectors),
    highestAt: place((16 * filledUp.vectors) / blockVectors),
  }
  return { layout, bytes: end }
}

/**
 * Compares with every vector, many at a time: some ten thousand vectors are as soon looked through as an approximate
 * index is searched, none is missed, and nothing need be built. Holds the vectors once more in memory of its own; for
 * use by one thread.
 */
export function vectorScan({ dimension, mean, numbers, scales, bases }: PackedVectors): VectorIndex {
  const size = scales.length
  const { layout, bytes } = layoutOf(size, dimension)
  const memory = kernelMemory(bytes)
  for (let vector = 0; vector < size; vector++) {
    const own = numbers.subarray(vector * dimension, (vector + 1) * dimension)
    new Int16Array(memory.buffer, layout.vectorsAt + 2 * vector * layout.dimension, dimension).set(own)
  }
  new Float32Array(memory.buffer, layout.scalesAt, size).set(scales)
  new Float32Array(memory.buffer, layout.basesAt, layout.vectors).fill(-Infinity).set(bases)
  const { dots } = compileKernels({ dots: dotsKernel(layout) }, memory)
  const asked = new Int16Array(memory.buffer, layout.queryAt, dimension)
  const out = new Float32Array(memory.buffer, layout.outAt, layout.vectors)
  const highest = new Float32Array(memory.buffer, layout.highestAt, (4 * layout.vectors) / blockVectors)
  const meanSquares = mean.reduce((sum, value) => sum + value * value, 0)
  return {
    method: 'exact-scan',
    dimension,
    size,
    nearest: (query, limit) => {
      requireFinite(query, dimension)
      const { scale, base } = packInto(asked, query, mean)
      dots(scale)
      // (mean + a) . (mean + b) = b . mean + a . mean + a . b; the kernel knows the first, with the mean's own square.
      const own = base - meanSquares
      return nearestOf(out, highest, Math.min(limit, size)).map((label) => ({ label, similarity: out[label]! + own }))
    },
  }
}

/** Every so many-th vector of a block shares a place in the kernel's table of highest outcomes. */
const stride = 4

/** The places of the highest outcomes, looking only at vectors that share a highest outcome that is high enough. */
function nearestOf(out: Float32Array, highest: Float32Array, count: number): readonly number[] {
  if (count === 0) return []
  const least = reachedBy(highest, count)
  const places: number[] = []
  for (let shared = 0; shared < highest.length; shared++) {
    if (highest[shared]! < least) continue
    const block = ((shared / stride) | 0) * blockVectors
    for (let place = block + (shared % stride); place < block + blockVectors; place += stride) {
      if (out[place]! >= least && out[place]! > -Infinity) places.push(place)
    }
  }
  const values = Float32Array.from(places, (place) => out[place]!)
  return highestPlaces(values, count).map((at) => places[at]!)
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
