import { KnownError } from '../errors.js'
import {
  codingState,
  isCoding,
  seenBy,
  standingCodings,
  type CodingEvent,
  type CodingState,
} from '../model/double-coding.js'
import type { CodingOutcome, CodingStore, Seen } from './coding-port.js'
import { codingRowOf, eventRow, eventsOn, rowsWithTitles, taskRow } from './coding-records.js'
import { blindCoding } from './coding-blind.js'
import { codingTaskLists } from './coding-tasks.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground, type Queries } from './database.js'
import { titleRows } from './records.js'
import { inChunks, insertRows } from './rows.js'

/** Tasks for two coders, and what they said. */
export function codingStore(ground: Ground): CodingStore {
  const { database } = ground
  return {
    ...codingTaskLists(ground),
    ...blindCoding(ground),

    saveCodingTask: (task, rows) =>
      write(database, async (queries) => {
        await lockCorrespondence(queries, task.correspondenceId)
        await refuseUnknown(
          queries,
          task.correspondenceId,
          rows.map(({ titleId }) => titleId),
        )
        await queries.insertInto('coding_task').values(taskRow(task)).execute()
        await insertRows(
          queries,
          'coding_row',
          rows.map(({ titleId, blind }, position) => ({
            task_id: task.id,
            title_id: titleId,
            correspondence_id: task.correspondenceId,
            position,
            blind: Number(blind),
            done_a: 0,
            done_b: 0,
            state: 'coding' as const,
          })),
        )
      }),

    async codingRow(taskId, titleId) {
      const { queries } = database
      const row = await rowsWithTitles(queries)
        .where('task_id', '=', taskId)
        .where('title_id', '=', titleId)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return { ...codingRowOf(row), events: (await eventsOn(queries, taskId, [titleId])).get(titleId) ?? [] }
    },

    appendCoding: (taskId, titleId, event, seen) =>
      write(database, async (queries): Promise<CodingOutcome> => {
        await lockRow(queries, taskId, titleId)
        const earlier = (await eventsOn(queries, taskId, [titleId])).get(titleId) ?? []
        const state = codingState(earlier)
        if (!isCurrent(earlier, seen) || !isAllowed(event, state)) {
          const slot = 'slot' in event ? event.slot : null
          return { kind: 'Conflict', state, latestOwn: earlier.filter(isCoding).findLast((one) => one.slot === slot) }
        }
        const events = [...earlier, event]
        await queries
          .insertInto('coding')
          .values(eventRow(taskId, titleId, events.length, event))
          .execute()
        const [first, second] = standingCodings(events)
        const after = codingState(events)
        await queries
          .updateTable('coding_row')
          .set({ done_a: Number(first !== null), done_b: Number(second !== null), state: after })
          .where('task_id', '=', taskId)
          .where('title_id', '=', titleId)
          .execute()
        return { kind: 'Stored', state: after }
      }),
  }
}

async function refuseUnknown(queries: Queries, correspondenceId: string, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) {
    const known = new Set((await titleRows(queries, correspondenceId, chunk)).map(({ id }) => id))
    const unknown = chunk.find((id) => !known.has(id))
    if (unknown !== undefined) throw new KnownError('title/unknown', { id: unknown.slice(0, 100) })
  }
}

/** Makes others who write on this title of the task wait. Throws `title/unknown`. */
async function lockRow(queries: Queries, taskId: string, titleId: string): Promise<void> {
  const { numUpdatedRows } = await queries
    .updateTable('coding_row')
    .set((eb) => ({ blind: eb.ref('blind') }))
    .where('task_id', '=', taskId)
    .where('title_id', '=', titleId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new KnownError('title/unknown', { id: titleId.slice(0, 100) })
}

const isCurrent = (events: readonly CodingEvent[], seen: Seen): boolean =>
  seen.events === (seen.as === 'coder' ? seenBy(events, seen.slot) : events.length)

/** Answers are taken until both are there; then it is the adjudicator's, until it is settled for good. */
function isAllowed(event: CodingEvent, state: CodingState): boolean {
  if (isCoding(event)) return state === 'coding'
  if (event.kind === 'Refer') return state === 'agreed'
  return state === 'agreed' || state === 'differs'
}
