import { writeWorkbook } from '../files/workbook-writer.js'
import type { Locale } from '../locale/locale.js'
import type { ClassificationItem } from '../model/classification.js'
import type { Finding } from '../model/finding.js'
import { labelIn } from '../model/language.js'
import type { Settlement } from '../model/review.js'
import { candidatesShown } from '../review/workbook/columns.js'
import type { WorkbookCandidate, WorkbookTitle } from '../review/workbook/content.js'
import { reviewSheets } from '../review/workbook/sheets.js'
import type { TitleFilter, TitleOrder, TitleRecord } from '../store/port.js'
import { loadTarget, requireCorrespondence, targetOf } from './target.js'
import type { Workspace } from './workspace.js'

/** More rows than one person decides in a workbook; the rest is for another, with a narrower filter. */
export const mostWorkbookRows = 20_000
const fewTitles = 500

export interface WorkbookRequest {
  readonly correspondenceId: string
  readonly filter: TitleFilter
  readonly order: TitleOrder
  /** The reader's: headers, drop-downs and titles of groups are in it. */
  readonly locale: Locale
}

export interface WrittenWorkbook {
  readonly workbook: Uint8Array
  /** Titles in it, and titles that the filter found. */
  readonly titles: number
  readonly found: number
}

/** Titles to decide, as a workbook to fill in without Concord. Throws `correspondence/unknown`. */
export async function exportReviewWorkbook(workspace: Workspace, request: WorkbookRequest): Promise<WrittenWorkbook> {
  const { store, now } = workspace
  const { correspondenceId, filter, order, locale } = request
  const { sourceId } = await requireCorrespondence(workspace, correspondenceId)
  const target = await loadTarget(workspace, correspondenceId)
  const source = await store.classification(sourceId)
  const sourceItems = source ? targetOf(source).items : new Map<string, ClassificationItem>()
  const { rows, total } = await store.list(correspondenceId, filter, order, { offset: 0, limit: mostWorkbookRows })
  const shown = new Map<string, WorkbookTitle>()
  for await (const record of recordsOf(workspace, correspondenceId, new Set(rows.map(({ id }) => id))))
    shown.set(record.title.id, workbookTitle(record, sourceItems, target.items, locale))
  // One that went between the list and here is not there to be decided.
  const titles = rows.flatMap(({ id }) => shown.get(id) ?? [])
  const workbook = await writeWorkbook(
    reviewSheets(
      {
        correspondenceId,
        sourceTitle: source?.source.title ?? sourceId,
        targetTitle: target.classification.source.title,
        titles,
        found: total,
        groups: [...target.mappable.values()].map(({ code, labels }) => ({ code, title: labelIn(labels, locale.tag) })),
        writtenAt: now().toISOString(),
      },
      locale,
    ),
  )
  return { workbook, titles: titles.length, found: total }
}

/** The titles named: few are asked for one by one, of many all are read once. */
async function* recordsOf(
  { store }: Workspace,
  correspondenceId: string,
  ids: ReadonlySet<string>,
): AsyncIterable<TitleRecord> {
  if (ids.size > fewTitles) {
    for await (const record of store.titles(correspondenceId)) if (ids.has(record.title.id)) yield record
    return
  }
  for (const id of ids) {
    const record = await store.title(correspondenceId, id)
    if (record) yield record
  }
}

type Items = ReadonlyMap<string, ClassificationItem>

function workbookTitle(
  { title, finding, settlement, revision }: TitleRecord,
  sourceItems: Items,
  targetItems: Items,
  locale: Locale,
): WorkbookTitle {
  const { origin } = title
  const candidate = (code: string, probability: number | null): WorkbookCandidate => ({
    code,
    title: labelIn(targetItems.get(code)?.labels ?? {}, locale.tag),
    probability,
  })
  return {
    id: title.id,
    revision,
    text: title.text,
    language: locale.languageName(title.language),
    sourceCode: origin.kind === 'Ad' ? null : origin.code,
    parents: parentsOf(title.origin, sourceItems, [title.language, locale.tag]),
    frequency: title.frequency,
    proposal: proposalOf(finding, candidate),
    candidates: (finding?.candidates ?? [])
      .slice(0, candidatesShown)
      .map(({ code }, at) => candidate(code, finding?.probabilities[at] ?? null)),
    stands: standsNow(settlement, locale),
    asksRelation: origin.kind === 'Item',
  }
}

/** The finding, or the best candidate of one that did not decide. */
function proposalOf(
  finding: Finding | undefined,
  candidate: (code: string, probability: number | null) => WorkbookCandidate,
): WorkbookTitle['proposal'] {
  switch (finding?.kind) {
    case 'Mapped':
      return candidate(finding.code, finding.probability)
    case 'NoTermFound':
      return 'none'
    case 'Undecided': {
      const [best] = finding.candidates
      return best === undefined ? null : candidate(best.code, finding.probabilities[0] ?? null)
    }
    case undefined:
      return null
  }
}

/** The groups above a title with code and label, top first; for an index entry the item itself too. */
function parentsOf(
  origin: TitleRecord['title']['origin'],
  items: Items,
  [own, readers]: readonly [string, string],
): readonly string[] {
  const path: string[] = []
  let code =
    origin.kind === 'Item'
      ? (items.get(origin.code)?.parent ?? origin.parent)
      : origin.kind === 'Entry'
        ? origin.code
        : null
  while (code !== null && path.length < 12) {
    const item: ClassificationItem | undefined = items.get(code)
    if (item === undefined) break
    path.unshift(`${code} ${item.labels[own] ?? labelIn(item.labels, readers)}`)
    code = item.parent
  }
  return path
}

function standsNow(settlement: Settlement, { text }: Locale): string {
  switch (settlement.kind) {
    case 'Associated':
      return settlement.by === 'reviewer'
        ? text('stands.reviewer', { code: settlement.code })
        : text('stands.finding', { code: settlement.code })
    case 'Unmatched':
      return settlement.by === 'reviewer' ? text('stands.none-reviewer') : text('stands.none-finding')
    case 'Open':
      return text(`reason.${settlement.reason}`)
  }
}
