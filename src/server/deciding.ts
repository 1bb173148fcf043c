import { KnownError } from '../errors.js'
import type { ReviewDecision } from '../model/review.js'
import { reviewTitle, undoDecision, type Reviewing } from '../pipeline/review-title.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { DecisionOutcome, TitleRecord } from '../store/port.js'
import { requestFrom, type SentDecision } from './decision-form.js'
import { filterOf, type ListState } from './list-state.js'

/** Throws `title/unknown`. */
export async function requireTitle(workspace: Workspace, correspondenceId: string, id: string): Promise<TitleRecord> {
  const record = await workspace.store.title(correspondenceId, id)
  if (record === undefined) throw new KnownError('title/unknown', { id: id.slice(0, 100) })
  return record
}

/** Applies what a reviewer (a person's id) sent. The same decision sent twice is applied once, and the second time counts as stored. */
export async function decideOn(
  workspace: Workspace,
  correspondenceId: string,
  titleId: string,
  reviewer: string,
  sent: SentDecision,
): Promise<DecisionOutcome> {
  const record = await requireTitle(workspace, correspondenceId, titleId)
  const reviewing: Reviewing = {
    correspondenceId,
    titleId,
    reviewer,
    comment: sent.comment,
    seenRevision: sent.seenRevision,
  }
  const request = requestFrom(sent, record.finding)
  const outcome =
    request === 'undo' ? await undoDecision(workspace, reviewing) : await reviewTitle(workspace, reviewing, request)
  if (outcome.kind === 'Conflict' && isSame(outcome.latest, sent, reviewing)) {
    return { kind: 'Stored', settlement: record.settlement, revision: outcome.revision }
  }
  return outcome
}

/** Whether the decision in the way is the very one that was sent: a form sent twice, or a key held down. */
function isSame(latest: ReviewDecision | undefined, sent: SentDecision, { reviewer, comment }: Reviewing): boolean {
  if (latest?.reviewer !== reviewer || latest.comment !== comment) return false
  if (latest.seenRevision !== sent.seenRevision) return false
  switch (latest.kind) {
    case 'Accept':
    case 'Correct':
      return sent.choice === `code:${latest.code}` && (sent.relation === '' || sent.relation === latest.relation)
    case 'NoTermFound':
      return sent.choice === 'none'
    case 'Defer':
      return sent.choice === 'defer'
    case 'Withdraw':
      return sent.choice === 'undo'
  }
}

/** The title to show after this one is decided; asked before deciding, for afterwards it may have left the list. */
export async function nextInQueue(
  { store }: Workspace,
  correspondenceId: string,
  list: ListState,
  titleId: string,
): Promise<string | null> {
  const { next } = await store.around(correspondenceId, filterOf(list), list.sort, titleId)
  return next
}
