import type { Store } from '../port.js'
import { appendOnly, ending, typesOf } from './migration.js'

/** Comments on titles, items of the target and proposals, whom they mention, and what each person has read. */
export function comments(kind: Store['kind']): readonly string[] {
  const { text } = typesOf(kind)
  const end = ending(kind)
  return [
    `create table remark (
      id ${text} not null primary key,
      correspondence_id ${text} not null references correspondence,
      subject ${text} not null,
      subject_id ${text} not null,
      person ${text} not null,
      at ${text} not null,
      body ${text} not null
    ) ${end}`,
    `create index remark_by_subject on remark (correspondence_id, subject, subject_id, at)`,
    ...appendOnly(kind, 'remark'),

    `create table mention (
      remark_id ${text} not null references remark,
      person ${text} not null,
      read_at ${text},
      primary key (remark_id, person)
    ) ${end}`,
    `create index mention_by_person on mention (person, read_at)`,
  ]
}
