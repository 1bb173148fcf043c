import { KnownError } from '../errors.js'
import { turnedDown } from '../review/rejections.js'
import type { Finding } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import type {
  Act,
  ActTitle,
  CandidateRejection,
  DecisionOutcome,
  SeenTitle,
  StandingTitle,
  TitleRecord,
} from '../store/port.js'
import { type DecisionRequest, type Reviewing, requestedDecision } from './review-title.js'
import { loadTarget } from './target.js'
import type { Workspace } from './workspace.js'

/** A decision on a title, and on others with the same words. */
export interface ReviewingTogether extends Reviewing {
  /** Why the first candidate is turned down, where the decision does so; `''` where it is not said. */
  readonly reason: string
  /** Identical titles to decide alike, each as it was seen. */
  readonly others: readonly SeenTitle[]
  /** The title itself, where the caller has just read it. */
  readonly record?: TitleRecord
}

export interface TogetherOutcome {
  /** What became of the title itself. Where it is a conflict, the others were not touched. */
  readonly own: DecisionOutcome
  /** How many others were decided alike. */
  readonly alike: number
  /** Others that somebody decided on meanwhile: left as they are. */
  readonly conflicts: readonly string[]
}

/** The id of an act's decision on the title at a position. */
export const decisionIdOf = (actId: string, position: number): string => `${actId}.${position}`

/** The act that a decision belongs to; `null` for one made by itself. */
export const actIdOf = (decisionId: string): string | null => /^(.+)\.\d+$/.exec(decisionId)?.[1] ?? null

/**
 * Appends a reviewer's decision and remembers the candidate it turns down. With `others` it is one act: each title has its own
 * decision, and one undo takes all back. Throws `title/unknown` and `classification/unknown-code`.
 */
export async function reviewTogether(
  workspace: Workspace,
  reviewing: ReviewingTogether,
  request: DecisionRequest,
): Promise<TogetherOutcome> {
  const { store } = workspace
  const { correspondenceId: id, others } = reviewing
  if (others.length === 0)
    return { own: await reviewAlone(workspace, reviewing, () => request), alike: 0, conflicts: [] }
  await requireTargetCode(workspace, id, request)
  const act = actOf(workspace, reviewing)
  const seen = [{ titleId: reviewing.titleId, revision: reviewing.seenRevision }, ...others]
  const entries = await Promise.all(
    seen.map(async ({ titleId, revision }, position) => {
      const record = (position === 0 ? reviewing.record : undefined) ?? (await requireTitle(workspace, id, titleId))
      const own = { ...reviewing, titleId, seenRevision: revision }
      const decisionId = decisionIdOf(act.id, position)
      const decision = requestedDecision(workspace, record, own, relationFor(request, record), decisionId)
      const known = new Set((await store.rejections(id, titleId)).map(({ code }) => code))
      return { decision, rejected: rejectionsOf({ ...record, turnedDown: known }, decision, reviewing.reason) }
    }),
  )
  const [first, ...rest] = entries
  const [own] = await store.decideTogether(id, [first!])
  if (own!.kind === 'Conflict') return { own: own!, alike: 0, conflicts: [] }
  await store.startAct(act, seen.map(actTitle))
  const outcomes = await store.decideTogether(id, rest)
  const conflicts = others.filter((_, at) => outcomes[at]?.kind === 'Conflict').map(({ titleId }) => titleId)
  const alike = others.length - conflicts.length
  const { person, at } = act
  await store.appendActEvent(act.id, 0, { kind: 'Decided', person, at, body: { alike, conflicts } })
  return { own: own!, alike, conflicts }
}

/**
 * The same for one title. `requestFor` says what is asked for once the machine's finding is known, as it is stored at the
 * moment of deciding; its choice and code may not depend on that. Throws as `reviewTogether`.
 */
export async function reviewAlone(
  workspace: Workspace,
  reviewing: Reviewing & Pick<ReviewingTogether, 'reason'>,
  requestFor: (finding: Finding | undefined) => DecisionRequest,
): Promise<DecisionOutcome> {
  const { correspondenceId, titleId, reason } = reviewing
  await requireTargetCode(workspace, correspondenceId, requestFor(undefined))
  return await workspace.store.decideBy(correspondenceId, titleId, (stored) => {
    const request = relationFor(requestFor(stored.finding), stored)
    const decision = requestedDecision(workspace, stored, reviewing, request)
    return { decision, rejected: rejectionsOf(stored, decision, reason) }
  })
}

const actTitle = ({ titleId, revision }: SeenTitle, position: number): ActTitle => ({
  ...{ titleId, revision, position },
  code: null,
  relation: null,
  sampled: false,
})

const actOf = ({ newId, now }: Workspace, { correspondenceId, reviewer }: Reviewing): Act => ({
  id: newId(),
  correspondenceId,
  kind: 'identical',
  person: reviewer,
  at: now().toISOString(),
  body: {},
})

/** A relation holds between items: identical words elsewhere may be an entry's or an ad's. */
function relationFor(request: DecisionRequest, { title }: Pick<TitleRecord, 'title'>): DecisionRequest {
  return request.choice === 'code' && title.origin.kind !== 'Item' ? { ...request, relation: null } : request
}

function rejectionsOf(
  { title, finding, turnedDown: known }: StandingTitle,
  decision: ReviewDecision,
  reason: string,
): readonly CandidateRejection[] {
  const code = turnedDown(decision, finding, known)
  if (code === null) return []
  const { id: decisionId, reviewer, at } = decision
  return [{ titleId: title.id, code, reason, decisionId, reviewer, at }]
}

async function requireTitle({ store }: Workspace, correspondenceId: string, titleId: string): Promise<TitleRecord> {
  const record = await store.title(correspondenceId, titleId)
  if (record === undefined) throw new KnownError('title/unknown', { id: titleId })
  return record
}

async function requireTargetCode(workspace: Workspace, correspondenceId: string, request: DecisionRequest) {
  if (request.choice !== 'code') return
  const { mappable, classification } = await loadTarget(workspace, correspondenceId)
  if (mappable.has(request.code)) return
  throw new KnownError('classification/unknown-code', {
    code: request.code,
    classification: classification.source.title,
  })
}
