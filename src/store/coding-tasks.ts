import type { CodingState } from '../model/double-coding.js'
import type { CodingStore, CodingTaskProgress } from './coding-port.js'
import { codingRowOf, eventsOn, rowsWithTitles, taskOf } from './coding-records.js'
import type { CodingTaskTable } from './coding-tables.js'
import type { Ground, Queries } from './database.js'

type Lists = Pick<CodingStore, 'codingTasks' | 'codingRows' | 'codingRowAt' | 'nextToCode' | 'codedRows'>

const doneColumns = ['done_a', 'done_b'] as const
/** Titles read at once where all are read. */
const chunk = 500

/** Tasks with their progress, and their titles in lists, queues and as a whole. */
export function codingTaskLists({ database }: Ground): Lists {
  const { queries } = database
  return {
    async codingTasks(correspondenceId) {
      const tasks = await queries
        .selectFrom('coding_task')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      const counts = await countsOf(queries, correspondenceId)
      return tasks.map((task) => progressOf(task, counts))
    },

    async codingRows(taskId, { state, undone }, { offset, limit }) {
      const matching = () => {
        const ofTask = rowsWithTitles(queries).where('task_id', '=', taskId)
        const inState = state === undefined ? ofTask : ofTask.where('state', '=', state)
        return undone === undefined ? inState : inState.where(doneColumns[undone], '=', 0)
      }
      const { total } = await matching()
        .clearSelect()
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching().orderBy('position').limit(limit).offset(offset).execute()
      return { rows: rows.map(codingRowOf), total }
    },

    async codingRowAt(taskId, position) {
      const row = await rowsWithTitles(queries)
        .where('task_id', '=', taskId)
        .where('position', '=', position)
        .executeTakeFirst()
      return row && codingRowOf(row)
    },

    async nextToCode(taskId, slot, after) {
      const undone = queries
        .selectFrom('coding_row')
        .select('title_id')
        .where('task_id', '=', taskId)
        .where(doneColumns[slot], '=', 0)
        .orderBy('position')
        .limit(1)
      const later = await undone.where('position', '>', after).executeTakeFirst()
      return (later ?? (await undone.executeTakeFirst()))?.title_id ?? null
    },

    async *codedRows(correspondenceId, taskId) {
      const own = await taskIds(queries, correspondenceId)
      for (const id of own) if (taskId === null || id === taskId) yield* codedRowsOf(queries, id)
    },
  }
}

async function* codedRowsOf(queries: Queries, taskId: string) {
  for (let last = -1; ;) {
    const rows = await rowsWithTitles(queries)
      .where('task_id', '=', taskId)
      .where('position', '>', last)
      .orderBy('position')
      .limit(chunk)
      .execute()
    if (rows.length === 0) return
    const events = await eventsOn(
      queries,
      taskId,
      rows.map((row) => row.title_id),
    )
    for (const row of rows) {
      const own = events.get(row.title_id)
      if (own !== undefined) yield { ...codingRowOf(row), events: own }
    }
    if (rows.length < chunk) return
    last = rows.at(-1)!.position
  }
}

const taskIds = async (queries: Queries, correspondenceId: string): Promise<readonly string[]> => {
  const rows = await queries
    .selectFrom('coding_task')
    .select('id')
    .where('correspondence_id', '=', correspondenceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

type Counts = Awaited<ReturnType<typeof countsOf>>

const countsOf = (queries: Queries, correspondenceId: string) =>
  queries
    .selectFrom('coding_row')
    .innerJoin('coding_task', 'coding_task.id', 'coding_row.task_id')
    .select(({ fn }) => ['task_id', 'state', 'blind', 'done_a', 'done_b', fn.countAll<number>().as('titles')])
    .where('coding_task.correspondence_id', '=', correspondenceId)
    .groupBy(['task_id', 'state', 'blind', 'done_a', 'done_b'])
    .execute()

function progressOf(row: CodingTaskTable, counts: Counts): CodingTaskProgress {
  const own = counts.filter(({ task_id }) => task_id === row.id)
  const sum = (of: (count: Counts[number]) => boolean) =>
    own.filter(of).reduce((total, { titles }) => total + titles, 0)
  const inState = (state: CodingState) => sum((count) => count.state === state)
  return {
    task: taskOf(row),
    titles: sum(() => true),
    blind: sum(({ blind }) => blind === 1),
    done: [sum(({ done_a }) => done_a === 1), sum(({ done_b }) => done_b === 1)],
    states: {
      coding: inState('coding'),
      agreed: inState('agreed'),
      differs: inState('differs'),
      settled: inState('settled'),
    },
  }
}
