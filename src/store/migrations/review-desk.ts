import type { Store } from '../port.js'
import { appendOnly, ending, typesOf } from './migration.js'

/** What the desk remembers beside decisions. Flags and acts name titles that a newer source may have removed. */
export function reviewDesk(kind: Store['kind']): readonly string[] {
  const { text } = typesOf(kind)
  const end = ending(kind)
  return [
    `create table rejection (
      correspondence_id ${text} not null,
      title_id ${text} not null,
      decision_id ${text} not null,
      code ${text} not null,
      reason ${text} not null,
      reviewer ${text} not null,
      at ${text} not null,
      primary key (correspondence_id, title_id, decision_id, code),
      foreign key (correspondence_id, title_id) references title
    ) ${end}`,
    ...appendOnly(kind, 'rejection'),

    `create table flag (
      correspondence_id ${text} not null references correspondence,
      title_id ${text} not null,
      revision integer not null,
      raised integer not null,
      person ${text} not null,
      at ${text} not null,
      primary key (correspondence_id, title_id, revision)
    ) ${end}`,
    ...appendOnly(kind, 'flag'),

    `create table saved_view (
      id ${text} not null primary key,
      correspondence_id ${text} not null references correspondence,
      owner ${text},
      name ${text} not null,
      query ${text} not null,
      made_by ${text} not null,
      at ${text} not null
    ) ${end}`,
    `create index saved_view_by_correspondence on saved_view (correspondence_id, name)`,

    `create table act (
      id ${text} not null primary key,
      correspondence_id ${text} not null references correspondence,
      kind ${text} not null,
      person ${text} not null,
      at ${text} not null,
      body ${text} not null
    ) ${end}`,
    `create index act_by_correspondence on act (correspondence_id, kind, at)`,
    ...appendOnly(kind, 'act'),

    `create table act_title (
      act_id ${text} not null references act,
      position integer not null,
      title_id ${text} not null,
      seen_revision integer not null,
      code ${text},
      relation ${text},
      sampled integer not null,
      primary key (act_id, position)
    ) ${end}`,
    `create index act_title_sampled on act_title (act_id, sampled, position)`,
    ...appendOnly(kind, 'act_title'),

    `create table act_event (
      act_id ${text} not null references act,
      revision integer not null,
      kind ${text} not null,
      person ${text} not null,
      at ${text} not null,
      body ${text} not null,
      primary key (act_id, revision)
    ) ${end}`,
    ...appendOnly(kind, 'act_event'),

    `create table review_setting (
      correspondence_id ${text} not null references correspondence,
      name ${text} not null,
      revision integer not null,
      value ${text} not null,
      person ${text} not null,
      at ${text} not null,
      primary key (correspondence_id, name, revision)
    ) ${end}`,
    ...appendOnly(kind, 'review_setting'),

    `create index decision_by_reviewer on decision (correspondence_id, reviewer, title_id)`,
    // Counts by group without reading the titles.
    `create index settlement_groups on settlement (correspondence_id, target_code, kind, settled_by)`,
    `alter table settlement add column disagrees integer not null default 0`,
  ]
}
