import type { Locale } from '../../locale/locale.js'
import {
  coderSlots,
  isCoding,
  standingCodings,
  type CoderSlot,
  type Coding,
  type CodingEvent,
  type CodingTask,
} from '../../model/double-coding.js'
import { searchTarget } from '../../pipeline/search-target.js'
import { loadTarget, type Target } from '../../pipeline/target.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { CodedRow } from '../../store/port.js'
import { ancestors, labelFor, structureOf, type CorrespondenceHead } from '../classifications.js'
import { requireTitle } from '../deciding.js'
import { candidateLines, nearestGloss } from '../desk-candidates.js'
import { groupShown } from '../desk-group.js'
import { findingShown, relationChoices, standingShown, titleFacts } from '../desk-title.js'
import { differences } from './differences.js'
import { answerSentence, reconcilePath } from './words.js'

/** What the address of a reconciliation page asks for. */
export interface ReconcileView {
  readonly group: string
  readonly search: string
  /** Whose answer to start from; `null`: nobody's. */
  readonly from: CoderSlot | null
  readonly done: string
  /** The title or its codings changed since the page was shown. */
  readonly stale: boolean
}

const queueShown = 30
const resultsShown = 12

/** Everything for settling one title on which two coders differ. `row` has both codings. */
export async function reconcileData(
  workspace: Workspace,
  head: CorrespondenceHead,
  locale: Locale,
  task: CodingTask,
  row: CodedRow,
  view: ReconcileView,
) {
  const record = await requireTitle(workspace, head.id, row.titleId)
  const path = reconcilePath(head.id, task.id)
  const here = `${path}/${encodeURIComponent(row.titleId)}`
  const kept = {
    ...(view.search === '' ? {} : { q: view.search }),
    ...(view.from === null ? {} : { from: String(view.from + 1) }),
  }
  const groupHref = (group: string) => `${here}?${new URLSearchParams({ ...kept, group }).toString()}`
  const [target, structure, queue, found, last] = await Promise.all([
    loadTarget(workspace, head.id),
    structureOf(workspace, record.title.origin.source),
    workspace.store.codingRows(task.id, { state: 'differs' }, { offset: 0, limit: queueShown }),
    view.search === '' ? [] : searchTarget(workspace, head.id, view.search, locale.tag, resultsShown),
    lastReconciled(workspace, task, view.done, locale),
  ])
  const codings = standingCodings(row.events)
  const started = view.from === null ? null : codings[view.from]
  const startCode = started?.kind === 'Code' ? started.code : undefined
  const firstCode = codings.find((coding) => coding?.kind === 'Code')
  const code = [view.group, startCode, firstCode?.kind === 'Code' ? firstCode.code : undefined].find(
    (one) => one !== undefined && target.items.has(one),
  )
  const item = code === undefined ? undefined : target.items.get(code)
  const settled = row.state === 'settled'
  const said = codings.flatMap((coding) => (coding?.kind === 'Code' ? [coding.code] : []))
  return {
    action: here,
    here,
    settled,
    stale: view.stale,
    seen: record.revision,
    events: row.events.length,
    task: { name: task.name, href: path },
    left: queue.total,
    last,
    title: titleFacts(record, structure, [], locale),
    gloss: nearestGloss(record, locale),
    standing: record.decisions.length === 0 ? null : standingShown(record, locale),
    sides: coderSlots.map((slot) =>
      side(task, slot, codings[slot], target, locale, { here, groupHref, started: view.from === slot, settled }),
    ),
    differences: codings[0] === null || codings[1] === null ? [] : differences(codings[0], codings[1], target, locale),
    referred: row.events.at(-1)?.kind === 'Refer',
    blind: row.blind,
    machine: findingShown(record, locale),
    others: candidateLines(record, target.items, locale, code ?? null, groupHref)
      .filter((line) => !said.includes(line.code))
      .slice(0, 7)
      .map((line, at) => ({ ...line, key: String(at + 3) })),
    relations: relationChoices(
      { ...record, finding: undefined },
      locale,
      started?.kind === 'Code' ? started.relation : null,
    ),
    comment: started?.comment ?? '',
    history: row.events.map((event) => eventShown(event, task, locale)).reverse(),
    group:
      item === undefined
        ? null
        : groupShown(
            target,
            item,
            [],
            record.title.language,
            locale,
            { group: groupHref, title: () => here },
            new Map(),
          ),
    search: {
      words: view.search,
      asked: view.search !== '',
      fields: view.from === null ? [] : [{ name: 'from', value: String(view.from + 1) }],
      rows: found.map((one) => ({
        ...one,
        href: groupHref(one.code),
        shown: one.code === code,
        choice: settled ? null : `code:${one.code}`,
        key: null,
      })),
    },
    queue: {
      total: queue.total,
      rows: queue.rows.map((one) => ({
        ...one,
        href: `${path}/${encodeURIComponent(one.titleId)}`,
        current: one.titleId === row.titleId,
      })),
    },
  }
}

interface SideAddresses {
  readonly here: string
  readonly groupHref: (code: string) => string
  readonly started: boolean
  readonly settled: boolean
}

/** One coder's answer as it stands. */
function side(
  task: CodingTask,
  slot: CoderSlot,
  coding: Coding | null,
  { items }: Target,
  locale: Locale,
  { here, groupHref, started, settled }: SideAddresses,
) {
  const item = coding?.kind === 'Code' ? items.get(coding.code) : undefined
  const choice = coding?.kind === 'Code' ? `code:${coding.code}` : coding?.kind === 'NoTermFound' ? 'none' : null
  return {
    coder: task.coders[slot],
    place: String(slot + 1),
    answer: coding === null ? '' : answerSentence(coding, locale),
    label: item === undefined ? null : labelFor(item.labels, locale.tag),
    href: item === undefined ? null : groupHref(item.code),
    path:
      item === undefined
        ? []
        : ancestors(items, item.code).map(({ code, labels }) => ({ code, label: labelFor(labels, locale.tag) })),
    comment: coding?.comment ?? '',
    when: coding === null ? '' : locale.time(coding.at),
    choice: settled ? null : choice,
    startHref: settled || choice === null ? null : `${here}?from=${slot + 1}`,
    started,
  }
}

/** An event as a line of the history. */
function eventShown(event: CodingEvent, task: CodingTask, locale: Locale) {
  const coder = 'slot' in event ? task.coders[event.slot] : ''
  return {
    what: sentence(),
    comment: event.comment,
    person: event.person,
    at: event.at,
    when: locale.time(event.at),
  }

  function sentence(): string {
    if (isCoding(event)) return locale.text('reconcile.event-coded', { coder, answer: answerSentence(event, locale) })
    if (event.kind === 'Return') return locale.text('reconcile.event-returned', { coder })
    return locale.text(event.kind === 'Refer' ? 'reconcile.event-referred' : 'reconcile.event-settled')
  }
}

/** The line that says what became of the title before. */
async function lastReconciled({ store }: Workspace, task: CodingTask, titleId: string, locale: Locale) {
  const row = titleId === '' ? undefined : await store.codingRow(task.id, titleId)
  if (row === undefined) return null
  const settled = row.state === 'settled'
  return {
    what: locale.text(settled ? 'reconcile.event-settled' : 'reconcile.sent-back'),
    title: row.text,
    language: row.language,
  }
}
