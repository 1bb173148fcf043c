import { appendOnly, ending, typesOf, type Migration } from './migrations/migration.js'
import { doubleCoding } from './migrations/double-coding.js'
import { peopleAndHistory } from './migrations/people.js'
import type { Store } from './port.js'
import { countedAds } from './migrations/counted-ads.js'
import { previousMappings } from './migrations/previous-mappings.js'
import { adDuties } from './migrations/ad-duties.js'
import { entryOccupations } from './migrations/entry-occupations.js'
import { leanerIndexes } from './migrations/leaner-indexes.js'
import { comments } from './migrations/comments.js'
import { reviewDesk } from './migrations/review-desk.js'

function sourcesTitlesDecisions(kind: Store['kind']): readonly string[] {
  const { text, number } = typesOf(kind)
  const end = ending(kind)
  return [
    `create table source (
      id ${text} not null,
      kind ${text} not null,
      description ${text} not null,
      levels ${text},
      ingested_at ${text} not null,
      report ${text} not null,
      primary key (id, kind)
    ) ${end}`,

    `create table item (
      source_id ${text} not null,
      position integer not null,
      code ${text} not null,
      parent ${text},
      depth integer not null,
      labels ${text} not null,
      notes ${text} not null,
      skill_level ${text},
      primary key (source_id, position)
    ) ${end}`,

    `create table entry (
      source_id ${text} not null,
      position integer not null,
      target_id ${text} not null,
      title ${text} not null,
      language ${text} not null,
      code ${text} not null,
      primary key (source_id, position)
    ) ${end}`,
    `create index entry_by_target on entry (target_id, source_id, position)`,

    `create table ad (
      source_id ${text} not null,
      position integer not null,
      title ${text} not null,
      language ${text} not null,
      language_from ${text} not null,
      date ${text},
      employer ${text},
      place ${text},
      normal_title ${text} not null,
      primary key (source_id, position)
    ) ${end}`,

    `create table correspondence (
      id ${text} not null primary key,
      source_id ${text} not null,
      target_id ${text} not null
    ) ${end}`,

    `create table run (
      id ${text} not null primary key,
      correspondence_id ${text} not null,
      step ${text} not null,
      started_at ${text} not null,
      finished_at ${text},
      input_hashes ${text} not null,
      settings ${text} not null,
      notes ${text} not null
    ) ${end}`,
    `create index run_by_correspondence on run (correspondence_id, started_at)`,

    `create table title (
      correspondence_id ${text} not null references correspondence,
      id ${text} not null,
      text ${text} not null,
      language ${text} not null,
      language_from ${text} not null,
      origin_kind ${text} not null,
      source_id ${text} not null,
      source_code ${text},
      parent_code ${text},
      frequency ${number} not null,
      primary key (correspondence_id, id)
    ) ${end}`,

    `create table finding (
      correspondence_id ${text} not null,
      title_id ${text} not null,
      run_id ${text} not null,
      kind ${text} not null,
      code ${text},
      probability ${number} not null,
      body ${text} not null,
      primary key (correspondence_id, title_id),
      foreign key (correspondence_id, title_id) references title on delete cascade
    ) ${end}`,

    `create table decision (
      correspondence_id ${text} not null,
      title_id ${text} not null,
      revision integer not null,
      id ${text} not null unique,
      kind ${text} not null,
      code ${text},
      relation ${text},
      withdraws ${text},
      reviewer ${text} not null,
      at ${text} not null,
      comment ${text} not null,
      primary key (correspondence_id, title_id, revision),
      foreign key (correspondence_id, title_id) references title
    ) ${end}`,
    ...appendOnly(kind, 'decision'),

    `create table settlement (
      correspondence_id ${text} not null,
      title_id ${text} not null,
      kind ${text} not null,
      code ${text},
      settled_by ${text},
      relation ${text},
      reason ${text},
      decision_id ${text},
      text ${text} not null,
      folded ${text} not null,
      language ${text} not null,
      origin_kind ${text} not null,
      source_id ${text} not null,
      source_code ${text},
      frequency ${number} not null,
      finding_kind ${text},
      proposed_code ${text},
      target_code ${text},
      open integer not null,
      priority ${number} not null,
      certainty ${number} not null,
      code_order ${text} not null,
      primary key (correspondence_id, title_id),
      foreign key (correspondence_id, title_id) references title on delete cascade
    ) ${end}`,
    // One index an order of TitleOrder, each ending in the id; then one that answers every count by itself, and one for the
    // titles of an item.
    `create index settlement_queue on settlement (correspondence_id, open desc, priority desc, title_id)`,
    `create index settlement_title on settlement (correspondence_id, folded, title_id)`,
    `create index settlement_frequency on settlement (correspondence_id, frequency desc, title_id)`,
    `create index settlement_probability on settlement (correspondence_id, certainty, title_id)`,
    `create index settlement_source_code on settlement
      (correspondence_id, code_order, origin_kind desc, folded, title_id)`,
    `create index settlement_counts on settlement
      (correspondence_id, kind, settled_by, reason, language, origin_kind, target_code, source_code, open, frequency)`,
    `create index settlement_target on settlement (correspondence_id, target_code)`,

    `create table cluster (
      correspondence_id ${text} not null references correspondence,
      id ${text} not null,
      run_id ${text} not null,
      frequency ${number} not null,
      body ${text} not null,
      primary key (correspondence_id, id)
    ) ${end}`,

    `create table verdict (
      correspondence_id ${text} not null references correspondence,
      cluster_id ${text} not null,
      revision integer not null,
      id ${text} not null unique,
      verdict ${text} not null,
      reason ${text} not null,
      reviewer ${text} not null,
      at ${text} not null,
      primary key (correspondence_id, cluster_id, revision)
    ) ${end}`,
    ...appendOnly(kind, 'verdict'),
  ]
}

/** In order; the position from 1 is the version of the schema. Append, never edit. */
export const migrations: readonly Migration[] = [
  { name: 'sources, titles, findings, decisions', statements: sourcesTitlesDecisions },
  previousMappings,
  countedAds,
  { name: 'double coding', statements: doubleCoding },
  { name: 'people and history', statements: peopleAndHistory },
  { name: 'rejected candidates, flags, saved views, acts', statements: reviewDesk },
  { name: 'comments and mentions', statements: comments },
  adDuties,
  leanerIndexes,
  entryOccupations,
]
