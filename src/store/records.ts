import type { Finding } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import type { Title, TitleOrigin } from '../model/title.js'
import type { Queries } from './database.js'
import { keptQuery } from './kept-query.js'
import type { TitleRecord } from './port.js'
import { settlementOf, type Unsettled } from './settlements.js'
import type { DecisionTable, TitleTable } from './tables.js'

/** Rows of the titles named, of at most one chunk; those that are not there are missing. */
export const titleRows = (
  queries: Queries,
  correspondenceId: string,
  ids: readonly string[],
): Promise<readonly TitleTable[]> =>
  ids.length === 1
    ? titleRow(queries, correspondenceId, ids[0]!)
    : queries
        .selectFrom('title')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .where('id', 'in', ids)
        .execute()

// One title alone is what the desk and programs ask for, several times with each decision.
const titleRow = keptQuery((queries, correspondenceId: string, id: string) =>
  queries.selectFrom('title').selectAll().where('correspondence_id', '=', correspondenceId).where('id', '=', id),
)
const findingOn = keptQuery((queries, correspondenceId: string, id: string) =>
  queries
    .selectFrom('finding')
    .select(['title_id', 'body'])
    .where('correspondence_id', '=', correspondenceId)
    .where('title_id', '=', id),
)
const decisionsOnOne = keptQuery((queries, correspondenceId: string, id: string) =>
  queries
    .selectFrom('decision')
    .selectAll()
    .where('correspondence_id', '=', correspondenceId)
    .where('title_id', '=', id)
    .orderBy('revision'),
)
const standingColumns = ['title_id', 'kind', 'code', 'settled_by', 'relation', 'reason', 'decision_id'] as const
const standingOn = keptQuery((queries, correspondenceId: string, id: string) =>
  queries
    .selectFrom('settlement')
    .select(standingColumns)
    .where('correspondence_id', '=', correspondenceId)
    .where('title_id', '=', id),
)

/** The titles, of at most one chunk, with their stored finding and decisions. */
export async function unsettledOf(
  queries: Queries,
  correspondenceId: string,
  titles: readonly TitleTable[],
): Promise<readonly Unsettled[]> {
  const ids = titles.map((title) => title.id)
  // Decisions first: what is stored in between is then newer than the revision promises, never older.
  const decisions = await decisionsOn(queries, correspondenceId, ids)
  const findings = await findingsOf(queries, correspondenceId, ids)
  return titles.map((title) => ({
    title,
    finding: findings.get(title.id),
    decisions: decisions.get(title.id) ?? [],
  }))
}

/** The titles, of at most one chunk, with everything known about them. */
export async function recordsOf(
  queries: Queries,
  correspondenceId: string,
  titles: readonly TitleTable[],
): Promise<readonly TitleRecord[]> {
  if (titles.length === 0) return []
  const unsettled = await unsettledOf(queries, correspondenceId, titles)
  const ids = titles.map((title) => title.id)
  const settled =
    ids.length === 1
      ? await standingOn(queries, correspondenceId, ids[0]!)
      : await queries
          .selectFrom('settlement')
          .select(standingColumns)
          .where('correspondence_id', '=', correspondenceId)
          .where('title_id', 'in', ids)
          .execute()
  const settlements = new Map(settled.map((row) => [row.title_id, settlementOf(row)]))
  return unsettled.flatMap(({ title, finding, decisions }) => {
    const settlement = settlements.get(title.id)
    // Removed by a newer version of its source since its row was read.
    if (settlement === undefined) return []
    return [{ correspondenceId, title: titleOf(title), finding, decisions, settlement, revision: decisions.length }]
  })
}

/** The findings on the titles named, of at most one chunk, by title. */
export async function findingsOf(
  queries: Queries,
  correspondenceId: string,
  titleIds: readonly string[],
): Promise<ReadonlyMap<string, Finding>> {
  const rows =
    titleIds.length === 1
      ? await findingOn(queries, correspondenceId, titleIds[0]!)
      : await queries
          .selectFrom('finding')
          .select(['title_id', 'body'])
          .where('correspondence_id', '=', correspondenceId)
          .where('title_id', 'in', titleIds)
          .execute()
  return new Map(rows.map((row) => [row.title_id, JSON.parse(row.body) as Finding]))
}

/** The decisions on the titles named, of at most one chunk, by title and oldest first. */
export async function decisionsOn(
  queries: Queries,
  correspondenceId: string,
  titleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ReviewDecision[]>> {
  const rows =
    titleIds.length === 1
      ? await decisionsOnOne(queries, correspondenceId, titleIds[0]!)
      : await queries
          .selectFrom('decision')
          .selectAll()
          .where('correspondence_id', '=', correspondenceId)
          .where('title_id', 'in', titleIds)
          .orderBy('title_id')
          .orderBy('revision')
          .execute()
  const byTitle = new Map<string, ReviewDecision[]>()
  for (const row of rows) {
    const decisions = byTitle.get(row.title_id) ?? []
    byTitle.set(row.title_id, [...decisions, decisionOf(row)])
  }
  return byTitle
}

/** A title as its row says. */
export const titleOf = (row: TitleTable): Title => ({
  id: row.id,
  text: row.text,
  language: row.language,
  languageFrom: row.language_from,
  origin: originOf(row),
  frequency: row.frequency,
})

function originOf(row: TitleTable): TitleOrigin {
  const { origin_kind: kind, source_id: source, source_code: code, parent_code: parent } = row
  if (kind === 'Ad') return { kind, source }
  return kind === 'Item' ? { kind, source, code: code ?? '', parent } : { kind, source, code: code ?? '' }
}

function decisionOf(row: DecisionTable): ReviewDecision {
  const base = {
    id: row.id,
    titleId: row.title_id,
    reviewer: row.reviewer,
    at: row.at,
    comment: row.comment,
    // A decision is stored only when its reviewer saw the one before it.
    seenRevision: row.revision - 1,
  }
  const { kind, relation } = row
  switch (kind) {
    case 'Accept':
    case 'Correct':
      return { ...base, kind, code: row.code ?? '', relation }
    case 'NoTermFound':
    case 'Defer':
      return { ...base, kind }
    case 'Withdraw':
      return { ...base, kind, withdraws: row.withdraws ?? '' }
  }
}
