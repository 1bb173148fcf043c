import type { VectorIndex } from '../numbers/vector-index.js'
import { dot } from '../numbers/vectors.js'
import type { Edge } from './communities.js'

/** Neighbours looked at for each title. Few enough that a common word does not tie everything to everything. */
export const neighboursEach = 15

/**
 * Pairs of titles whose cosine similarity is at least `least`, each once, from the nearest neighbours of every title.
 * Similarities are computed here, so that an approximate index decides only who is looked at.
 */
export function neighbourEdges(vectors: readonly Float32Array[], index: VectorIndex, least: number): readonly Edge[] {
  const edges = new Map<string, Edge>()
  vectors.forEach((vector, node) => {
    for (const { label } of index.nearest(vector, neighboursEach + 1)) {
      const weight = label === node ? 0 : dot(vector, vectors[label]!)
      const [one, other] = label < node ? [label, node] : [node, label]
      if (weight > 0 && weight >= least) edges.set(`${one} ${other}`, { one, other, weight })
    }
  })
  return [...edges.values()]
}
