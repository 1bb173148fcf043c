import { z } from 'zod'
import type { MappingRelation } from '../model/finding.js'

/** What a model may choose from in one question, and nothing else. */
export interface ClosedList {
  /** Codes of the groups shown. At least one. */
  readonly codes: readonly string[]
  /** Ids of the index titles and notes shown. */
  readonly evidenceIds: readonly string[]
  /** Depth of the groups' level: 4 for ISCO-08's unit groups. */
  readonly depth: number
  /** Only where the title is an item's own label. */
  readonly asksRelation: boolean
}

/** The relation in words, read from the title to the group. */
export const relationSentences = {
  'title and group mean the same': 'exactMatch',
  'group is broader than title': 'broadMatch',
  'group is narrower than title': 'narrowMatch',
  'title and group overlap': 'closeMatch',
} as const satisfies Record<string, MappingRelation>
export type RelationSentence = keyof typeof relationSentences

/** Why no group was chosen. Only `no-fitting-group` says that the classification lacks something. */
export const abstainReasons = [
  'vague',
  'several-jobs',
  'not-an-occupation',
  'no-fitting-group',
  'conflicting-evidence',
] as const

/** What separates the groups that came into question. */
export const facets = [
  'skill level',
  'field of work',
  'managing',
  'supervising',
  'owning',
  'product or material',
  'tools or vehicle',
  'whom it serves',
  'military rank',
] as const

/** Stands for "no group" where a code is asked for. */
export const noneOfThem = 'none'

/** Not `z.enum`, which sorts what looks like a number: the schema lists the codes as the prompt does. */
const oneOf = (values: readonly string[]) => z.literal(values as [string, ...string[]])

/**
 * The shape of an answer to one question. Every field is required, as strict servers want it; what does not apply is
 * `null`. The reason comes first, so that a model states its reasons before it chooses.
 */
export const answerShape = (list: ClosedList) =>
  shapeOf(list, list.evidenceIds.length > 0 ? oneOf(list.evidenceIds) : z.string())

/** What servers are told: the same without the lists of ids and runners-up, which would be a third of the tokens. */
export const shapeToAsk = (list: ClosedList) => shapeOf(list, z.string(), z.string())

function shapeOf(
  { codes, depth, asksRelation }: ClosedList,
  ids: z.ZodType<string>,
  runnerUp: z.ZodType<string> = oneOf([...codes, noneOfThem]),
) {
  const shape = {
    reason: z.string(),
    evidence: z.array(ids),
    facet: oneOf(facets).nullable(),
    code: oneOf([...codes, noneOfThem]),
    level: z.literal([...Array(depth + 1).keys()]),
    runnerUp,
    abstain: oneOf(abstainReasons).nullable(),
    question: z.string().nullable(),
  }
  return asksRelation
    ? z.object({ ...shape, relation: oneOf(Object.keys(relationSentences)).nullable() })
    : z.object(shape)
}

/** A model's answer that passed every check. */
export interface AdjudicationAnswer {
  /** The model's own words, cleaned and cut. */
  readonly reason: string
  /** Ids of index titles and notes that were shown. */
  readonly evidence: readonly string[]
  readonly facet: string | null
  /** One of the codes shown; `null` when the model abstains. */
  readonly code: string | null
  /** How deep the model is sure: the groups' own depth when a code is chosen, less when not. */
  readonly level: number
  /** The next best, or the best guess when it abstains. */
  readonly runnerUp: string | null
  readonly relation: MappingRelation | null
  readonly abstain: (typeof abstainReasons)[number] | null
  /** At most 25 words that would settle it, naming no code. */
  readonly question: string | null
}
