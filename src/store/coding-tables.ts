import type { CoderSlot, CodingEvent, CodingState } from '../model/double-coding.js'
import type { MappingRelation } from '../model/finding.js'

/** A task for two coders: appended, never changed. */
export interface CodingTaskTable {
  id: string
  correspondence_id: string
  name: string
  coder_a: string
  coder_b: string
  /** JSON of a `Drawing`. */
  drawn: string
  blind_share: number
  seed: number
  created_by: string
  created_at: string
}

/** A title given to a task. What is done and its state follow from `coding`, kept here so that queues are fast. */
export interface CodingRowTable {
  task_id: string
  title_id: string
  correspondence_id: string
  position: number
  blind: number
  done_a: number
  done_b: number
  state: CodingState
}

/** What happened to a title of a task: appended, never changed. `revision` counts from 1. */
export interface CodingTable {
  task_id: string
  title_id: string
  revision: number
  id: string
  kind: CodingEvent['kind']
  slot: CoderSlot | null
  code: string | null
  relation: MappingRelation | null
  machine: string | null
  decision_id: string | null
  person: string
  at: string
  comment: string
}

export interface CodingTables {
  coding_task: CodingTaskTable
  coding_row: CodingRowTable
  coding: CodingTable
}
