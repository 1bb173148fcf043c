import { z } from 'zod'
import { mappingRelations, retrievalMethods } from '../../../model/finding.js'
import { answer, count, list, share, time } from '../named-schema.js'
import { problemSchema } from './problem.js'

export const relation = z.enum(mappingRelations)

const origin = answer(
  'TitleOrigin',
  "Where a title comes from: an item's own label, an index entry, or job ads.",
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('Item'), source: z.string(), code: z.string(), parent: z.string().nullable() }),
    z.object({ kind: z.literal('Entry'), source: z.string(), code: z.string() }),
    z.object({ kind: z.literal('Ad'), source: z.string() }),
  ]),
)

const title = answer(
  'Title',
  'The text being mapped.',
  z.object({
    id: z.string(),
    text: z.string(),
    language: z.string(),
    languageFrom: z.enum(['declared', 'detected']),
    origin,
    frequency: z.number().describe('Ads or workers behind it; 1 when unknown'),
  }),
)

const candidate = answer(
  'Candidate',
  'A group put forward for a title, with why it is there.',
  z.object({
    code: z.string(),
    rank: z.int().min(1),
    score: z.number(),
    evidence: list(
      z.object({
        method: z.enum([...retrievalMethods, 'embedded', 'siblings', 'code', 'previous']),
        score: z.number(),
        rank: z.int().min(1),
        matchedTitle: z.string(),
        matchedLanguage: z.string(),
        matchedSource: z.string(),
      }),
    ),
  }),
)

const modelAnswer = answer(
  'ModelAnswer',
  'What a language model said, checked against what it was shown.',
  z.object({
    reason: z.string(),
    evidence: list(z.object({ id: z.string(), code: z.string(), text: z.string(), language: z.string() })),
    facet: z.string().nullable(),
    question: z.string().nullable(),
    runnerUp: z.string().nullable(),
    level: z.number(),
    votes: list(z.string()),
    duties: z.string().optional(),
    at: time.nullable(),
    exchanges: list(z.string()),
  }),
)

const findingBase = {
  titleId: z.string(),
  rationale: z.string(),
  method: z.object({
    adjudicator: z.enum(['statistical', 'language-model']),
    model: z.string().nullable(),
    promptHash: z.string().nullable(),
    fallback: z.string().nullable(),
  }),
  candidates: list(candidate),
  probabilities: list(share).describe('Of each candidate, in the order of candidates'),
  noneProbability: share,
  modelAnswer: modelAnswer.optional(),
  probability: share,
}

const finding = answer(
  'Finding',
  'What the machine concluded about a title. Every run makes it anew.',
  z.discriminatedUnion('kind', [
    z.object({ ...findingBase, kind: z.literal('Mapped'), code: z.string(), relation: relation.nullable() }),
    z.object({ ...findingBase, kind: z.literal('NoTermFound') }),
    z.object({ ...findingBase, kind: z.literal('Undecided'), reason: z.string() }),
  ]),
)

const decisionBase = {
  id: z.string(),
  titleId: z.string(),
  reviewer: z.string().describe('Id of a person'),
  at: time,
  comment: z.string(),
  seenRevision: count,
}
const toCode = { code: z.string(), relation: relation.nullable() }

export const decision = answer(
  'ReviewDecision',
  'What a person decided. Appended, never overwritten.',
  z.discriminatedUnion('kind', [
    z.object({ ...decisionBase, kind: z.literal('Accept'), ...toCode }),
    z.object({ ...decisionBase, kind: z.literal('Correct'), ...toCode }),
    z.object({ ...decisionBase, kind: z.literal('NoTermFound') }),
    z.object({ ...decisionBase, kind: z.literal('Defer') }),
    z.object({ ...decisionBase, kind: z.literal('Withdraw'), withdraws: z.string() }),
  ]),
)

const by = z.enum(['reviewer', 'finding'])
const settlement = answer(
  'Settlement',
  'What stands now; computed from finding and decisions.',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('Associated'), ...toCode, by, decisionId: z.string().nullable() }),
    z.object({ kind: z.literal('Unmatched'), by, decisionId: z.string().nullable() }),
    z.object({ kind: z.literal('Open'), reason: z.enum(['no-finding', 'uncertain', 'undecided', 'deferred']) }),
  ]),
)

export const titleRecord = answer(
  'TitleRecord',
  'A title with everything that is known about it.',
  z.object({
    correspondenceId: z.string(),
    title,
    finding: finding.optional(),
    decisions: list(decision).describe('Oldest first'),
    settlement,
    revision: count.describe('Grows with each decision; a decision names the one its reviewer saw'),
  }),
)

export const titleRow = answer(
  'TitleRow',
  'One line of a list.',
  z.object({
    id: z.string(),
    text: z.string(),
    language: z.string(),
    originKind: z.enum(['Item', 'Entry', 'Ad']),
    sourceId: z.string(),
    sourceCode: z.string().nullable(),
    frequency: z.number(),
    findingKind: z.enum(['Mapped', 'NoTermFound', 'Undecided']).nullable(),
    proposedCode: z.string().nullable(),
    probability: share.nullable(),
    settlementKind: z.enum(['Associated', 'Unmatched', 'Open']),
    settledCode: z.string().nullable(),
    settledBy: by.nullable(),
  }),
)

export const titlePage = answer(
  'TitlePage',
  'A page of a list of titles.',
  z.object({ rows: list(titleRow), total: count }),
)

export const titleNeighbours = answer(
  'TitleNeighbours',
  'Ids before and after a title in a list.',
  z.object({ previous: z.string().nullable(), next: z.string().nullable() }),
)

export const storedDecision = answer(
  'StoredDecision',
  'The decision was appended, or had been by the same request before.',
  z.object({ kind: z.literal('Stored'), settlement, revision: count }),
)

export const decisionConflict = answer(
  'DecisionConflict',
  'Somebody else decided since the revision seen; nothing was stored. A problem that carries the decision in the way.',
  problemSchema.extend({ kind: z.literal('Conflict'), latest: decision.optional(), revision: count }),
)
