import { merge, relationFor, type ImportPlan, type RowOutcome } from '../review/workbook/merge.js'
import type { RowWish } from '../review/workbook/row-wish.js'
import { ledgerOf, planReviewImport, type SentWorkbook } from './plan-review-import.js'
import { reviewTitle, type DecisionRequest } from './review-title.js'
import type { Workspace } from './workspace.js'

/** What somebody chose on a conflict, having seen the title at this revision. */
export interface ConflictChoice {
  readonly choice: 'theirs' | 'mine'
  readonly revision: number
}

/** By row; or one choice for all conflicts, taken as they stand now. */
export type ConflictChoices = ReadonlyMap<number, ConflictChoice> | 'theirs' | 'mine'

/**
 * Decides what a filled-in review workbook says. Each row is a decision of its own with the revision its reviewer saw,
 * so that an import that broke off may be repeated: what was applied before is left.
 * Throws what `planReviewImport` throws.
 */
export async function applyReviewImport(
  workspace: Workspace,
  correspondenceId: string,
  sent: SentWorkbook,
  { reviewer, conflicts }: { readonly reviewer: string; readonly conflicts: ConflictChoices },
): Promise<ImportPlan> {
  const plan = await planReviewImport(workspace, correspondenceId, sent, reviewer)
  const rows: RowOutcome[] = []
  for (const row of plan.rows) rows.push(await applied(workspace, correspondenceId, settled(row, conflicts), reviewer))
  const { blankRows, reordered } = plan.ledger
  return { ...plan, rows, ledger: ledgerOf(rows, { blankRows, removed: plan.removed, reordered }) }
}

/** A conflict as its reviewer settled it; one that changed again since stays a conflict. */
export function settled(row: RowOutcome, conflicts: ConflictChoices): RowOutcome {
  if (row.kind !== 'Conflict') return row
  const { revision } = row
  const base = baseOf(row)
  const chosen = typeof conflicts === 'string' ? { choice: conflicts, revision } : conflicts.get(row.row)
  if (chosen?.revision !== revision) return row
  return chosen.choice === 'theirs'
    ? { ...base, kind: 'Unchanged', why: 'kept-theirs' }
    : { ...base, kind: 'Apply', revision }
}

async function applied(
  workspace: Workspace,
  correspondenceId: string,
  row: RowOutcome,
  reviewer: string,
): Promise<RowOutcome> {
  if (row.kind !== 'Apply' || row.titleId === null || row.wish === null) return row
  const { titleId, wish, comment, revision } = row
  const record = await workspace.store.title(correspondenceId, titleId)
  const request = requestOf(wish, record?.finding)
  const reviewing = { correspondenceId, titleId, reviewer, comment, seenRevision: revision }
  const outcome = await reviewTitle(workspace, reviewing, request)
  if (outcome.kind === 'Stored') return row
  // Somebody decided between the plan and this row: it is set against what stands now.
  const now = await workspace.store.title(correspondenceId, titleId)
  const base = baseOf(row)
  if (now === undefined) return { ...base, kind: 'Refused', reason: 'title-gone', value: '', column: null }
  const merged = merge({ wish, comment, revision, reviewer }, { ...now, origin: now.title.origin })
  return merged.kind === 'Refused' ? { ...base, ...merged, column: null } : { ...base, ...merged }
}

/** What a row is, without what becomes of it. */
const baseOf = ({ row, titleId, title, wish, comment }: RowOutcome) => ({ row, titleId, title, wish, comment })

const requestOf = (wish: RowWish, finding: Parameters<typeof relationFor>[1]): DecisionRequest =>
  wish.choice === 'code' ? { ...wish, relation: relationFor(wish, finding) } : wish
