import type { Migration } from './migration.js'

/** Which occupation an index title names; not known of the titles stored before, whose source is to be ingested again. */
export const entryOccupations: Migration = {
  name: 'occupations of index titles',
  statements: () => ['alter table entry add column occupation text'],
}
