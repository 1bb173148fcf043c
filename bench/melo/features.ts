import { logOfScore } from '../../src/retrieve/fused.js'
import type { Concept } from './concepts.js'

/** What one method found, best first. */
export type Found = readonly (readonly [code: string, score: number])[]

/** The product's methods, looking for concepts; the encoder behind the last two was trained on concepts. */
export const conceptMethods = ['exact', 'characters', 'words', 'neighbours', 'profile', 'dense', 'encoder'] as const
export type ConceptMethod = (typeof conceptMethods)[number]

/** Everything that is known of one title. */
export interface Evidence {
  readonly methods: Readonly<Record<ConceptMethod, Found>>
  /** Unit groups by the encoder that was trained on groups. */
  readonly groups: Found
  /** Its list has more titles than the target has occupations: not every title can have an occupation of its own. */
  readonly longList: boolean
}

/** Candidates of one title, a row of features each. */
export interface Candidates {
  readonly codes: readonly string[]
  readonly features: Float32Array
}

/** Concepts taken from each method, and unit groups (with the groups above them) from the encoder of groups. */
const fromEachMethod = 30
const groupsTaken = 20

/** What each number of a row is, in order; the constants are kept under these names. */
export const featureNames: readonly string[] = [
  ...conceptMethods.flatMap((method) => [`${method} score`, `${method} log`, `${method} place`]),
  'share of the group, occupation',
  'log share of the group, occupation',
  'share, unit group',
  'log share, unit group',
  'unit group',
  'log share, higher group',
  'higher group',
  'share of the minor group',
  'share of the sub-major group',
  'exact score, group',
  'characters score, group',
  'words score, group',
  'profile score, group',
  'encoder log, group',
  'group, long list',
  'share, unit group, long list',
  'not in the target',
]

/** The concepts that may be meant by a title, with what speaks for each. */
export function candidatesOf(evidence: Evidence, concepts: ReadonlyMap<string, Concept>): Candidates {
  const { methods, groups } = evidence
  const codes = new Set([
    ...conceptMethods.flatMap((method) => methods[method].slice(0, fromEachMethod).map(([code]) => code)),
    ...groups.slice(0, groupsTaken).flatMap(([code]) => [1, 2, 3, 4].map((digits) => code.slice(0, digits))),
  ])
  const places = conceptMethods.map(
    (method) => new Map(methods[method].map(([code, score], place) => [code, { score, place }])),
  )
  const shares = sharesAbove(groups)
  const features = new Float32Array(codes.size * featureNames.length)
  let at = 0
  for (const code of codes) {
    const shown = places.map((found) => found.get(code))
    const byMethod = shown.flatMap((own) => (own ? [own.score, logOfScore(own.score), 1 / (own.place + 1)] : [0, 0, 0]))
    const score = (method: ConceptMethod): number => shown[conceptMethods.indexOf(method)]?.score ?? 0
    features.set([...byMethod, ...byGroup(concepts.get(code), { shares, score, longList: evidence.longList })], at)
    at += featureNames.length
  }
  return { codes: [...codes], features }
}

interface Seen {
  readonly shares: ReadonlyMap<string, number>
  readonly score: (method: ConceptMethod) => number
  readonly longList: boolean
}

function byGroup(concept: Concept | undefined, { shares, score, longList }: Seen): readonly number[] {
  const { depth, group } = concept ?? { depth: 5, group: '' }
  const share = shares.get(group) ?? 0
  const [occupation, isGroup, unit, higher] = [depth === 5, depth < 5, depth === 4, depth < 4].map(Number)
  return [
    occupation! * share,
    occupation! * logOfScore(share),
    unit! * share,
    unit! * logOfScore(share),
    unit!,
    higher! * logOfScore(share),
    higher!,
    depth >= 3 ? (shares.get(group.slice(0, 3)) ?? 0) : 0,
    depth >= 4 ? (shares.get(group.slice(0, 2)) ?? 0) : 0,
    isGroup! * score('exact'),
    isGroup! * score('characters'),
    isGroup! * score('words'),
    isGroup! * score('profile'),
    isGroup! * logOfScore(score('encoder')),
    isGroup! * Number(longList),
    unit! * share * Number(longList),
    Number(concept === undefined),
  ]
}

/** Shares of unit groups, and of the groups above them. */
function sharesAbove(groups: Found): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const [code, share] of groups) {
    for (let digits = 1; digits <= 4; digits++) {
      const above = code.slice(0, digits)
      shares.set(above, (shares.get(above) ?? 0) + share)
    }
  }
  return shares
}
