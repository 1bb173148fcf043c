import type { Locale } from '../locale/locale.js'
import type { Target } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { Progress, TitleRow } from '../store/port.js'
import type { DeskView } from './desk-page.js'
import { isNarrowed, queryOf, type ListState } from './list-state.js'
import { pathOf } from './page.js'
import { pagerOf, pageOf } from './paging.js'
import { queuePage } from './queue-page.js'
import { filterChoices } from './title-filters.js'
import { viewsShown, type ReviewSurroundings } from './review-surroundings.js'
import { shownRow } from './title-rows.js'
import { openReasonKeys, orderKeys, relationKeys, stateKeys } from './vocabulary.js'

const pageSize = 30

/** The queue on the left side of the desk, with its filters as links. */
export async function queueShown(
  workspace: Workspace,
  correspondenceId: string,
  { list, titleId }: DeskView,
  target: Target,
  progress: Progress,
  review: ReviewSurroundings,
  locale: Locale,
) {
  const { rows, total } = await queuePage(workspace, correspondenceId, list, pageOf(list.page, pageSize))
  const path = pathOf(correspondenceId)
  const hrefOf = (changed: ListState) => `${path}/desk/${encodeURIComponent(titleId)}${queryOf(changed)}`
  const query = queryOf(list)
  return {
    rows: rows
      .map((row) => (list.blind === 'yes' && row.settledBy !== 'reviewer' ? unseenRow(row) : row))
      .map((row) => ({
        ...shownRow(row, target.items, locale, `${path}/desk/${encodeURIComponent(row.id)}${query}`),
        current: row.id === titleId,
      })),
    pager: pagerOf(total, list.page, pageSize, (page) => hrefOf({ ...list, page })),
    chips: chipsOf(list, hrefOf, locale),
    order: locale.text(orderKeys[list.sort]),
    choices: filterChoices(list, progress, review.reviewers, locale),
    views: viewsShown(review.views, path, 'desk', locale),
    viewsAction: `${path}/views`,
    viewQuery: queryOf({ ...list, page: 1 }),
    list,
    path: `${path}/desk`,
    narrowed: isNarrowed(list),
    listHref: `${path}/titles${queryOf(list)}`,
  }
}

/** Each filter that is on, with the address that takes it off. */
function chipsOf(list: ListState, hrefOf: (changed: ListState) => string, locale: Locale) {
  const text = locale.text
  const on: readonly (readonly [boolean, string, Partial<ListState>])[] = [
    [list.state !== 'all', text(stateKeys[list.state]), { state: 'all' }],
    [list.language !== '', list.language && locale.languageName(list.language), { language: '' }],
    [list.target !== '', `${text('column.target-code')} ${list.target}`, { target: '' }],
    [list.source !== '', `${text('column.source-code')} ${list.source}`, { source: '' }],
    [list.words !== '', `“${list.words}”`, { words: '' }],
    [list.reason !== '', list.reason && text(openReasonKeys[list.reason]), { reason: '' }],
    [list.relation !== '', list.relation && text(relationKeys[list.relation]), { relation: '' }],
    [list.reviewer !== '', list.reviewer, { reviewer: '' }],
    [list.band !== '', `${text('column.probability')} ${list.band.replace('-', '–')}`, { band: '' }],
    [list.methods !== '', text('filter.disagree'), { methods: '' }],
    [list.sample !== '', text('bulk.sample'), { sample: '' }],
    [list.blind !== '', text('bulk.blind'), { blind: '' }],
    [list.flagged !== '', text('filter.flagged'), { flagged: '' }],
  ]
  return on
    .filter(([shown]) => shown)
    .map(([, label, without]) => ({ label, href: hrefOf({ ...list, ...without, page: 1 }) }))
}

/** A row that does not give away what the machine found. */
const unseenRow = (row: TitleRow): TitleRow => ({
  ...row,
  findingKind: null,
  proposedCode: null,
  probability: null,
  settlementKind: 'Open',
  settledCode: null,
  settledBy: null,
})
