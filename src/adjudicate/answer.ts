import { z } from 'zod'
import type { MappingRelation } from '../model/finding.js'
import { schemaOf } from './small-question.js'

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

/** Not `z.enum`, which sorts what looks like a number. */
const oneOf = (values: readonly string[]) => z.literal(values as [string, ...string[]])

/**
 * The form of an answer. Every field is required, as strict servers want it; what does not apply is `null`. The reason
 * comes first, so that a model states its reasons before it chooses. Whether codes and ids were shown is asked apart:
 * the form is the same for all titles, and made once.
 */
export const answerShape = ({ depth, asksRelation }: ClosedList) => formFor(depth, asksRelation).shape

/** The form as servers are told, with the codes shown as the only ones. Lists of ids would be a third of the tokens. */
export function answerSchema({ codes, depth, asksRelation }: ClosedList): Readonly<Record<string, unknown>> {
  const { schema } = formFor(depth, asksRelation)
  const code = { type: 'string', enum: [...codes, noneOfThem] }
  return { ...schema, properties: { ...(schema.properties as object), code } }
}

interface Form {
  readonly shape: ReturnType<typeof shapeOf>
  readonly schema: Readonly<Record<string, unknown>>
}

const forms = new Map<string, Form>()

function formFor(depth: number, asksRelation: boolean): Form {
  const name = `${depth} ${asksRelation}`
  const known = forms.get(name)
  if (known) return known
  const shape = shapeOf(depth, asksRelation)
  const form: Form = { shape, schema: schemaOf(shape) }
  forms.set(name, form)
  return form
}

function shapeOf(depth: number, asksRelation: boolean) {
  const shape = {
    reason: z.string(),
    evidence: z.array(z.string()),
    facet: oneOf(facets).nullable(),
    code: z.string(),
    level: z.literal([...Array(depth + 1).keys()]),
    runnerUp: z.string(),
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
