import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import type { Random } from '../numbers/random.js'

// Its types describe an ES default export, but what Node imports is the CommonJS function itself.
const louvain = louvainModule as unknown as typeof louvainModule.default

/** Two nodes, by their places from 0, that are alike; the weight is above 0. */
export interface Edge {
  readonly one: number
  readonly other: number
  readonly weight: number
}

/**
 * Groups of nodes that are more alike among themselves than with the rest (Louvain). Every node is in exactly one; nodes
 * without edges are alone. The only door to graphology. Same edges in the same order and same random numbers, same groups.
 */
export function communities(size: number, edges: readonly Edge[], random: Random): readonly (readonly number[])[] {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>()
  for (let node = 0; node < size; node++) graph.addNode(node)
  for (const { one, other, weight } of edges) graph.mergeEdge(one, other, { weight })
  const communityOf = louvain(graph, { getEdgeWeight: 'weight', rng: random })
  const groups = new Map<number, number[]>()
  for (let node = 0; node < size; node++) {
    const community = communityOf[node]!
    const group = groups.get(community)
    if (group) group.push(node)
    else groups.set(community, [node])
  }
  return [...groups.values()]
}
