import { sql } from 'kysely'
import { KnownError } from '../errors.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground, type Queries } from './database.js'
import { appendDecisions, appendToStored, storedOn } from './decisions.js'
import { keptQuery } from './kept-query.js'
import type { DecisionOutcome } from './port.js'
import type { CandidateRejection, ReviewStore, SavedView, TitleFlag } from './review-port.js'
import { titleOf } from './records.js'
import { inChunks, insertRows } from './rows.js'
import type { FlagTable, RejectionTable, SavedViewTable } from './review-tables.js'

/** Decisions made together, rejected candidates, flags, saved views. */
export function reviewStore({ database, settle }: Ground): ReviewStore {
  const { queries } = database
  return {
    decideTogether: (correspondenceId, decisions) =>
      write(database, async (writing) => {
        await lockCorrespondence(writing, correspondenceId)
        const outcomes: DecisionOutcome[] = []
        for (const chunk of inChunks(decisions)) {
          const judged = await appendDecisions(
            database.kind,
            writing,
            settle,
            correspondenceId,
            chunk.map(({ decision }) => decision),
          )
          const rejected = chunk.flatMap((one, at) => (judged[at]?.kind === 'Stored' ? one.rejected : []))
          await insertNew(
            writing,
            rejected.map((one) => rejectionRow(correspondenceId, one)),
          )
          outcomes.push(...judged)
        }
        return outcomes
      }),

    decideBy: (correspondenceId, titleId, make) =>
      write(database, async (writing) => {
        await lockCorrespondence(writing, correspondenceId)
        const stored = await storedOn(writing, correspondenceId, [titleId])
        const row = stored.titles.get(titleId)
        if (row === undefined) throw new KnownError('title/unknown', { id: titleId })
        const turnedDown = new Set((await rejectionsOn(writing, correspondenceId, titleId)).map(({ code }) => code))
        const { decision, rejected } = make({ title: titleOf(row), finding: stored.findings.get(titleId), turnedDown })
        const { kind } = database
        const [outcome] = await appendToStored(kind, writing, settle, correspondenceId, [decision], stored)
        if (outcome?.kind === 'Stored') {
          const rows = rejected.map((one) => rejectionRow(correspondenceId, one))
          await insertNew(writing, rows)
        }
        return outcome!
      }),

    async identicalTitles(correspondenceId, titleId, limit) {
      const own = await queries
        .selectFrom('settlement')
        .select(['folded', 'language'])
        .where('correspondence_id', '=', correspondenceId)
        .where('title_id', '=', titleId)
        .executeTakeFirst()
      if (own === undefined) throw new KnownError('title/unknown', { id: titleId })
      return await queries
        .selectFrom('settlement')
        .select((eb) => [
          'title_id as titleId',
          eb
            .selectFrom('decision')
            .whereRef('decision.correspondence_id', '=', 'settlement.correspondence_id')
            .whereRef('decision.title_id', '=', 'settlement.title_id')
            .select(({ fn }) => fn.countAll<number>().as('revision'))
            .$asScalar()
            .$notNull()
            .as('revision'),
        ])
        .where('correspondence_id', '=', correspondenceId)
        .where('folded', '=', own.folded)
        .where('language', '=', own.language)
        .where('title_id', '<>', titleId)
        // The order of the index that finds them: by frequency, SQLite would rather read every title.
        .orderBy('folded')
        .orderBy('title_id')
        .limit(limit)
        .execute()
    },

    rejections: (correspondenceId, titleId) =>
      titleId === undefined
        ? allRejections(queries, correspondenceId)
        : rejectionsOn(queries, correspondenceId, titleId),

    setFlag: (correspondenceId, flag) =>
      write(database, async (writing) => {
        await lockCorrespondence(writing, correspondenceId)
        const last = await lastFlag(writing, correspondenceId, flag.titleId)
        if ((last?.raised === 1) === flag.raised) return
        const row = { ...flagRow(correspondenceId, flag), revision: (last?.revision ?? 0) + 1 }
        await writing.insertInto('flag').values(row).execute()
      }),

    async flagOn(correspondenceId, titleId) {
      const last = await lastFlag(queries, correspondenceId, titleId)
      return last && { titleId, raised: last.raised === 1, person: last.person, at: last.at }
    },

    async savedViews(correspondenceId, person) {
      const rows = await queries
        .selectFrom('saved_view')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .where((eb) => eb.or([eb('owner', 'is', null), eb('owner', '=', person)]))
        .orderBy('name')
        .orderBy('id')
        .execute()
      return rows.map(viewOf)
    },

    saveView: (correspondenceId, view) =>
      write(database, async (writing) => {
        await writing.insertInto('saved_view').values(viewRow(correspondenceId, view)).execute()
      }),

    deleteView: (correspondenceId, id) =>
      write(database, async (writing) => {
        const { numDeletedRows } = await writing
          .deleteFrom('saved_view')
          .where('correspondence_id', '=', correspondenceId)
          .where('id', '=', id)
          .executeTakeFirst()
        return numDeletedRows > 0n
      }),

    async reviewSetting(correspondenceId, name) {
      return (await lastSetting(queries, correspondenceId, name))?.value
    },

    saveReviewSetting: (correspondenceId, setting) =>
      write(database, async (writing) => {
        await lockCorrespondence(writing, correspondenceId)
        const last = await lastSetting(writing, correspondenceId, setting.name)
        const revision = (last?.revision ?? 0) + 1
        await writing
          .insertInto('review_setting')
          .values({ correspondence_id: correspondenceId, revision, ...setting })
          .execute()
      }),

    async reviewers(correspondenceId) {
      // From each to the one that follows in the index: "distinct" would read every decision.
      const first = sql`select min(reviewer) from decision where correspondence_id = ${correspondenceId}`
      const { rows } = await sql<{ reviewer: string }>`
        with recursive who (reviewer) as (
          ${first} union all select (${first} and reviewer > who.reviewer) from who where who.reviewer is not null
        ) select reviewer from who where reviewer is not null order by reviewer`.execute(queries)
      return rows.map(({ reviewer }) => reviewer)
    },

    async groupCounts(correspondenceId) {
      const rows = await queries
        .selectFrom('settlement')
        .select(({ fn }) => ['target_code as code', 'settled_by as by', fn.countAll<number>().as('titles')])
        .where('correspondence_id', '=', correspondenceId)
        .where('target_code', 'is not', null)
        .where('kind', '<>', 'Unmatched')
        .groupBy(['target_code', 'kind', 'settled_by'])
        .orderBy('target_code')
        .execute()
      const counts = new Map<string, { reviewed: number; byMachine: number; open: number }>()
      for (const { code, by, titles } of rows) {
        const count = counts.get(code ?? '') ?? { reviewed: 0, byMachine: 0, open: 0 }
        count[by === null ? 'open' : by === 'reviewer' ? 'reviewed' : 'byMachine'] += titles
        counts.set(code ?? '', count)
      }
      return [...counts].map(([code, count]) => ({ code, ...count }))
    },
  }
}

