import { isCoding, type CodingEvent, type CodingTask, type Drawing } from '../model/double-coding.js'
import type { CodingRow } from './coding-port.js'
import type { CodingRowTable, CodingTable, CodingTaskTable } from './coding-tables.js'
import type { Queries } from './database.js'

export const taskRow = (task: CodingTask): CodingTaskTable => ({
  id: task.id,
  correspondence_id: task.correspondenceId,
  name: task.name,
  coder_a: task.coders[0],
  coder_b: task.coders[1],
  drawn: JSON.stringify(task.drawn),
  blind_share: task.blindShare,
  seed: task.seed,
  created_by: task.createdBy,
  created_at: task.createdAt,
})

export const taskOf = (row: CodingTaskTable): CodingTask => ({
  id: row.id,
  correspondenceId: row.correspondence_id,
  name: row.name,
  coders: [row.coder_a, row.coder_b],
  drawn: JSON.parse(row.drawn) as Drawing,
  blindShare: row.blind_share,
  seed: row.seed,
  createdBy: row.created_by,
  createdAt: row.created_at,
})

/** Titles of tasks, with what lists show of them. */
export const rowsWithTitles = (queries: Queries) =>
  queries
    .selectFrom('coding_row')
    .innerJoin('title', (join) =>
      join
        .onRef('title.correspondence_id', '=', 'coding_row.correspondence_id')
        .onRef('title.id', '=', 'coding_row.title_id'),
    )
    .select([
      'coding_row.task_id',
      'coding_row.title_id',
      'coding_row.correspondence_id',
      'coding_row.position',
      'coding_row.blind',
      'coding_row.done_a',
      'coding_row.done_b',
      'coding_row.state',
      'title.text',
      'title.language',
      'title.source_code',
    ])

export const codingRowOf = (
  row: CodingRowTable & { readonly text: string; readonly language: string; readonly source_code: string | null },
): CodingRow => ({
  taskId: row.task_id,
  titleId: row.title_id,
  text: row.text,
  language: row.language,
  sourceCode: row.source_code,
  position: row.position,
  blind: row.blind === 1,
  done: [row.done_a === 1, row.done_b === 1],
  state: row.state,
})

/** What happened to titles of a task, of at most one chunk, by title and oldest first. */
export async function eventsOn(
  queries: Queries,
  taskId: string,
  titleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CodingEvent[]>> {
  const rows = await queries
    .selectFrom('coding')
    .selectAll()
    .where('task_id', '=', taskId)
    .where('title_id', 'in', titleIds)
    .orderBy('title_id')
    .orderBy('revision')
    .execute()
  const byTitle = new Map<string, CodingEvent[]>()
  for (const row of rows) byTitle.set(row.title_id, [...(byTitle.get(row.title_id) ?? []), eventOf(row)])
  return byTitle
}

export function eventRow(taskId: string, titleId: string, revision: number, event: CodingEvent): CodingTable {
  const chosen = event.kind === 'Code' ? event : { code: null, relation: null }
  return {
    task_id: taskId,
    title_id: titleId,
    revision,
    id: event.id,
    kind: event.kind,
    slot: 'slot' in event ? event.slot : null,
    code: chosen.code,
    relation: chosen.relation,
    machine: isCoding(event) ? event.machine : null,
    decision_id: event.kind === 'Settle' ? event.decisionId : null,
    person: event.person,
    at: event.at,
    comment: event.comment,
  }
}

function eventOf(row: CodingTable): CodingEvent {
  const { id, person, at, comment, kind, machine, relation } = row
  const base = { id, person, at, comment }
  const slot = row.slot ?? 0
  switch (kind) {
    case 'Code':
      return { ...base, kind, slot, machine, code: row.code ?? '', relation }
    case 'NoTermFound':
    case 'Defer':
      return { ...base, kind, slot, machine }
    case 'Return':
      return { ...base, kind, slot }
    case 'Refer':
      return { ...base, kind }
    case 'Settle':
      return { ...base, kind, decisionId: row.decision_id ?? '' }
  }
}
