import type { Migration } from './migration.js'

/** What an ad says of the work; not known of the ads stored before. */
export const adDuties: Migration = {
  name: 'duties of ads',
  statements: () => ['alter table ad add column duties text'],
}
