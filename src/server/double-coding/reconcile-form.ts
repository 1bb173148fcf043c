import { z } from 'zod'
import { KnownError } from '../../errors.js'
import { mappingRelations } from '../../model/finding.js'
import type { CoderSlot } from '../../model/double-coding.js'
import type { DecisionRequest } from '../../pipeline/review-title.js'

const form = z.object({
  choice: z
    .string()
    .regex(/^(code:.{1,40}|none)$/)
    .optional(),
  /** The coder to whom the title goes back. */
  back: z.enum(['1', '2']).optional(),
  relation: z.enum(['', ...mappingRelations]).default(''),
  comment: z.string().trim().max(4000).default(''),
  /** Revision of the title, and events of its row, that were on screen. */
  seen: z.coerce.number().int().min(0),
  events: z.coerce.number().int().min(0),
})

/** What an adjudicator sends: a decision, or the title back to a coder. */
export interface SentReconciliation {
  readonly does:
    | { readonly kind: 'decide'; readonly request: DecisionRequest }
    | { readonly kind: 'return'; readonly slot: CoderSlot }
  readonly comment: string
  readonly seenRevision: number
  readonly seenEvents: number
}

/** Throws `review/bad-request`, naming the field. */
export function sentReconciliation(body: unknown): SentReconciliation {
  const parsed = form.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new KnownError('review/bad-request', { detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
  }
  const { choice, back, relation, comment, seen, events } = parsed.data
  const base = { comment, seenRevision: seen, seenEvents: events }
  if (back !== undefined) return { ...base, does: { kind: 'return', slot: back === '1' ? 0 : 1 } }
  if (choice === undefined) throw new KnownError('review/bad-request', { detail: 'choice: nothing was chosen' })
  if (choice === 'none') return { ...base, does: { kind: 'decide', request: { choice: 'no-group-fits' } } }
  const code = choice.slice('code:'.length)
  const said = relation === '' ? null : relation
  return { ...base, does: { kind: 'decide', request: { choice: 'code', code, relation: said } } }
}
