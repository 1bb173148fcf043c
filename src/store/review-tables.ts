import type { MappingRelation } from '../model/finding.js'

/** JSON of a value, as text. */
type Json = string

/** A candidate that a decision turned down. Appended; it counts as long as its decision is not withdrawn. */
export interface RejectionTable {
  correspondence_id: string
  title_id: string
  decision_id: string
  code: string
  reason: string
  reviewer: string
  at: string
}

/** Appended; the last row of a title says whether it is flagged. `revision` counts from 1. */
export interface FlagTable {
  correspondence_id: string
  title_id: string
  revision: number
  raised: number
  person: string
  at: string
}

export interface SavedViewTable {
  id: string
  correspondence_id: string
  /** Whose it is; `null` where it is everybody's. */
  owner: string | null
  name: string
  query: string
  made_by: string
  at: string
}

/** One act over many titles. Its decision on the title at a position has the id `<act>.<position>`. */
export interface ActTable {
  id: string
  correspondence_id: string
  kind: string
  person: string
  at: string
  body: Json
}

export interface ActTitleTable {
  act_id: string
  position: number
  title_id: string
  seen_revision: number
  code: string | null
  relation: MappingRelation | null
  sampled: number
}

export interface ActEventTable {
  act_id: string
  revision: number
  kind: string
  person: string
  at: string
  body: Json
}

/** What a correspondence's people agreed on; the last row of a name stands. */
export interface ReviewSettingTable {
  correspondence_id: string
  name: string
  revision: number
  value: string
  person: string
  at: string
}

export interface ReviewTables {
  review_setting: ReviewSettingTable
  rejection: RejectionTable
  flag: FlagTable
  saved_view: SavedViewTable
  act: ActTable
  act_title: ActTitleTable
  act_event: ActEventTable
}
