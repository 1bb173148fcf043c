import { setImmediate as serveOthers } from 'node:timers/promises'
import { merge, relationFor, type ImportPlan, type RowOutcome } from '../review/workbook/merge.js'
import type { RowWish } from '../review/workbook/row-wish.js'
import { ledgerOf, planReviewImport, type SentWorkbook } from './plan-review-import.js'
import { requestedDecision, type DecisionRequest } from './review-title.js'
import { sayOnce } from './workbook-comment.js'
import type { Workspace } from './workspace.js'

/** Rows of one transaction: other requests are served in between. */
const atOnce = 150

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
  for (let start = 0; start < plan.rows.length; start += atOnce) {
    const chosen = plan.rows.slice(start, start + atOnce).map((row) => settled(row, conflicts))
    rows.push(...(await applied(workspace, correspondenceId, chosen, reviewer)))
    await serveOthers()
  }
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
  rows: readonly RowOutcome[],
  reviewer: string,
): Promise<readonly RowOutcome[]> {
  const decided = await decidedRows(workspace, correspondenceId, rows, reviewer)
  const outcomes: RowOutcome[] = []
  for (const row of rows)
    outcomes.push(decided.get(row.row) ?? (await said(workspace, correspondenceId, row, reviewer)))
  return outcomes
}

/** What becomes of the rows with a decision, by row; they are stored together. */
async function decidedRows(
  workspace: Workspace,
  correspondenceId: string,
  rows: readonly RowOutcome[],
  reviewer: string,
): Promise<ReadonlyMap<number, RowOutcome>> {
  const { store } = workspace
  const wished = await Promise.all(
    rows.map(async (row) => {
      if (row.kind !== 'Apply' || row.titleId === null || row.wish === null) return []
      const record = await store.title(correspondenceId, row.titleId)
      return [{ row, wish: row.wish, titleId: row.titleId, record }]
    }),
  )
  const decisions = wished.flat().flatMap(({ row, wish, titleId, record }) => {
    if (record === undefined) return []
    const { comment, revision } = row
    const reviewing = { correspondenceId, titleId, reviewer, comment, seenRevision: revision }
    const decision = requestedDecision(workspace, record, reviewing, requestOf(wish, record.finding))
    return [{ row, wish, decision }]
  })
  const outcomes = await store.decideTogether(
    correspondenceId,
    decisions.map(({ decision }) => ({ decision, rejected: [] })),
  )
  const gone = wished
    .flat()
    .flatMap(({ row, record }) => (record === undefined ? [[row.row, goneOf(row)] as const] : []))
  const stored = await Promise.all(
    decisions.map(async ({ row, wish }, at) => {
      const outcome =
        outcomes[at]?.kind === 'Stored' ? row : await againstNow(workspace, correspondenceId, row, wish, reviewer)
      return [row.row, outcome] as const
    }),
  )
  return new Map<number, RowOutcome>([...gone, ...stored])
}

const goneOf = (row: RowOutcome): RowOutcome => ({
  ...baseOf(row),
  kind: 'Refused',
  ...{ reason: 'title-gone', value: '', column: null },
})

/** Somebody decided between the plan and this row: it is set against what stands now. */
async function againstNow(
  { store }: Workspace,
  correspondenceId: string,
  row: RowOutcome & { readonly kind: 'Apply' },
  wish: RowWish,
  reviewer: string,
): Promise<RowOutcome> {
  const { comment, revision } = row
  const now = row.titleId === null ? undefined : await store.title(correspondenceId, row.titleId)
  if (now === undefined) return goneOf(row)
  const merged = merge({ wish, comment, revision, reviewer }, { ...now, origin: now.title.origin })
  const base = baseOf(row)
  return merged.kind === 'Refused' ? { ...base, ...merged, column: null } : { ...base, ...merged }
}

/** A row that holds a comment alone; any other is left as it is. */
async function said(
  workspace: Workspace,
  correspondenceId: string,
  row: RowOutcome,
  person: string,
): Promise<RowOutcome> {
  if (row.kind !== 'Apply' || row.titleId === null || row.wish !== null) return row
  const isNew = await sayOnce(workspace, { correspondenceId, titleId: row.titleId, person, text: row.comment })
  return isNew ? row : { ...baseOf(row), kind: 'Unchanged', why: 'applied-before' }
}

/** What a row is, without what becomes of it. */
const baseOf = ({ row, titleId, title, wish, comment }: RowOutcome) => ({ row, titleId, title, wish, comment })

const requestOf = (wish: RowWish, finding: Parameters<typeof relationFor>[1]): DecisionRequest =>
  wish.choice === 'code' ? { ...wish, relation: relationFor(wish, finding) } : wish
