import { sha256 } from '../files/hash.js'
import type { Cluster, NearestItem } from '../model/detection.js'
import { seededRandom } from '../numbers/random.js'
import type { VectorIndex } from '../numbers/vector-index.js'
import { centre, dot } from '../numbers/vectors.js'
import { fold } from '../text/fold.js'
import { coherentGroups } from './coherent-groups.js'
import { neighbourEdges } from './neighbours.js'
import { countsByPeriod, employersOf, periodsOf } from './sightings.js'
import type { UnmatchedTitle } from './unmatched-title.js'

export interface DetectionSettings {
  /** Cosine similarity from which two titles are neighbours, and that every member has to its cluster's centre at least. */
  readonly clusterAt: number
  /** Fewest distinct titles that make a cluster. */
  readonly clusterLeast: number
}

export interface DetectionInput {
  readonly titles: readonly UnmatchedTitle[]
  /** Items of the target near a vector; the five best are kept. */
  readonly nearestItems: (vector: Float32Array) => readonly NearestItem[]
  readonly settings: DetectionSettings
  readonly seed: number
  /** `buildVectorIndex` of numbers/hnsw.ts, or the exact scan. */
  readonly buildIndex: (vectors: readonly Float32Array[], dimension: number) => VectorIndex
}

/** Nearest items shown with a cluster. */
const nearestKept = 5

/**
 * Titles that fit nowhere and belong together: communities of the neighbour graph that hold together, with at least
 * `clusterLeast` distinct titles, most advertised first. A title is in one cluster at most. The order of the titles does not matter, and the same
 * titles, seed and index give the same clusters. Throws `vector/invalid`.
 */
export function detectClusters({
  titles,
  nearestItems,
  settings,
  seed,
  buildIndex,
}: DetectionInput): readonly Cluster[] {
  const sorted = [...new Map(titles.map((title) => [title.id, title])).values()].sort((a, b) => inOrder(a.id, b.id))
  const vectors = sorted.map(({ vector }) => vector)
  if (sorted.length < settings.clusterLeast) return []
  const index = buildIndex(vectors, vectors[0]!.length)
  const edges = neighbourEdges(vectors, index, settings.clusterAt)
  const periods = periodsOf(sorted.flatMap(({ sightings }) => sightings))
  return coherentGroups(vectors, edges, settings.clusterAt, seededRandom(seed))
    .map((places) => places.map((place) => sorted[place]!))
    .filter((members) => distinctTitles(members) >= settings.clusterLeast)
    .map((members) => clusterOf(members, nearestItems, periods))
    .sort((a, b) => frequencyOf(b) - frequencyOf(a) || inOrder(a.id, b.id))
}

/** The same words in two languages, cases or spellings of an accent are one title. */
const distinctTitles = (members: readonly UnmatchedTitle[]): number =>
  new Set(members.map(({ text }) => fold(text))).size

function clusterOf(
  members: readonly UnmatchedTitle[],
  nearestItems: DetectionInput['nearestItems'],
  periods: readonly string[],
): Cluster {
  const middle = centre(members.map(({ vector }) => vector))
  const similarities = members.map(({ vector }) => clamped(dot(vector, middle)))
  const sightings = members.flatMap((member) => member.sightings)
  return {
    id: sha256(members.map(({ id }) => id).join('\n')).slice(0, 16),
    name: nameOf(members, similarities),
    members: members
      .map(({ id, text, language, frequency }) => ({ titleId: id, text, language, frequency }))
      .sort((a, b) => b.frequency - a.frequency || inOrder(a.text, b.text) || inOrder(a.titleId, b.titleId)),
    counts: sightings.length === 0 ? [] : countsByPeriod(sightings, periods),
    ...employersOf(sightings),
    nearest: nearestItems(middle)
      .toSorted((a, b) => b.similarity - a.similarity || inOrder(a.code, b.code))
      .slice(0, nearestKept),
    cohesion: similarities.reduce((sum, similarity) => sum + similarity, 0) / members.length,
  }
}

/**
 * The title that stands for its cluster is near the centre and often advertised. Frequency counts by its logarithm, or one
 * employer's hundred ads would name it; similarity by its square, or a frequent outsider would.
 */
function nameOf(members: readonly UnmatchedTitle[], similarities: readonly number[]): string {
  const rated = members.map(({ text, frequency }, i) => ({
    text,
    rating: similarities[i]! ** 2 * Math.log1p(frequency),
  }))
  const [best] = rated.sort((a, b) => b.rating - a.rating || a.text.length - b.text.length || inOrder(a.text, b.text))
  return best!.text
}

const frequencyOf = ({ members }: Cluster): number => members.reduce((sum, { frequency }) => sum + frequency, 0)

const clamped = (similarity: number): number => Math.min(1, Math.max(0, similarity))

/** By code unit: the same on every machine, whatever its language. */
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
