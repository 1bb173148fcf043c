import type { Locale } from '../../locale/locale.js'
import { isCoding, type CoderSlot, type CodingEvent, type CodingTask, seenBy } from '../../model/double-coding.js'
import { searchTarget } from '../../pipeline/search-target.js'
import { loadTarget } from '../../pipeline/target.js'
import type { Workspace } from '../../pipeline/workspace.js'
import type { CodedRow, CodingTaskProgress, TitleRecord } from '../../store/port.js'
import { structureOf, type CorrespondenceHead } from '../classifications.js'
import { requireTitle } from '../deciding.js'
import type { SentDecision } from '../decision-form.js'
import { primaryAction } from '../desk-actions.js'
import { candidateLines, nearestGloss, orderedCandidates } from '../desk-candidates.js'
import { groupShown } from '../desk-group.js'
import { relationChoices, titleFacts } from '../desk-title.js'
import { answerSentence, coderPath } from './words.js'

/** What the address of a coding page asks for. Empty texts: not asked. */
export interface CodingView {
  readonly titleId: string
  readonly group: string
  readonly search: string
  /** Id of the title coded just before. */
  readonly done: string
  /** What could not be stored, to be sent again. */
  readonly refused: SentDecision | null
}

const queueShown = 30
const resultsShown = 9

/**
 * Everything on a coder's page for one title: never what the other coder said, nor what stands; and nothing of the machine
 * where the title is blind to it.
 */
export async function codingData(
  workspace: Workspace,
  head: CorrespondenceHead,
  locale: Locale,
  { task, titles, done }: CodingTaskProgress,
  slot: CoderSlot,
  row: CodedRow,
  view: CodingView,
) {
  const record = hidden(await requireTitle(workspace, head.id, row.titleId), row.blind)
  const path = coderPath(head.id, task.id, slot)
  const here = `${path}/${encodeURIComponent(row.titleId)}`
  const kept = { ...(view.search === '' ? {} : { q: view.search }), ...(view.done === '' ? {} : { done: view.done }) }
  const groupHref = (group: string) => `${here}?${new URLSearchParams({ ...kept, group }).toString()}`
  const titleHref = (id: string) => `${path}/${encodeURIComponent(id)}`
  const [target, structure, queue, found, previous, next, last] = await Promise.all([
    loadTarget(workspace, head.id),
    structureOf(workspace, record.title.origin.source),
    workspace.store.codingRows(task.id, { undone: slot }, { offset: 0, limit: queueShown }),
    view.search === '' ? [] : searchTarget(workspace, head.id, view.search, locale.tag, resultsShown),
    workspace.store.codingRowAt(task.id, row.position - 1),
    workspace.store.codingRowAt(task.id, row.position + 1),
    lastCoded(workspace, task, slot, view.done, locale),
  ])
  const own = ownPart(row.events, slot)
  const answer = own.answer?.kind === 'Code' ? own.answer.code : undefined
  const code = [view.group, answer, orderedCandidates(record.finding)[0]?.candidate.code].find(
    (one) => one !== undefined && target.items.has(one),
  )
  const item = code === undefined ? undefined : target.items.get(code)
  const open = row.state === 'coding'
  return {
    action: here,
    here,
    open,
    blind: row.blind,
    seen: seenBy(row.events, slot),
    task: { name: task.name, coder: task.coders[slot], href: path },
    progress: {
      done: done[slot],
      titles,
      meter: { reviewer: (done[slot] / titles) * 100, machineFrom: 0, machine: 0 },
    },
    title: titleFacts(record, structure, [], locale),
    gloss: nearestGloss(record, locale),
    candidates: open ? candidateLines(record, target.items, locale, code ?? null, groupHref) : [],
    primary: open ? primaryAction(record, locale) : null,
    relations: relationChoices(record, locale, view.refused?.relation ?? relationOf(own.answer)),
    comment: view.refused?.comment ?? own.answer?.comment ?? '',
    own: own.answer === undefined ? null : answerSentence(own.answer, locale),
    returned: own.returned?.comment ?? null,
    refused: view.refused !== null,
    last,
    group:
      item === undefined
        ? null
        : groupShown(
            target,
            item,
            [],
            record.title.language,
            locale,
            { group: groupHref, title: titleHref },
            new Map(),
          ),
    search: {
      words: view.search,
      asked: view.search !== '',
      fields: Object.entries(view.done === '' ? {} : { done: view.done }).map(([name, value]) => ({ name, value })),
      rows: found.map((one, at) => ({
        ...one,
        href: groupHref(one.code),
        shown: one.code === code,
        choice: open ? `code:${one.code}` : null,
        // Where candidates are shown, the digits are theirs.
        key: row.blind ? String(at + 1) : null,
      })),
    },
    queue: {
      total: queue.total,
      rows: queue.rows.map((one) => ({ ...one, href: titleHref(one.titleId), current: one.titleId === row.titleId })),
    },
    previousHref: previous === undefined ? null : titleHref(previous.titleId),
    nextHref: next === undefined ? null : titleHref(next.titleId),
  }
}

/** A title without decisions, and without the machine where its coder is to be blind to it. */
export const hidden = (record: TitleRecord, blind: boolean): TitleRecord => ({
  ...record,
  decisions: [],
  settlement: { kind: 'Open', reason: 'undecided' },
  finding: blind ? undefined : record.finding,
})

/** A coder's own answer, and the reason why it came back, where that is the last that happened. */
function ownPart(events: readonly CodingEvent[], slot: CoderSlot) {
  const own = events.filter((event) => 'slot' in event && event.slot === slot)
  const last = own.at(-1)
  return { answer: own.filter(isCoding).at(-1), returned: last?.kind === 'Return' ? last : null }
}

const relationOf = (answer: ReturnType<typeof ownPart>['answer']): string | null =>
  answer?.kind === 'Code' ? answer.relation : null

/** The line that says what was just answered, with the way back to it. */
async function lastCoded(workspace: Workspace, task: CodingTask, slot: CoderSlot, titleId: string, locale: Locale) {
  const row = titleId === '' ? undefined : await workspace.store.codingRow(task.id, titleId)
  const answer = row && ownPart(row.events, slot).answer
  if (row === undefined || answer === undefined) return null
  return {
    what: answerSentence(answer, locale),
    title: row.text,
    language: row.language,
    href:
      row.state === 'coding'
        ? `${coderPath(task.correspondenceId, task.id, slot)}/${encodeURIComponent(titleId)}`
        : null,
  }
}
