import type { LocaleTag } from '../../locale/locale.js'
import type { Finding, MappingRelation } from '../../model/finding.js'
import type { ReviewDecision } from '../../model/review.js'
import type { TitleOrigin } from '../../model/title.js'
import { standingDecision } from '../settle.js'
import type { ColumnKey } from './columns.js'
import type { RowWish, WishProblem } from './row-wish.js'

export type RefusalReason =
  | WishProblem
  | 'added'
  | 'doubled'
  | 'other-correspondence'
  | 'title-gone'
  | 'identity'
  | 'locked-cell'
  | 'newer-revision'
  | 'relation-not-asked'
  | 'long-comment'

/** Why nothing is to be done for a row. */
export type UnchangedReason = 'undecided' | 'applied-before' | 'same-decision' | 'kept-theirs'

interface OutcomeBase {
  /** As a spreadsheet shows it. */
  readonly row: number
  /** `null` where the row has none. */
  readonly titleId: string | null
  /** As the row shows it. */
  readonly title: string
  /** What was decided in the row; `null` where nothing, or nothing that can be understood. With a comment alone, that is what is applied. */
  readonly wish: RowWish | null
  readonly comment: string
}

/** What becomes of a row: every row that was read is one of these. */
export type RowOutcome = OutcomeBase &
  (
    | { readonly kind: 'Unchanged'; readonly why: UnchangedReason }
    | { readonly kind: 'Apply'; readonly revision: number }
    /** Somebody decided since the workbook was written. `revision` is the title's now. */
    | { readonly kind: 'Conflict'; readonly theirs: ReviewDecision; readonly revision: number }
    | {
        readonly kind: 'Refused'
        readonly reason: RefusalReason
        /** The text at fault, or the row it is a double of; `''` where there is none. */
        readonly value: string
        readonly column: ColumnKey | null
      }
  )

/** A title as it stands now, as far as a row is compared with it. */
export interface StandingTitle {
  readonly origin: TitleOrigin
  readonly finding: Finding | undefined
  /** Oldest first. */
  readonly decisions: readonly ReviewDecision[]
  readonly revision: number
}

export type Merged =
  | { readonly kind: 'Unchanged'; readonly why: UnchangedReason }
  | { readonly kind: 'Apply'; readonly revision: number }
  | { readonly kind: 'Conflict'; readonly theirs: ReviewDecision; readonly revision: number }
  | { readonly kind: 'Refused'; readonly reason: RefusalReason; readonly value: string }

export interface RowDecision {
  readonly wish: RowWish
  readonly comment: string
  /** Revision that the workbook carried. */
  readonly revision: number
  readonly reviewer: string
}

/** A relation that was left blank is the machine's, where the group is the machine's too: as on the desk. */
export const relationFor = (
  { code, relation }: RowWish & { choice: 'code' },
  finding: Finding | undefined,
): MappingRelation | null => relation ?? (finding?.kind === 'Mapped' && finding.code === code ? finding.relation : null)

/** Sets a row's decision against what stands for its title. The same row a second time changes nothing. */
export function merge(row: RowDecision, title: StandingTitle): Merged {
  const { wish, revision, reviewer, comment } = row
  if (wish.choice === 'code' && wish.relation !== null && title.origin.kind !== 'Item')
    return { kind: 'Refused', reason: 'relation-not-asked', value: wish.relation }
  if (revision > title.revision) return { kind: 'Refused', reason: 'newer-revision', value: String(revision) }
  if (revision === title.revision) return { kind: 'Apply', revision }
  const before = title.decisions.some(
    (decision) =>
      decision.seenRevision === revision &&
      decision.reviewer === reviewer &&
      decision.comment === comment &&
      isSame(decision, wish),
  )
  if (before) return { kind: 'Unchanged', why: 'applied-before' }
  const standing = standingDecision(title.decisions)
  if (standing !== undefined && isSame(standing, wish) && (comment === '' || comment === standing.comment))
    return { kind: 'Unchanged', why: 'same-decision' }
  const theirs = title.decisions.at(-1)
  // A revision that grew without a decision cannot be; were it so, nobody's decision is in the way.
  return theirs === undefined
    ? { kind: 'Apply', revision: title.revision }
    : { kind: 'Conflict', theirs, revision: title.revision }
}

/** Whether a decision on file says what a row says. */
function isSame(decision: ReviewDecision, wish: RowWish): boolean {
  switch (decision.kind) {
    case 'Accept':
    case 'Correct':
      return (
        wish.choice === 'code' &&
        wish.code === decision.code &&
        (wish.relation === null || wish.relation === decision.relation)
      )
    case 'NoTermFound':
      return wish.choice === 'no-group-fits'
    case 'Defer':
      return wish.choice === 'defer'
    case 'Withdraw':
      return false
  }
}

/** What became of a workbook, or would: `read = applied + unchanged + conflicts + refused`. */
export interface ImportLedger {
  readonly read: number
  readonly applied: number
  readonly unchanged: number
  readonly conflicts: number
  readonly refused: number
  /** Beside the rows read. */
  readonly blankRows: number
  readonly removed: number
  readonly reordered: boolean
}

export interface ImportPlan {
  readonly correspondenceId: string
  readonly language: LocaleTag
  readonly ledger: ImportLedger
  /** In the order of the sheet. */
  readonly rows: readonly RowOutcome[]
  /** Ids of titles that the workbook was written with and no row has any more; nothing happens to them. */
  readonly removed: readonly string[]
}
