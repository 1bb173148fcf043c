import type { CoderSlot, Coding, CodingEvent, CodingState, CodingTask } from '../model/double-coding.js'
import type { Page, Paged } from './port.js'

/** A title given to a task. */
export interface NewCodingRow {
  readonly titleId: string
  /** Nothing of the machine is shown on it. */
  readonly blind: boolean
}

/** A task with how far it is. */
export interface CodingTaskProgress {
  readonly task: CodingTask
  readonly titles: number
  /** Titles on which nothing of the machine is shown. */
  readonly blind: number
  /** Titles that each coder has done. */
  readonly done: readonly [number, number]
  readonly states: Readonly<Record<CodingState, number>>
}

/** A title of a task, without anybody's answer. */
export interface CodingRow {
  readonly taskId: string
  readonly titleId: string
  readonly text: string
  readonly language: string
  readonly sourceCode: string | null
  /** Its place in the task, from 0 without gaps. */
  readonly position: number
  readonly blind: boolean
  readonly done: readonly [boolean, boolean]
  readonly state: CodingState
}

/** A title of a task with everything that happened to it, oldest first. */
export interface CodedRow extends CodingRow {
  readonly events: readonly CodingEvent[]
}

export interface CodingRowFilter {
  readonly state?: CodingState
  /** Those that this coder has still to do. */
  readonly undone?: CoderSlot
}

/** What somebody had on screen: a coder counts only what they may see, an adjudicator all events. */
export type Seen =
  | { readonly as: 'coder'; readonly slot: CoderSlot; readonly events: number }
  | { readonly as: 'adjudicator'; readonly events: number }

export type CodingOutcome =
  | { readonly kind: 'Stored'; readonly state: CodingState }
  /** Somebody was there before, or the title is closed to this change; nothing was stored. */
  | { readonly kind: 'Conflict'; readonly state: CodingState; readonly latestOwn: Coding | undefined }

/** Double coding: tasks, the titles given to them, and what their coders said, which is only ever appended. */
export interface BlindTask {
  readonly taskId: string
  readonly left: number
}

export interface CodingStore {
  /** Stores a task and its titles in the order given. Throws `correspondence/unknown`, `title/unknown`. */
  saveCodingTask(task: CodingTask, rows: readonly NewCodingRow[]): Promise<void>
  /** Latest first. */
  codingTasks(correspondenceId: string): Promise<readonly CodingTaskProgress[]>
  codingRows(taskId: string, filter: CodingRowFilter, page: Page): Promise<Paged<CodingRow>>
  codingRow(taskId: string, titleId: string): Promise<CodedRow | undefined>
  /** The title at a place of a task. */
  codingRowAt(taskId: string, position: number): Promise<CodingRow | undefined>
  /** The title that a coder has to do next: the first one after a place, else the first of all. */
  nextToCode(taskId: string, slot: CoderSlot, after: number): Promise<string | null>
  /**
   * Appends what happened to a title, if nothing did that its author had not seen and its state allows it: answers while
   * it is being coded, the rest once both have answered. Throws `title/unknown`.
   */
  appendCoding(taskId: string, titleId: string, event: CodingEvent, seen: Seen): Promise<CodingOutcome>
  /** The task in which a person still has to code this title, or any, without sight of the machine; `null`: none. */
  codesBlind(correspondenceId: string, person: string, titleId?: string): Promise<string | null>
  /** Of these titles, those that a person still has to code without sight of the machine. */
  codedBlindAmong(correspondenceId: string, person: string, titleIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The tasks in which a person still has titles to code without sight of the machine, and how many. */
  blindTasks(correspondenceId: string, person: string): Promise<readonly BlindTask[]>
  /** Every title of a task, or of all tasks of a correspondence, that somebody has answered on. */
  codedRows(correspondenceId: string, taskId: string | null): AsyncIterable<CodedRow>
}
