import { KnownError } from '../errors.js'
import type { MappingRelation } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import { standingDecision } from '../review/settle.js'
import type { DecisionOutcome, TitleRecord } from '../store/port.js'
import { loadTarget } from './target.js'
import type { Workspace } from './workspace.js'

/** What a reviewer asks for on the desk or through the API. */
export type DecisionRequest =
  /** Becomes `Accept` when the code is the machine's own finding, else `Correct`. */
  | { readonly choice: 'code'; readonly code: string; readonly relation: MappingRelation | null }
  | { readonly choice: 'no-group-fits' }
  | { readonly choice: 'defer' }

export interface Reviewing {
  readonly correspondenceId: string
  readonly titleId: string
  readonly reviewer: string
  readonly comment: string
  readonly seenRevision: number
}

/** Appends a reviewer's decision. Throws `title/unknown` and `classification/unknown-code`; a stale screen is a `Conflict`. */
export async function reviewTitle(
  workspace: Workspace,
  reviewing: Reviewing,
  request: DecisionRequest,
): Promise<DecisionOutcome> {
  const record = await requireTitle(workspace, reviewing.correspondenceId, reviewing.titleId)
  if (request.choice === 'code') await requireTargetCode(workspace, reviewing.correspondenceId, request.code)
  return await workspace.store.decide(
    reviewing.correspondenceId,
    requestedDecision(workspace, record, reviewing, request),
  )
}

/** Takes back the decision that stands on a title, by appending its withdrawal. Throws `review/nothing-to-undo`. */
export async function undoDecision(workspace: Workspace, reviewing: Reviewing): Promise<DecisionOutcome> {
  const record = await requireTitle(workspace, reviewing.correspondenceId, reviewing.titleId)
  const standing = standingDecision(record.decisions)
  if (standing?.reviewer !== reviewing.reviewer) throw new KnownError('review/nothing-to-undo')
  return await workspace.store.decide(reviewing.correspondenceId, {
    ...decisionBase(workspace, reviewing),
    kind: 'Withdraw',
    withdraws: standing.id,
  })
}

async function requireTitle(workspace: Workspace, correspondenceId: string, titleId: string): Promise<TitleRecord> {
  const record = await workspace.store.title(correspondenceId, titleId)
  if (!record) throw new KnownError('title/unknown', { id: titleId })
  return record
}

async function requireTargetCode(workspace: Workspace, correspondenceId: string, code: string): Promise<void> {
  const target = await loadTarget(workspace, correspondenceId)
  if (!target.mappable.has(code)) {
    throw new KnownError('classification/unknown-code', { code, classification: target.classification.source.title })
  }
}

const decisionBase = (
  { newId, now }: Workspace,
  { titleId, reviewer, comment, seenRevision }: Reviewing,
  id = newId(),
) => ({
  id,
  titleId,
  reviewer,
  at: now().toISOString(),
  comment,
  seenRevision,
})

/** What a reviewer asked for as a decision on a title; `id` where the caller gives it. */
export function requestedDecision(
  workspace: Workspace,
  { finding }: Pick<TitleRecord, 'finding'>,
  reviewing: Reviewing,
  request: DecisionRequest,
  id?: string,
): ReviewDecision {
  const base = decisionBase(workspace, reviewing, id)
  switch (request.choice) {
    case 'code': {
      const agrees = finding?.kind === 'Mapped' && finding.code === request.code
      return { ...base, kind: agrees ? 'Accept' : 'Correct', code: request.code, relation: request.relation }
    }
    case 'no-group-fits':
      return { ...base, kind: 'NoTermFound' }
    case 'defer':
      return { ...base, kind: 'Defer' }
  }
}
