import { ending as endingOf, typesOf, type Migration } from './migration.js'

/** Links of published correspondence tables; a flag is 1, 0 or null, where the table does not say. */
export const previousMappings: Migration = {
  name: 'previous mappings',
  statements: (kind) => {
    const { text } = typesOf(kind)
    const ending = endingOf(kind)
    return [
      `create table previous_mapping (
        source_id ${text} not null,
        position integer not null,
        from_id ${text} not null,
        target_id ${text} not null,
        source_code ${text} not null,
        source_title ${text} not null,
        target_code ${text},
        target_title ${text} not null,
        relation ${text},
        source_partial integer,
        target_partial integer,
        source_open integer not null,
        target_open integer not null,
        note ${text} not null,
        primary key (source_id, position)
      ) ${ending}`,
      `create index previous_mapping_by_source on previous_mapping (from_id, target_id, source_code)`,
      `create index previous_mapping_by_target on previous_mapping (from_id, target_id, target_code)`,
    ]
  },
}
