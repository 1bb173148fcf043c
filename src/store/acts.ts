import type { Act, ActEvent, ActStore, ActTitle } from './act-port.js'
import { write, type Ground, type Queries } from './database.js'
import { matching } from './lists.js'
import type { TitleFilter } from './port.js'
import { decisionsOn, findingsOf } from './records.js'
import type { ActTable, ActTitleTable } from './review-tables.js'
import { inChunks, insertRows } from './rows.js'

/** Titles of a lot that are read with their findings at once: others are served before the next. */
const readAtOnce = 150
const idsAtOnce = 10_000

/** Acts over many titles, and what became of them. */
export function actStore({ database }: Ground): ActStore {
  const { queries } = database
  return {
    startAct: (act, titles) =>
      write(database, async (writing) => {
        await writing.insertInto('act').values(actRow(act)).execute()
        await insertRows(
          writing,
          'act_title',
          titles.map((title) => actTitleRow(act.id, title)),
        )
      }),

    addActTitles: (actId, titles) =>
      write(database, (writing) =>
        insertRows(
          writing,
          'act_title',
          titles.map((title) => actTitleRow(actId, title)),
        ),
      ),

    async act(correspondenceId, id) {
      const row = await queries
        .selectFrom('act')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && actOf(row)
    },

    async acts(correspondenceId, kind, { offset, limit }) {
      const ofKind = queries
        .selectFrom('act')
        .where('correspondence_id', '=', correspondenceId)
        .where('kind', '=', kind)
      const { total } = await ofKind.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      const rows = await ofKind.selectAll().orderBy('at', 'desc').orderBy('id').limit(limit).offset(offset).execute()
      return { rows: rows.map(actOf), total }
    },

    async actTitles(actId, after, limit, sampled) {
      let rows = queries.selectFrom('act_title').selectAll().where('act_id', '=', actId).where('position', '>', after)
      if (sampled !== undefined) rows = rows.where('sampled', '=', sampled ? 1 : 0)
      return (await rows.orderBy('position').limit(limit).execute()).map(actTitleOf)
    },

    appendActEvent: (actId, seen, event) =>
      write(database, async (writing) => {
        const { stored } = await writing
          .selectFrom('act_event')
          .select(({ fn }) => fn.countAll<number>().as('stored'))
          .where('act_id', '=', actId)
          .executeTakeFirstOrThrow()
        if (stored !== seen) return false
        const row = { act_id: actId, revision: seen + 1, ...event, body: JSON.stringify(event.body) }
        const { numInsertedOrUpdatedRows } = await writing
          .insertInto('act_event')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        return (numInsertedOrUpdatedRows ?? 0n) > 0n
      }),

    async actEvents(actId) {
      const rows = await queries
        .selectFrom('act_event')
        .selectAll()
        .where('act_id', '=', actId)
        .orderBy('revision')
        .execute()
      return rows.map(({ kind, person, at, body }): ActEvent => ({
        kind,
        person,
        at,
        body: JSON.parse(body) as unknown,
      }))
    },

    async *proposedTitles(correspondenceId, filter) {
      // Ids by the ten thousand: each such piece looks for its place among all titles again, and all at once would hold
      // everybody else up.
      for await (const rows of proposedIds(queries, correspondenceId, filter)) {
        const ids = rows.map(({ title_id }) => title_id)
        // Decisions first: what is stored in between is then newer than the revision promises, never older.
        const decisions = await decisionsOn(queries, correspondenceId, ids)
        const findings = await findingsOf(queries, correspondenceId, ids)
        yield rows.map(({ title_id: titleId, proposed_code }) => {
          const finding = findings.get(titleId)
          const relation = finding?.kind === 'Mapped' ? finding.relation : null
          return { titleId, revision: decisions.get(titleId)?.length ?? 0, code: proposed_code, relation }
        })
      }
    },

    async countProposed(correspondenceId, filter) {
      const counted = await proposed(queries, correspondenceId, filter)
        .select(({ fn }) => fn.countAll<number>().as('titles'))
        .executeTakeFirstOrThrow()
      return counted.titles
    },

    async storedDecisions(ids) {
      if (ids.length === 0) return []
      return await queries
        .selectFrom('decision')
        .select(['id', 'title_id as titleId', 'revision'])
        .where('id', 'in', ids)
        .execute()
    },
  }
}

async function* proposedIds(queries: Queries, correspondenceId: string, filter: TitleFilter) {
  let after: string | undefined
  do {
    let rest = proposed(queries, correspondenceId, filter).select(['title_id', 'proposed_code']).orderBy('title_id')
    if (after !== undefined) rest = rest.where('title_id', '>', after)
    const ids = await rest.limit(idsAtOnce).execute()
    after = ids.length < idsAtOnce ? undefined : ids.at(-1)!.title_id
    yield* inChunks(ids, readAtOnce)
  } while (after !== undefined)
}

const proposed = (queries: Queries, correspondenceId: string, filter: TitleFilter) =>
  matching(queries, correspondenceId, filter)
    .where('finding_kind', '=', 'Mapped')
    .where((eb) => eb.or([eb('reason', 'is', null), eb('reason', '<>', 'deferred')]))

const actRow = ({ correspondenceId, body, ...act }: Act): ActTable => ({
  ...act,
  correspondence_id: correspondenceId,
  body: JSON.stringify(body),
})

const actOf = ({ id, correspondence_id, kind, person, at, body }: ActTable): Act => ({
  ...{ id, person, at },
  correspondenceId: correspondence_id,
  kind: kind as Act['kind'],
  body: JSON.parse(body) as unknown,
})

const actTitleRow = (act_id: string, title: ActTitle): ActTitleTable => ({
  act_id,
  position: title.position,
  title_id: title.titleId,
  seen_revision: title.revision,
  code: title.code,
  relation: title.relation,
  sampled: title.sampled ? 1 : 0,
})

const actTitleOf = (row: ActTitleTable): ActTitle => ({
  position: row.position,
  titleId: row.title_id,
  revision: row.seen_revision,
  code: row.code,
  relation: row.relation,
  sampled: row.sampled === 1,
})
