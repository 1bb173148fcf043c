import { KnownError } from '../errors.js'
import type { Neighbour, VectorIndex } from './vector-index.js'
import { dot } from './vectors.js'

/** Throws `vector/invalid` unless the vector is `dimension` finite numbers: the native index aborts the process on less. */
export function requireFinite(vector: Float32Array, dimension: number): void {
  if (!(vector instanceof Float32Array) || vector.length !== dimension) {
    const length = (vector as { length?: unknown } | null)?.length
    throw new KnownError('vector/invalid', { dimension, detail: `its length is ${String(length)}` })
  }
  for (let i = 0; i < dimension; i++) {
    if (!Number.isFinite(vector[i])) {
      throw new KnownError('vector/invalid', { dimension, detail: `number ${i} is ${String(vector[i])}` })
    }
  }
}

/** Compares with every vector: the oracle in tests, and the fallback where hnswlib-node cannot be built. */
export function exactScan(vectors: readonly Float32Array[], dimension: number): VectorIndex {
  for (const vector of vectors) requireFinite(vector, dimension)
  return {
    method: 'exact-scan',
    dimension,
    size: vectors.length,
    nearest: (query, limit) => {
      requireFinite(query, dimension)
      const best: Neighbour[] = []
      vectors.forEach((vector, label) => {
        const similarity = dot(query, vector)
        if (best.length === limit && similarity <= best[limit - 1]!.similarity) return
        let at = best.length
        while (at > 0 && best[at - 1]!.similarity < similarity) at--
        best.splice(at, 0, { label, similarity })
        if (best.length > limit) best.pop()
      })
      return best
    },
  }
}
