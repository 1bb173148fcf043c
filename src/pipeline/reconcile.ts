import { KnownError } from '../errors.js'
import type { CoderSlot, CodingTask } from '../model/double-coding.js'
import type { CodedRow } from '../store/port.js'
import { decideRow } from './code-title.js'
import type { DecisionRequest } from './review-title.js'
import type { Workspace } from './workspace.js'

export interface Reconciling {
  readonly task: CodingTask
  readonly titleId: string
  /** Id of the adjudicator. */
  readonly person: string
  readonly comment: string
  /** Events of the row that the adjudicator had on screen. */
  readonly seenEvents: number
  /** Revision of the title that the adjudicator had on screen. */
  readonly seenRevision: number
}

/** `stale`: somebody changed the title or its codings meanwhile; nothing was stored. */
export type ReconcileOutcome = 'done' | 'stale'

/** Settles a title on which the coders differ, by the adjudicator's own decision. Throws `title/unknown`. */
export async function reconcileTitle(
  workspace: Workspace,
  reconciling: Reconciling,
  request: DecisionRequest,
): Promise<ReconcileOutcome> {
  const row = await requireBothDone(workspace, reconciling.task, reconciling.titleId)
  if (row === null || row.state === 'settled' || row.events.length !== reconciling.seenEvents) return 'stale'
  const outcome = await decideRow(workspace, reconciling.task, row, reconciling, request)
  return outcome.kind === 'Conflict' ? 'stale' : 'done'
}

/** Sends a title back to one of its coders. Throws `coding/no-reason` without a reason, `title/unknown`. */
export async function returnTitle(
  workspace: Workspace,
  { task, titleId, person, comment, seenEvents }: Reconciling,
  slot: CoderSlot,
): Promise<ReconcileOutcome> {
  if (comment.trim() === '') throw new KnownError('coding/no-reason')
  if ((await requireBothDone(workspace, task, titleId)) === null) return 'stale'
  const event = { kind: 'Return' as const, slot, id: workspace.newId(), person, comment: comment.trim() }
  const outcome = await workspace.store.appendCoding(
    task.id,
    titleId,
    { ...event, at: workspace.now().toISOString() },
    { as: 'adjudicator', events: seenEvents },
  )
  return outcome.kind === 'Conflict' ? 'stale' : 'done'
}

/** A title of a task with both codings, or `null` while one is missing: nobody sees one alone. Throws `title/unknown`. */
export async function requireBothDone(
  { store }: Workspace,
  task: CodingTask,
  titleId: string,
): Promise<CodedRow | null> {
  const row = await store.codingRow(task.id, titleId)
  if (row === undefined) throw new KnownError('title/unknown', { id: titleId.slice(0, 100) })
  return row.state === 'coding' ? null : row
}
