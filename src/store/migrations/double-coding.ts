import { appendOnly, ending, typesOf } from './migration.js'
import type { Store } from '../port.js'

/** Tasks for two coders, their titles, and what happened to each, which is only ever appended. */
export function doubleCoding(kind: Store['kind']): readonly string[] {
  const { text, number } = typesOf(kind)
  const end = ending(kind)
  return [
    `create table coding_task (
      id ${text} not null primary key,
      correspondence_id ${text} not null references correspondence,
      name ${text} not null,
      coder_a ${text} not null,
      coder_b ${text} not null,
      drawn ${text} not null,
      blind_share ${number} not null,
      seed integer not null,
      created_by ${text} not null,
      created_at ${text} not null
    ) ${end}`,
    ...appendOnly(kind, 'coding_task'),

    `create table coding_row (
      task_id ${text} not null references coding_task,
      title_id ${text} not null,
      correspondence_id ${text} not null,
      position integer not null,
      blind integer not null,
      done_a integer not null,
      done_b integer not null,
      state ${text} not null,
      primary key (task_id, title_id),
      unique (task_id, position),
      foreign key (correspondence_id, title_id) references title
    ) ${end}`,
    `create index coding_row_by_title on coding_row (correspondence_id, title_id)`,
    `create index coding_row_undone_a on coding_row (task_id, done_a, position)`,
    `create index coding_row_undone_b on coding_row (task_id, done_b, position)`,
    `create index coding_row_by_state on coding_row (task_id, state, position)`,

    `create table coding (
      task_id ${text} not null,
      title_id ${text} not null,
      revision integer not null,
      id ${text} not null unique,
      kind ${text} not null,
      slot integer,
      code ${text},
      relation ${text},
      machine ${text},
      decision_id ${text},
      person ${text} not null,
      at ${text} not null,
      comment ${text} not null,
      primary key (task_id, title_id, revision),
      foreign key (task_id, title_id) references coding_row
    ) ${end}`,
    ...appendOnly(kind, 'coding'),
  ]
}
