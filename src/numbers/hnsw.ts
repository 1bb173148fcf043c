import { createRequire } from 'node:module'
import type * as Hnswlib from 'hnswlib-node'
import { exactScan, requireFinite } from './exact-scan.js'
import type { VectorIndex } from './vector-index.js'

/** Links per vector; 16 gave recall@10 of .99 on real titles at the search width below (`bench recall`). */
const links = 16
/** Search width while building. Titles are short and cluster tightly: wider gained nothing measurable. */
const buildWidth = 100
/** Least search width; widened to the number asked for. A trained encoder's vectors lie in tight bunches: 64 gave .977. */
const searchWidth = 160

/** The native library, or the reason why it cannot be loaded. */
function load(): typeof Hnswlib | string {
  try {
    return createRequire(import.meta.url)('hnswlib-node') as typeof Hnswlib
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}
let loaded: typeof Hnswlib | string | undefined

/** Why HNSW is not available on this machine, or `null` when it is. */
export function whyNoHnsw(): string | null {
  loaded ??= load()
  return typeof loaded === 'string' ? loaded : null
}

/**
 * An approximate index over unit vectors; the label of a vector is its place in the array. Where hnswlib-node cannot be
 * built the exact scan serves, and says so by its `method`.
 * The native library aborts the process on a hole or a string in a vector and swallows NaN, so nothing reaches it
 * unchecked. Same vectors and seed, same index. Throws `vector/invalid`.
 */
export function buildVectorIndex(vectors: readonly Float32Array[], dimension: number, seed = 1): VectorIndex {
  loaded ??= load()
  if (typeof loaded === 'string' || vectors.length === 0) return exactScan(vectors, dimension)
  const index = new loaded.HierarchicalNSW('cosine', dimension)
  index.initIndex(vectors.length, links, buildWidth, seed)
  vectors.forEach((vector, label) => {
    requireFinite(vector, dimension)
    index.addPoint(Array.from(vector), label)
  })
  return {
    method: 'hnsw',
    dimension,
    size: vectors.length,
    nearest: (query, limit) => {
      requireFinite(query, dimension)
      const count = Math.min(limit, vectors.length)
      if (count === 0) return []
      index.setEf(Math.max(searchWidth, count))
      const { neighbors, distances } = index.searchKnn(Array.from(query), count)
      return neighbors.map((label, i) => ({ label, similarity: 1 - distances[i]! }))
    },
  }
}
