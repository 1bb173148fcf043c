import type { Migration } from './migration.js'

/** A row may stand for several ads that say the same; those stored before stand for one each. */
export const countedAds: Migration = {
  name: 'counted ads',
  statements: () => ['alter table ad add column ads integer not null default 1'],
}
