import type { Locale } from '../../locale/locale.js'
import type { ImportPlan, RowOutcome, RowWish } from '../../pipeline/plan-review-import.js'
import { decisionSentence } from '../desk-title.js'
import { relationKeys } from '../vocabulary.js'

/** Rows of each kind that a page shows; a form that sends more choices than this is refused. */
export const rowsShown = 200

type Kind<K extends RowOutcome['kind']> = RowOutcome & { readonly kind: K }

/** What a page shows of a plan. `deskHref` leads to a title. */
export function planView(plan: ImportPlan, locale: Locale, deskHref: (titleId: string) => string) {
  const { text } = locale
  const rows = <K extends RowOutcome['kind']>(kind: K) => plan.rows.filter((row): row is Kind<K> => row.kind === kind)
  const base = (row: RowOutcome) => ({
    row: row.row,
    title: row.title,
    href: row.titleId === null ? null : deskHref(row.titleId),
    said: row.wish === null ? null : wishSentence(row.wish, locale),
    comment: row.comment,
  })
  const conflicts = rows('Conflict')
  const refused = rows('Refused')
  const apply = rows('Apply')
  const whys = rows('Unchanged').map(({ why }) => why)
  return {
    ledger: plan.ledger,
    blank: plan.ledger.blankRows,
    removed: plan.ledger.removed,
    isBeside: plan.ledger.blankRows + plan.ledger.removed > 0,
    reordered: plan.ledger.reordered,
    conflicts: part(conflicts, (row) => ({
      ...base(row),
      field: `row-${row.row}`,
      revision: row.revision,
      theirs: {
        said: decisionSentence(row.theirs, locale),
        comment: row.theirs.comment,
        reviewer: row.theirs.reviewer,
        at: row.theirs.at,
        when: locale.time(row.theirs.at),
      },
    })),
    refused: part(refused, (row) => ({ ...base(row), reason: reasonText(row, locale) })),
    apply: part(apply, (row) => ({ ...base(row), said: base(row).said ?? text('workbook.comment-alone') })),
    unchanged: [...new Set(whys)].sort().map((why) => ({
      label: text(`workbook.why-${why}`),
      count: whys.filter((one) => one === why).length,
    })),
    something: apply.length + conflicts.length > 0,
  }
}

function part<T, U>(all: readonly T[], shown: (row: T) => U) {
  return { rows: all.slice(0, rowsShown).map(shown), count: all.length, more: Math.max(0, all.length - rowsShown) }
}

/** Why a row was refused, as a sentence. */
export const reasonText = ({ reason, value, column }: Kind<'Refused'>, { text }: Locale): string =>
  text(`workbook.reason-${reason}`, { value, column: column === null ? '' : text(`workbook.column-${column}`) })

/** What a row decides, in a few words: `Chose 2512 · The group is broader`. */
function wishSentence(wish: RowWish, { text }: Locale): string {
  if (wish.choice === 'no-group-fits') return text('decision.NoTermFound')
  if (wish.choice === 'defer') return text('decision.Defer')
  const said = text('decision.Correct', { code: wish.code })
  return wish.relation === null ? said : `${said} · ${text(relationKeys[wish.relation])}`
}
