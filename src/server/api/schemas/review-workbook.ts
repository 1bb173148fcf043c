import { z } from 'zod'
import { answer, count, list } from '../named-schema.js'
import { decision, relation } from './titles.js'

const wish = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('code'), code: z.string(), relation: relation.nullable() }),
  z.object({ choice: z.literal('no-group-fits') }),
  z.object({ choice: z.literal('defer') }),
])

const base = {
  row: z.int().min(1).describe('As a spreadsheet shows it'),
  titleId: z.string().nullable(),
  title: z.string(),
  wish: wish.nullable().describe('What was decided in the row'),
  comment: z.string(),
}

export const importRow = answer(
  'ImportRow',
  'What becomes of a row of a review workbook.',
  z.discriminatedUnion('kind', [
    z.object({
      ...base,
      kind: z.literal('Unchanged'),
      why: z.enum(['undecided', 'applied-before', 'same-decision', 'kept-theirs']),
    }),
    z.object({ ...base, kind: z.literal('Apply'), revision: count }),
    z.object({ ...base, kind: z.literal('Conflict'), theirs: decision, revision: count }),
    z.object({
      ...base,
      kind: z.literal('Refused'),
      reason: z.string(),
      value: z.string(),
      column: z.string().nullable(),
      sentence: z.string().describe('The reason in words, in the language that the request prefers'),
    }),
  ]),
)

export const importPlan = answer(
  'ImportPlan',
  'What a review workbook changes: read = applied + unchanged + conflicts + refused.',
  z.object({
    correspondenceId: z.string(),
    language: z.string(),
    ledger: z.object({
      read: count,
      applied: count,
      unchanged: count,
      conflicts: count,
      refused: count,
      blankRows: count,
      removed: count,
      reordered: z.boolean(),
    }),
    rows: list(importRow),
    removed: list(z.string()).describe('Ids of titles whose rows were removed'),
  }),
)