const rejectionsFound = (queries: Queries, correspondenceId: string) =>
  queries
    .selectFrom('rejection as r')
    .selectAll()
    .where('r.correspondence_id', '=', correspondenceId)
    .where(
      sql<boolean>`not exists (select 1 from decision w where w.correspondence_id = r.correspondence_id
        and w.title_id = r.title_id and w.withdraws = r.decision_id)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from settlement s where s.correspondence_id = r.correspondence_id
        and s.title_id = r.title_id and s.settled_by = 'reviewer' and s.code = r.code)`,
    )
    .orderBy('r.at')
    .orderBy('r.decision_id')
    .orderBy('r.code')

const foundOn = keptQuery((queries, correspondenceId: string, titleId: string) =>
  rejectionsFound(queries, correspondenceId).where('r.title_id', '=', titleId),
)
const rejectionsOn = async (queries: Queries, correspondenceId: string, titleId: string) =>
  (await foundOn(queries, correspondenceId, titleId)).map(rejectionOf)
const allRejections = async (queries: Queries, correspondenceId: string) =>
  (await rejectionsFound(queries, correspondenceId).execute()).map(rejectionOf)

/** A decision sent twice brings its rejections twice. */
async function insertNew(queries: Queries, rows: readonly RejectionTable[]): Promise<void> {
  if (rows.length === 0) return
  const stored = await queries
    .selectFrom('rejection')
    .select(['decision_id', 'code'])
    .where('correspondence_id', '=', rows[0]!.correspondence_id)
    .where(
      'title_id',
      'in',
      rows.map(({ title_id }) => title_id),
    )
    .execute()
  const known = new Set(stored.map(({ decision_id, code }) => `${decision_id} ${code}`))
  await insertRows(
    queries,
    'rejection',
    rows.filter(({ decision_id, code }) => !known.has(`${decision_id} ${code}`)),
  )
}

const lastFlag = (queries: Queries, correspondenceId: string, titleId: string) =>
  queries
    .selectFrom('flag')
    .selectAll()
    .where('correspondence_id', '=', correspondenceId)
    .where('title_id', '=', titleId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()

const lastSetting = (queries: Queries, correspondenceId: string, name: string) =>
  queries
    .selectFrom('review_setting')
    .select(['value', 'revision'])
    .where('correspondence_id', '=', correspondenceId)
    .where('name', '=', name)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()

const flagRow = (correspondence_id: string, flag: TitleFlag): Omit<FlagTable, 'revision'> => ({
  correspondence_id,
  title_id: flag.titleId,
  raised: flag.raised ? 1 : 0,
  person: flag.person,
  at: flag.at,
})

const rejectionRow = (correspondence_id: string, one: CandidateRejection): RejectionTable => ({
  correspondence_id,
  title_id: one.titleId,
  decision_id: one.decisionId,
  code: one.code,
  reason: one.reason,
  reviewer: one.reviewer,
  at: one.at,
})

const rejectionOf = (row: RejectionTable): CandidateRejection => ({
  titleId: row.title_id,
  code: row.code,
  reason: row.reason,
  decisionId: row.decision_id,
  reviewer: row.reviewer,
  at: row.at,
})

const viewRow = (correspondence_id: string, { madeBy, ...view }: SavedView): SavedViewTable => ({
  ...view,
  correspondence_id,
  made_by: madeBy,
})

const viewOf = ({ made_by, id, owner, name, query, at }: SavedViewTable): SavedView => ({
  ...{ id, owner, name, query, at },
  madeBy: made_by,
})
