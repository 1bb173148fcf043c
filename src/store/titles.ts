import { setImmediate as serveOthers } from 'node:timers/promises'
import type { Title } from '../model/title.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground, type Queries } from './database.js'
import type { Store, TitleRecord } from './port.js'
import { recordsOf, titleRows, unsettledOf } from './records.js'
import { inChunks, putRows, rowsInOrder } from './rows.js'
import { refreshPlans, storeSettlements } from './settlements.js'
import type { TitleTable } from './tables.js'

/** Whole titles of one question: others are served before the next. */
const readAtOnce = 100

/** Titles being mapped, with everything known about each. */
export function titleStore(
  ground: Ground,
): Pick<Store, 'saveTitles' | 'titles' | 'titlesNamed' | 'title' | 'settleAll'> {
  const { database, settle } = ground
  return {
    saveTitles: (correspondenceId, titles) =>
      write(database, async (queries) => {
        await lockCorrespondence(queries, correspondenceId)
        const named = new Map(titles.map((title) => [title.id, titleRow(correspondenceId, title)]))
        const { changed, gone } = await compare(queries, correspondenceId, named)
        await removeUndecided(queries, correspondenceId, gone)
        for (const chunk of inChunks(changed)) {
          await putRows(queries, 'title', ['correspondence_id', 'id'], chunk)
          await storeSettlements(queries, settle, await unsettledOf(queries, correspondenceId, chunk), 'titles changed')
        }
        await refreshPlans(database, queries, changed.length)
      }),

    settleAll: (correspondenceId) =>
      write(database, async (queries) => {
        await lockCorrespondence(queries, correspondenceId)
        await settleTitles(ground, queries, correspondenceId)
      }),

    async *titles(correspondenceId) {
      for await (const rows of titlesInOrder(database.queries, correspondenceId)) {
        yield* await recordsOf(database.queries, correspondenceId, rows)
      }
    },

    async titlesNamed(correspondenceId, titleIds) {
      const found: TitleRecord[] = []
      for (const ids of inChunks([...new Set(titleIds)], readAtOnce)) {
        const rows = await titleRows(database.queries, correspondenceId, ids)
        found.push(...(await recordsOf(database.queries, correspondenceId, rows)))
        await serveOthers()
      }
      return found
    },

    async title(correspondenceId, titleId) {
      const rows = await titleRows(database.queries, correspondenceId, [titleId])
      const [record] = await recordsOf(database.queries, correspondenceId, rows)
      return record
    },
  }
}

/** Computes anew what stands for every title of a correspondence. */
export async function settleTitles(
  { database, settle }: Ground,
  queries: Queries,
  correspondenceId: string,
): Promise<void> {
  let settled = 0
  for await (const rows of titlesInOrder(queries, correspondenceId)) {
    await storeSettlements(queries, settle, await unsettledOf(queries, correspondenceId, rows), 'titles changed')
    settled += rows.length
  }
  await refreshPlans(database, queries, settled)
}

const titlesInOrder = (queries: Queries, correspondence_id: string) =>
  rowsInOrder(queries, 'title', ['id'], { correspondence_id })

/** Which rows are new or differ from what is stored, and the ids of stored titles that are not named. */
async function compare(queries: Queries, correspondenceId: string, named: ReadonlyMap<string, TitleTable>) {
  const unchanged = new Set<string>()
  const gone: string[] = []
  for await (const rows of titlesInOrder(queries, correspondenceId)) {
    for (const row of rows) {
      const other = named.get(row.id)
      if (other === undefined) gone.push(row.id)
      else if (sameRow(row, other)) unchanged.add(row.id)
    }
  }
  return { changed: [...named.values()].filter((row) => !unchanged.has(row.id)), gone }
}

const sameRow = (one: TitleTable, other: TitleTable): boolean =>
  (Object.keys(one) as (keyof TitleTable)[]).every((column) => one[column] === other[column])

/** Removes titles with their findings; those that somebody decided on or has to code stay, whatever became of their source. */
async function removeUndecided(queries: Queries, correspondenceId: string, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) {
    const decided = await queries
      .selectFrom('decision')
      .select('title_id')
      .distinct()
      .where('correspondence_id', '=', correspondenceId)
      .where('title_id', 'in', chunk)
      .execute()
    const given = await queries
      .selectFrom('coding_row')
      .select('title_id')
      .where('correspondence_id', '=', correspondenceId)
      .where('title_id', 'in', chunk)
      .execute()
    const kept = new Set([...decided, ...given].map((row) => row.title_id))
    const removed = chunk.filter((id) => !kept.has(id))
    if (removed.length === 0) continue
    await queries
      .deleteFrom('title')
      .where('correspondence_id', '=', correspondenceId)
      .where('id', 'in', removed)
      .execute()
  }
}

const titleRow = (correspondence_id: string, { origin, ...title }: Title): TitleTable => ({
  correspondence_id,
  id: title.id,
  text: title.text,
  language: title.language,
  language_from: title.languageFrom,
  origin_kind: origin.kind,
  source_id: origin.source,
  source_code: origin.kind === 'Ad' ? null : origin.code,
  parent_code: origin.kind === 'Item' ? origin.parent : null,
  frequency: title.frequency,
})
