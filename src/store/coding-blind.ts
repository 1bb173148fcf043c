import type { CoderSlot } from '../model/double-coding.js'
import type { CodingStore } from './coding-port.js'
import type { Ground } from './database.js'
import { keptQuery } from './kept-query.js'

type Blind = Pick<CodingStore, 'codesBlind' | 'codedBlindAmong' | 'blindTasks'>

const coderColumns = ['coder_a', 'coder_b'] as const
const doneColumns = ['done_a', 'done_b'] as const
const slots = [0, 1] as const satisfies readonly CoderSlot[]
/** Titles named in one question, fewer than databases take. */
const askedAtOnce = 500

/** Nobody's tasks are looked through for somebody who codes nothing: it is asked with every request. */
const tasksOf = keptQuery((queries, correspondenceId: string, person: string) =>
  queries
    .selectFrom('coding_task')
    .select('id')
    .where('correspondence_id', '=', correspondenceId)
    .where((eb) => eb.or([eb('coder_a', '=', person), eb('coder_b', '=', person)]))
    .limit(1),
)

/** What people still have to code without sight of the machine. */
export function blindCoding({ database: { queries } }: Ground): Blind {
  const undone = (slot: CoderSlot, correspondenceId: string, person: string) =>
    queries
      .selectFrom('coding_task')
      .innerJoin('coding_row', 'coding_row.task_id', 'coding_task.id')
      .where('coding_task.correspondence_id', '=', correspondenceId)
      .where(`coding_task.${coderColumns[slot]}`, '=', person)
      .where(`coding_row.${doneColumns[slot]}`, '=', 0)
      .where('coding_row.blind', '=', 1)
  return {
    async codesBlind(correspondenceId, person, titleId) {
      if ((await tasksOf(queries, correspondenceId, person)).length === 0) return null
      const one = (slot: CoderSlot) => {
        const rows = undone(slot, correspondenceId, person).select('coding_task.id').limit(1)
        return (titleId === undefined ? rows : rows.where('coding_row.title_id', '=', titleId)).executeTakeFirst()
      }
      return ((await one(0)) ?? (await one(1)))?.id ?? null
    },

    async codedBlindAmong(correspondenceId, person, titleIds) {
      const found = new Set<string>()
      for (let start = 0; start < titleIds.length; start += askedAtOnce) {
        const asked = titleIds.slice(start, start + askedAtOnce)
        for (const slot of slots) {
          const rows = undone(slot, correspondenceId, person).select('coding_row.title_id')
          for (const { title_id } of await rows.where('coding_row.title_id', 'in', asked).execute()) found.add(title_id)
        }
      }
      return found
    },

    async blindTasks(correspondenceId, person) {
      const tasks: { readonly taskId: string; readonly left: number }[] = []
      for (const slot of slots) {
        const counts = await undone(slot, correspondenceId, person)
          .select(['coding_task.id', ({ fn }) => fn.countAll<number | string>().as('left')])
          .groupBy('coding_task.id')
          .orderBy('coding_task.id')
          .execute()
        tasks.push(...counts.map(({ id, left }) => ({ taskId: id, left: Number(left) })))
      }
      return tasks
    },
  }
}
