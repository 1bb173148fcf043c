import { KnownError } from '../errors.js'
import type { SheetTable } from '../files/sheet-table.js'
import { looksLikeWorkbook, readWorkbook } from '../files/workbook.js'
import { localeOf, localeTags } from '../locale/locale.js'
import type { Title } from '../model/title.js'
import { columns, type ColumnKey } from '../review/workbook/columns.js'
import {
  merge,
  type ImportLedger,
  type ImportPlan,
  type RefusalReason,
  type RowOutcome,
} from '../review/workbook/merge.js'
import { readReviewWorkbook, type ReadWorkbook, type SheetRow } from '../review/workbook/read.js'
import { wishOf, type RowWish } from '../review/workbook/row-wish.js'
import { brokenCells } from '../review/workbook/seal.js'
import { isSaidAlready } from './workbook-comment.js'
import { loadTarget, requireCorrespondence } from './target.js'
import type { Workspace } from './workspace.js'

export type { ColumnKey } from '../review/workbook/columns.js'
export type { ImportLedger, ImportPlan, RefusalReason, RowOutcome, UnchangedReason } from '../review/workbook/merge.js'
export type { RowWish } from '../review/workbook/row-wish.js'

export interface SentWorkbook {
  readonly bytes: Uint8Array
  /** Its name, for messages. */
  readonly file: string
}

/** Longest comment kept, in characters; as on the desk. */
const longestComment = 4000

/**
 * What would become of each row of a review workbook that somebody filled in. Writes nothing.
 * Throws `workbook/not-ours`, `workbook/other-correspondence`, `correspondence/unknown` and what reading a workbook may.
 */
export async function planReviewImport(
  workspace: Workspace,
  correspondenceId: string,
  sent: SentWorkbook,
  reviewer: string,
): Promise<ImportPlan> {
  await requireCorrespondence(workspace, correspondenceId)
  const read = readReviewWorkbook(await tablesOf(workspace, sent), sent.file)
  const { description } = read
  if (description.correspondenceId !== correspondenceId) {
    const context = { file: sent.file, found: description.correspondenceId, wanted: correspondenceId }
    throw new KnownError('workbook/other-correspondence', context)
  }
  const { mappable } = await loadTarget(workspace, correspondenceId)
  const judge: Judge = {
    workspace,
    correspondenceId,
    reviewer,
    reading: {
      locales: [localeOf(description.language), ...localeTags.map(localeOf)],
      codes: new Set(mappable.keys()),
    },
    doubles: doublesIn(read),
  }
  const rows: RowOutcome[] = []
  for (const row of read.rows) rows.push(await outcomeOf(row, judge))
  return {
    correspondenceId,
    language: description.language,
    ledger: ledgerOf(rows, read),
    rows,
    removed: read.removed,
  }
}

async function tablesOf({ config }: Workspace, { bytes, file }: SentWorkbook): Promise<readonly SheetTable[]> {
  if (!looksLikeWorkbook(bytes)) throw new KnownError('workbook/not-ours', { file, detail: 'it is not a workbook' })
  return (await readWorkbook(bytes, { file, inflateLimit: config.inflateLimit })).tables
}

export function ledgerOf(
  rows: readonly RowOutcome[],
  { blankRows, removed, reordered }: Pick<ReadWorkbook, 'blankRows' | 'removed' | 'reordered'>,
): ImportLedger {
  const count = (kind: RowOutcome['kind']) => rows.filter((row) => row.kind === kind).length
  return {
    read: rows.length,
    applied: count('Apply'),
    unchanged: count('Unchanged'),
    conflicts: count('Conflict'),
    refused: count('Refused'),
    blankRows,
    removed: removed.length,
    reordered,
  }
}

interface Judge {
  readonly workspace: Workspace
  readonly correspondenceId: string
  readonly reviewer: string
  readonly reading: Parameters<typeof wishOf>[1]
  /** Row to the row it is a double of. */
  readonly doubles: ReadonlyMap<number, number>
}

