import type { Locale } from '../locale/locale.js'
import type { Person } from '../model/person.js'
import type { ReviewDecision } from '../model/review.js'
import { searchTarget } from '../pipeline/search-target.js'
import { loadTarget, type Target } from '../pipeline/target.js'
import type { Workspace } from '../pipeline/workspace.js'
import type { TitleRecord } from '../store/port.js'
import { structureOf, type CorrespondenceHead } from './classifications.js'
import { commentsShown } from './comments.js'
import { requireTitle, standingDecision } from './deciding.js'
import type { SentDecision } from './decision-form.js'
import { candidateLines, nearestGloss, orderedCandidates } from './desk-candidates.js'
import { groupShown, rootsShown, type GroupAddresses } from './desk-group.js'
import { conflictShown, lastDecided, primaryAction } from './desk-actions.js'
import { earlierTablesShown } from './desk-earlier.js'
import { guardsOf, precedentsOf } from './desk-guards.js'
import { reviewShown, titleReview, withoutMachine, withoutTurnedDown } from './desk-review.js'
import { queueShown } from './desk-queue.js'
import { siblingRows } from './desk-siblings.js'
import { findingShown, historyLines, relationChoices, standingShown, titleFacts } from './desk-title.js'
import { modelShown, relationSuggested, withModelWords } from './model-answer.js'
import { exchangePath } from './model-exchange.js'
import { shownTo } from './double-coding/withheld.js'
import { filterOf, queryOf, wholeList, type ListState } from './list-state.js'
import { pathOf } from './page.js'
import { reviewSurroundings } from './review-surroundings.js'
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
  /** Whether a decision goes to this title or to all identical ones, as chosen last. */
  readonly scope: SentDecision['scope']
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
  const stored = await requireTitle(workspace, head.id, view.titleId)
  const review = await titleReview(workspace, head.id, view.titleId)
  const blind = view.list.blind === 'yes' && canBeBlind(stored)
  const unled = withoutTurnedDown(stored, review.rejections)
  const record = blind ? withoutMachine(unled) : unled
  const [target, structure, progress] = await Promise.all([
    loadTarget(workspace, head.id),
    structureOf(workspace, record.title.origin.source),
    progressOf(workspace, head.id),
  ])
  const surroundings = await reviewSurroundings(workspace, head.id, progress.titles, person.id, target)
  const addresses = addressesOf(head.id, view)
  const code = groupToShow(view, record, target)
  const item = code === null ? undefined : target.items.get(code)
  const { withheld } = view.list
  const onlyWithheld = { ...wholeList, withheld }
  const [around, siblings, titlesHere, found, queue, done, precedents, earlier] = await Promise.all([
    store.around(head.id, filterOf(view.list), view.list.sort, view.titleId),
    siblingRows(workspace, head.id, record.title, structure, filterOf(onlyWithheld)),
    code === null
      ? []
      : shownTo(workspace, head.id, withheld, await store.titlesIn(head.id, code, titlesHereShown + 1)),
    view.search === '' ? [] : searchTarget(workspace, head.id, view.search, locale.tag, resultsShown),
    queueShown(workspace, head.id, view, target, progress, surroundings, locale),
    lastDecided(workspace, head.id, view, locale),
    precedentsOf(workspace, head, record, person),
    earlierTablesShown(workspace, head, record, { items: target.items, hrefOf: addresses.group, locale }),
  ])
  const choices = { scope: view.scope, reason: view.conflict?.sent.reason ?? '' }
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
    model: blind ? null : modelShown(record, target.items, locale, exchangePath(head.id, view.titleId)),
    suggestion: blind ? null : relationSuggested(record, locale),
    primary: blind ? null : primaryAction(record, locale),
    guards: blind ? [] : guardsOf(record, siblings, target.items, locale),
    precedents,
    earlier,
    noneFirst: record.finding?.kind === 'NoTermFound',
    none: blind ? null : findingShown(record, locale),
    blind,
    relations: relationChoices(record, locale, view.conflict?.sent.relation ?? null),
    history: historyLines(record.decisions, locale),
    comment: view.conflict?.sent.comment ?? '',
    conflict: view.conflict && conflictShown(view.conflict, addresses.after(around.next), locale),
    done,
    undoable: done === null && canUndo(record, person.id),
    group:
      item === undefined
        ? null
        : groupShown(target, item, others, record.title.language, locale, addresses, surroundings.counts),
    roots: item === undefined ? rootsShown(target, surroundings.counts, locale, addresses) : [],
    treeHref: addresses.group('*'),
    review: await reviewShown(workspace, head.id, review, choices, target, locale),
    flagAction: `${pathOf(head.id)}/flag/${encodeURIComponent(view.titleId)}${queryOf(view.list)}`,
    comments: await commentsShown(workspace, head.id, 'title', view.titleId, addresses.title(view.titleId), locale),
    liveAddress: `${pathOf(head.id)}/live/${encodeURIComponent(view.titleId)}`,
    reasonsHref: `${pathOf(head.id)}/reasons`,
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

/** The group that is asked for (`*`: none, the whole tree), else the one that stands, else the best candidate. */
function groupToShow(view: DeskView, { settlement, finding }: TitleRecord, target: Target): string | null {
  if (target.items.has(view.group)) return view.group
  if (view.group === '*') return null
  if (view.list.blind === 'yes' && settlement.kind === 'Open') return null
  if (settlement.kind === 'Associated') return settlement.code
  return orderedCandidates(finding)[0]?.candidate.code ?? null
}

/** Once a person has decided there is nothing left to be led by. */
const canBeBlind = ({ decisions }: TitleRecord): boolean => standingDecision(decisions) === undefined

const canUndo = ({ decisions }: TitleRecord, reviewer: string): boolean =>
  standingDecision(decisions)?.reviewer === reviewer
