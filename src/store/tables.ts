import type { ProposalVerdict } from '../model/detection.js'
import type { Finding, MappingRelation } from '../model/finding.js'
import type { SourceKind } from '../model/ingest.js'
import type { LanguageFrom } from '../model/language.js'
import type { ReviewDecision, Settlement } from '../model/review.js'
import type { Run } from '../model/run.js'
import type { TitleOrigin } from '../model/title.js'
import type { CodingTables } from './coding-tables.js'
import type { PeopleTables } from './people-tables.js'
import type { CommentTables } from './comment-tables.js'
import type { ReviewTables } from './review-tables.js'

/** JSON of a value of `model/`, as text: both databases give back exactly what was written. */
type Json = string

/** What was given: one row a source, and the rows it brought. `position` keeps the order in which they came. */
export interface SourceTable {
  id: string
  kind: SourceKind
  description: Json
  /** Levels of a classification, top first; `null` for other kinds. */
  levels: Json | null
  ingested_at: string
  report: Json
}

export interface ItemTable {
  source_id: string
  position: number
  code: string
  parent: string | null
  depth: number
  labels: Json
  notes: Json
  skill_level: string | null
}

export interface EntryTable {
  source_id: string
  position: number
  target_id: string
  title: string
  language: string
  code: string
  occupation: string | null
}

export interface AdTable {
  source_id: string
  position: number
  title: string
  language: string
  language_from: LanguageFrom
  date: string | null
  employer: string | null
  place: string | null
  duties: string | null
  normal_title: string
  /** How many it stands for. */
  ads: number
}

/** A link of a published correspondence table. A flag is 1, 0 or, where the table does not say, null. */
export interface PreviousMappingTable {
  source_id: string
  position: number
  from_id: string
  target_id: string
  source_code: string
  source_title: string
  target_code: string | null
  target_title: string
  relation: MappingRelation | null
  source_partial: number | null
  target_partial: number | null
  source_open: number
  target_open: number
  note: string
}

export interface CorrespondenceTable {
  id: string
  source_id: string
  target_id: string
}

export interface RunTable {
  id: string
  correspondence_id: string
  step: Run['step']
  started_at: string
  finished_at: string | null
  input_hashes: Json
  settings: Json
  notes: Json
}

export interface TitleTable {
  correspondence_id: string
  id: string
  text: string
  language: string
  language_from: LanguageFrom
  origin_kind: TitleOrigin['kind']
  source_id: string
  source_code: string | null
  parent_code: string | null
  frequency: number
}

/** What was found: one row a title, replaced by the newest run. */
export interface FindingTable {
  correspondence_id: string
  title_id: string
  run_id: string
  kind: Finding['kind']
  /** The finding's code, or its best candidate's. */
  code: string | null
  probability: number
  body: Json
}

/** What was decided: appended, never changed. `revision` counts the decisions on a title from 1. */
export interface DecisionTable {
  correspondence_id: string
  title_id: string
  revision: number
  id: string
  kind: ReviewDecision['kind']
  code: string | null
  relation: MappingRelation | null
  withdraws: string | null
  reviewer: string
  at: string
  comment: string
}

/** What stands, one row a title, with all that lists show and sort by. Derived: it can be computed anew at any time. */
export interface SettlementTable {
  correspondence_id: string
  title_id: string
  kind: Settlement['kind']
  code: string | null
  settled_by: 'reviewer' | 'finding' | null
  relation: MappingRelation | null
  reason: string | null
  decision_id: string | null
  text: string
  folded: string
  language: string
  origin_kind: TitleOrigin['kind']
  source_id: string
  source_code: string | null
  frequency: number
  finding_kind: Finding['kind'] | null
  proposed_code: string | null
  /** The settled code, else the proposed one. */
  target_code: string | null
  /** 1 while nothing stands, else 0. */
  open: number
  /** Uncertainty times the logarithm of frequency: what the queue sorts by. */
  priority: number
  /** The finding's probability; 0 where there is no finding. */
  certainty: number
  /** The source code, or what sorts after all codes. */
  code_order: string
  /** 1 where the methods that found candidates do not agree on the first, else 0. */
  disagrees: number
}

export interface ClusterTable {
  correspondence_id: string
  id: string
  run_id: string
  /** Frequencies of all members together. */
  frequency: number
  body: Json
}

/** Appended like decisions. `revision` counts the verdicts on a cluster from 1. */
export interface VerdictTable {
  correspondence_id: string
  cluster_id: string
  revision: number
  id: string
  verdict: ProposalVerdict['verdict']
  reason: string
  reviewer: string
  at: string
}

export interface MigrationTable {
  version: number
  name: string
  applied_at: string
}

/** Every table of the database, for the query builder. */
export interface Tables extends CodingTables, PeopleTables, ReviewTables, CommentTables {
  source: SourceTable
  item: ItemTable
  entry: EntryTable
  ad: AdTable
  previous_mapping: PreviousMappingTable
  correspondence: CorrespondenceTable
  run: RunTable
  title: TitleTable
  finding: FindingTable
  decision: DecisionTable
  settlement: SettlementTable
  cluster: ClusterTable
  verdict: VerdictTable
  concord_migration: MigrationTable
}

export type TableName = keyof Tables