/** Of rows with the same id, the first counts where all say the same; where they differ, none does. */
function doublesIn({ rows }: ReadWorkbook): ReadonlyMap<number, number> {
  const byId = new Map<string, SheetRow[]>()
  for (const row of rows) {
    const id = row.cells.id.trim()
    if (id !== '') byId.set(id, [...(byId.get(id) ?? []), row])
  }
  const open = columns.filter((column) => column.open).map(({ key }) => key)
  const said = ({ cells }: SheetRow) => open.map((key) => cells[key].trim()).join('\n')
  return new Map(
    [...byId.values()].flatMap((same): (readonly [number, number])[] => {
      const [first, ...others] = same
      if (first === undefined || others.length === 0) return []
      const differ = others.some((row) => said(row) !== said(first))
      return [
        ...(differ ? [[first.row, others[0]!.row] as const] : []),
        ...others.map((row) => [row.row, first.row] as const),
      ]
    }),
  )
}

async function outcomeOf({ row, cells }: SheetRow, judge: Judge): Promise<RowOutcome> {
  const id = cells.id.trim()
  const comment = cells.comment.trim()
  const understood = wishOf(cells, judge.reading)
  const wish: RowWish | null = 'wish' in understood ? understood.wish : null
  const base = { row, titleId: id === '' ? null : id, title: cells.title.trim().slice(0, 500), wish, comment }
  const refused = (reason: RefusalReason, value = '', column: ColumnKey | null = null): RowOutcome => ({
    ...base,
    kind: 'Refused',
    reason,
    value,
    column,
  })
  if (id === '') return refused('added')
  const double = judge.doubles.get(row)
  if (double !== undefined) return refused('doubled', String(double))
  const { store } = judge.workspace
  const broken = brokenCells(judge.correspondenceId, cells)
  // Most rows of a large workbook are left blank: nothing is asked of the store for them.
  if (broken.length === 0 && wish === null && comment === '' && 'wish' in understood)
    return { ...base, kind: 'Unchanged', why: 'undecided' }
  const record = await store.title(judge.correspondenceId, id)
  if (broken.includes('id') || broken.includes('revision')) return refused(await strangerReason(id, record, judge))
  if (record === undefined) return refused('title-gone')
  const [changed] = broken
  if (changed !== undefined) return refused('locked-cell', cells[changed].trim().slice(0, 100), changed)
  if ('problem' in understood) return refused(understood.problem, understood.value)
  if (comment.length > longestComment) return refused('long-comment', String(longestComment), 'comment')
  if (wish === null && comment === '') return { ...base, kind: 'Unchanged', why: 'undecided' }
  if (wish === null) {
    const said = { correspondenceId: judge.correspondenceId, titleId: id, person: judge.reviewer, text: comment }
    return (await isSaidAlready(judge.workspace, said))
      ? { ...base, kind: 'Unchanged', why: 'applied-before' }
      : { ...base, kind: 'Apply', revision: record.revision }
  }
  const { title, finding, decisions, revision } = record
  const standing = { origin: title.origin, finding, decisions, revision }
  const decision = { wish, comment, revision: Number(cells.revision), reviewer: judge.reviewer }
  const merged = merge(decision, standing)
  return merged.kind === 'Refused' ? refused(merged.reason, merged.value) : { ...base, ...merged }
}

/** Why a row is not one of this workbook: what names it was changed, or it was copied from elsewhere. */
async function strangerReason(
  id: string,
  record: { readonly title: Title } | undefined,
  { workspace: { store }, correspondenceId }: Judge,
): Promise<RefusalReason> {
  if (record !== undefined) return 'identity'
  for (const other of await store.correspondences()) {
    if (other.id !== correspondenceId && (await store.title(other.id, id))) return 'other-correspondence'
  }
  return 'title-gone'
}
