/** One neighbour: the label given when the vector was added, and its cosine similarity in [-1, 1]. */
export interface Neighbour {
  readonly label: number
  readonly similarity: number
}

/** Nearest neighbours by cosine over unit vectors of one dimension. Built once, then only searched. */
export interface VectorIndex {
  /** `hnsw`, or `exact-scan` where hnswlib-node cannot be built: results name it. */
  readonly method: 'hnsw' | 'exact-scan'
  readonly dimension: number
  readonly size: number
  /** At most `limit` neighbours, most similar first. Throws `vector/invalid` for a vector that is not `dimension` finite numbers. */
  nearest(vector: Float32Array, limit: number): readonly Neighbour[]
}
