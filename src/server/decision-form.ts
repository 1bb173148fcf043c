import { z } from 'zod'
import { KnownError } from '../errors.js'
import { mappingRelations, type Finding } from '../model/finding.js'
import type { DecisionRequest } from '../pipeline/review-title.js'
import type { SeenTitle } from '../store/port.js'

/** Longest comment kept, in characters. */
const longestComment = 4000

/** Longest reason for turning a candidate down, in characters. */
export const longestReason = 200
/** Identical titles that are shown and decided at one time. */
export const mostIdentical = 200

const shared = {
  comment: z.string().max(longestComment).default(''),
  seen: z.coerce.number().int().min(0).describe('Revision of the title that was on screen'),
}

/** What a decision is sent as; fields of forms are texts, those of programs numbers. */
export const decisionForm = z.object({
  choice: z
    .string()
    .regex(/^(code:.{1,40}|none|defer|undo)$/)
    .describe('`code:2512`, `none` (no group fits), `defer` or `undo`'),
  relation: z
    .enum(['', ...mappingRelations])
    .default('')
    .describe('From the title to the group; empty: as the machine found it'),
  ...shared,
  reason: z.string().max(longestReason).default('').describe('Why the first candidate is turned down'),
  scope: z.enum(['one', 'identical']).default('one').describe('This title, or those in `same` as well'),
  same: z
    .union([z.string(), z.array(z.string()).max(mostIdentical)])
    .default([])
    .describe('Identical titles as they were shown: `<revision>:<id>`'),
})

export const undoForm = z.object(shared)

/** What a reviewer sent from the desk, the triage page or the API. */
export interface SentDecision {
  readonly choice: string
  readonly relation: z.infer<typeof decisionForm>['relation']
  readonly comment: string
  readonly seenRevision: number
  /** Why the first candidate is turned down; `''` where it is not said. */
  readonly reason: string
  readonly scope: 'one' | 'identical'
  /** Identical titles to decide alike; empty where only this one is meant. */
  readonly others: readonly SeenTitle[]
}

/** Throws `review/bad-request`, naming the field. */
export function sentDecision(body: unknown): SentDecision {
  const parsed = decisionForm.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new KnownError('review/bad-request', { detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
  }
  const { seen, comment, reason, same, ...rest } = parsed.data
  const others = rest.scope === 'identical' ? (typeof same === 'string' ? [same] : same).flatMap(seenTitle) : []
  return { ...rest, comment: comment.trim(), seenRevision: seen, reason: reason.trim(), others }
}

function seenTitle(text: string): readonly SeenTitle[] {
  const [, revision, titleId] = /^(\d{1,9}):(.+)$/s.exec(text) ?? []
  return titleId === undefined ? [] : [{ titleId, revision: Number(revision) }]
}

/** The decision that is asked for; `undo` takes one back and is none itself. */
export const requestFrom = (sent: SentDecision, finding: Finding | undefined): DecisionRequest | 'undo' =>
  sent.choice === 'undo' ? 'undo' : decisionFrom(sent, finding)

/** The same where the choice is known not to be `undo`. */
export function decisionFrom({ choice, relation }: SentDecision, finding: Finding | undefined): DecisionRequest {
  if (choice === 'defer') return { choice: 'defer' }
  if (choice === 'none') return { choice: 'no-group-fits' }
  const code = choice.slice('code:'.length)
  // A relation that was left as found holds only for the group it was found for.
  const found = finding?.kind === 'Mapped' && finding.code === code ? finding.relation : null
  return { choice: 'code', code, relation: relation === '' ? found : relation }
}
