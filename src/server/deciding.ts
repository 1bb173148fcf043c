import { KnownError } from '../errors.js'
import type { ReviewDecision } from '../model/review.js'
import { undoDecision, type Reviewing } from '../pipeline/review-title.js'
import { actIdOf, reviewAlone, reviewTogether, type ReviewingTogether } from '../pipeline/review-together.js'
import { undoAct } from '../pipeline/undo-act.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { DecisionOutcome, TitleRecord } from '../store/port.js'
import { decisionFrom, type SentDecision } from './decision-form.js'
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
  const { comment, seenRevision, reason, others } = sent
  const reviewing: Reviewing = { correspondenceId, titleId, reviewer, comment, seenRevision }
  const outcome =
    sent.choice === 'undo'
      ? await undo(workspace, reviewing)
      : others.length === 0
        ? await reviewAlone(workspace, { ...reviewing, reason }, (finding) => decisionFrom(sent, finding))
        : await decideAlike(workspace, { ...reviewing, reason, others }, sent)
  if (outcome.kind === 'Conflict' && isSame(outcome.latest, sent, reviewing)) {
    const { settlement } = await requireTitle(workspace, correspondenceId, titleId)
    return { kind: 'Stored', settlement, revision: outcome.revision }
  }
  return outcome
}

async function decideAlike(workspace: Workspace, reviewing: ReviewingTogether, sent: SentDecision) {
  const record = await requireTitle(workspace, reviewing.correspondenceId, reviewing.titleId)
  const request = decisionFrom(sent, record.finding)
  return (await reviewTogether(workspace, { ...reviewing, record }, request)).own
}

/** Takes back the decision on a title, and with it all that were made in the same act. */
async function undo(workspace: Workspace, reviewing: Reviewing): Promise<DecisionOutcome> {
  const { decisions } = await requireTitle(workspace, reviewing.correspondenceId, reviewing.titleId)
  const outcome = await undoDecision(workspace, reviewing)
  const actId = actIdOf(standingDecision(decisions)?.id ?? '')
  const act = actId === null ? undefined : await workspace.store.act(reviewing.correspondenceId, actId)
  if (outcome.kind === 'Stored' && act?.kind === 'identical') {
    await undoAct(workspace, reviewing.correspondenceId, act.id, reviewing.reviewer)
  }
  return outcome
}

/** The decision that stands: the last one that was not withdrawn. */
export function standingDecision(decisions: readonly ReviewDecision[]): ReviewDecision | undefined {
  const withdrawn = new Set(decisions.flatMap((one) => (one.kind === 'Withdraw' ? [one.withdraws] : [])))
  return decisions.findLast((one) => one.kind !== 'Withdraw' && !withdrawn.has(one.id))
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

/**
 * The title to show after this one, and those decided alike, are decided; asked before deciding, for afterwards they may have
 * left the list.
 */
export async function nextInQueue(
  { store }: Workspace,
  correspondenceId: string,
  list: ListState,
  titleId: string,
  alike: ReadonlySet<string> = new Set(),
): Promise<string | null> {
  const filter = filterOf(list)
  let { next } = await store.around(correspondenceId, filter, list.sort, titleId)
  while (next !== null && alike.has(next)) next = (await store.around(correspondenceId, filter, list.sort, next)).next
  return next
}
