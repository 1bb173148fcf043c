import type { Migration } from './migration.js'

/** One index answers for a target's item what two did, and its first titles as well: fewer to keep with each decision. */
export const leanerIndexes: Migration = {
  name: 'leaner indexes',
  statements: () => [
    'drop index settlement_target',
    'drop index settlement_groups',
    `create index settlement_by_group on settlement
      (correspondence_id, target_code, kind, settled_by, frequency desc, title_id)`,
  ],
}
