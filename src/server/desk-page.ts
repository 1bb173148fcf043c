import type { Locale } from '../locale/locale.js'
import type { Person } from '../model/person.js'
import type { ReviewDecision } from '../model/review.js'
import { searchTarget } from '../pipeline/search-target.js'
import { loadTarget, type Target } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { TitleRecord } from '../store/port.js'
import { structureOf, type CorrespondenceHead } from './classifications.js'
import { requireTitle } from './deciding.js'
import type { SentDecision } from './decision-form.js'
import { candidateLines, nearestGloss, orderedCandidates } from './desk-candidates.js'
import { groupShown, type GroupAddresses } from './desk-group.js'
import { conflictShown, lastDecided, primaryAction } from './desk-actions.js'
import { earlierTablesShown } from './desk-earlier.js'
import { guardsOf, precedentsOf } from './desk-guards.js'
import { queueShown } from './desk-queue.js'
import { siblingRows } from './desk-siblings.js'
import { findingShown, historyLines, relationChoices, standingShown, titleFacts } from './desk-title.js'
import { modelShown, relationSuggested, withModelWords } from './model-answer.js'
import { exchangePath } from './model-exchange.js'
import { filterOf, queryOf, type ListState } from './list-state.js'
import { pathOf } from './page.js'
import { meterOf, progressOf, settledTitles, sharesOf } from './progress.js'

/** What the address of a desk page asks for. Empty texts: not asked. */
export interface DeskView {
  readonly correspondenceId: string
  readonly titleId: string
  readonly list: ListState
  /** Code of the group on the right side. */
  readonly group: string
  /** Search words over the target. */
  readonly search: string
  /** Id of the title decided just before. */
  readonly done: string
  readonly conflict: { readonly sent: SentDecision; readonly latest: ReviewDecision | undefined } | null
}

const titlesHereShown = 8
const resultsShown = 12

/** Everything on the desk for one title. Throws `title/unknown`. */
export async function deskData(
  workspace: Workspace,
  head: CorrespondenceHead,
  locale: Locale,
  person: Person,
  view: DeskView,
) {
  const { store } = workspace
  const record = await requireTitle(workspace, head.id, view.titleId)
  const [target, structure, progress] = await Promise.all([
    loadTarget(workspace, head.id),
    structureOf(workspace, record.title.origin.source),
    progressOf(workspace, head.id),
  ])
  const addresses = addressesOf(head.id, view)
  const code = groupToShow(view, record, target)
  const item = code === null ? undefined : target.items.get(code)
  const [around, siblings, titlesHere, found, queue, done, precedents, earlier] = await Promise.all([
    store.around(head.id, filterOf(view.list), view.list.sort, view.titleId),
    siblingRows(workspace, head.id, record.title, structure),
    code === null ? [] : store.titlesIn(head.id, code, titlesHereShown + 1),
    view.search === '' ? [] : searchTarget(workspace, head.id, view.search, locale.tag, resultsShown),
    queueShown(workspace, head.id, view, target, progress, locale),
    lastDecided(workspace, head.id, view, locale),
    precedentsOf(workspace, head, record),
    earlierTablesShown(workspace, head, record, { items: target.items, hrefOf: addresses.group, locale }),
  ])
  const others = titlesHere.filter((row) => row.id !== view.titleId).slice(0, titlesHereShown)
  return {
    path: pathOf(head.id),
    here: addresses.here,
    action: addresses.title(view.titleId),
    revision: record.revision,
    title: titleFacts(record, structure, siblings, locale),
    gloss: nearestGloss(record, locale),
    standing: standingShown(record, locale),
    candidates: withModelWords(candidateLines(record, target.items, locale, code, addresses.group), record, locale),
    model: modelShown(record, target.items, locale, exchangePath(head.id, view.titleId)),
    suggestion: relationSuggested(record, locale),
    primary: primaryAction(record, locale),
    guards: guardsOf(record, siblings, target.items, locale),
    precedents,
    earlier,
    noneFirst: record.finding?.kind === 'NoTermFound',
    none: findingShown(record, locale),
    relations: relationChoices(record, locale, view.conflict?.sent.relation ?? null),
    history: historyLines(record.decisions, locale),
    comment: view.conflict?.sent.comment ?? '',
    conflict: view.conflict && conflictShown(view.conflict, addresses.after(around.next), locale),
    done,
    undoable: done === null && canUndo(record, person.id),
    group: item === undefined ? null : groupShown(target, item, others, record.title.language, locale, addresses),
    searchFields: hiddenFields(view),
    search: {
      words: view.search,
      asked: view.search !== '',
      rows: found.map((row) => ({ ...row, href: addresses.group(row.code), shown: row.code === code })),
    },
    queue,
    previousHref: around.previous === null ? null : addresses.title(around.previous),
    nextHref: around.next === null ? null : addresses.title(around.next),
    progress: {
      settled: settledTitles(progress),
      titles: progress.titles,
      byFrequency: 1 - sharesOf(progress, 'frequency').open,
      meter: meterOf(sharesOf(progress, 'titles')),
    },
  }
}

/** What a search must carry along so that the queue and the last decision stay on the page. */
function hiddenFields({ list, done }: DeskView) {
  const kept = new URLSearchParams(queryOf(list, done === '' ? {} : { done }))
  return [...kept].map(([name, value]) => ({ name, value }))
}

function addressesOf(correspondenceId: string, view: DeskView) {
  const title = (id: string) => `${pathOf(correspondenceId)}/desk/${encodeURIComponent(id)}${queryOf(view.list)}`
  const kept = { ...(view.search === '' ? {} : { q: view.search }), ...(view.done === '' ? {} : { done: view.done }) }
  return {
    title,
    // A title that has left its queue has none after it: the queue's first comes next.
    after: (next: string | null) =>
      next === null ? `${pathOf(correspondenceId)}/desk${queryOf(view.list)}` : title(next),
    here: `${pathOf(correspondenceId)}/desk/${encodeURIComponent(view.titleId)}`,
    group: (code: string) =>
      `${pathOf(correspondenceId)}/desk/${encodeURIComponent(view.titleId)}${queryOf(view.list, { ...kept, group: code })}`,
  } satisfies GroupAddresses & { here: string; after: unknown }
}

/** The group that is asked for, else the one that stands, else the best candidate. */
function groupToShow(view: DeskView, { settlement, finding }: TitleRecord, target: Target): string | null {
  if (target.items.has(view.group)) return view.group
  if (settlement.kind === 'Associated') return settlement.code
  return orderedCandidates(finding)[0]?.candidate.code ?? null
}

const canUndo = ({ decisions }: TitleRecord, reviewer: string): boolean => {
  const withdrawn = new Set(decisions.flatMap((one) => (one.kind === 'Withdraw' ? [one.withdraws] : [])))
  const standing = decisions.findLast((one) => one.kind !== 'Withdraw' && !withdrawn.has(one.id))
  return standing?.reviewer === reviewer
}
