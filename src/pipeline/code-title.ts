import { KnownError } from '../errors.js'
import {
  noGroup,
  sameAnswer,
  standingCodings,
  type CoderSlot,
  type Coding,
  type CodingAnswer,
  type CodingTask,
} from '../model/double-coding.js'
import type { Finding } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import { standingDecision } from '../review/settle.js'
import type { CodedRow, CodingOutcome } from '../store/port.js'
import { reviewTitle, type DecisionRequest } from './review-title.js'
import { loadTarget } from './target.js'
import type { Workspace } from './workspace.js'

export interface CodingByPerson {
  readonly task: CodingTask
  readonly titleId: string
  readonly slot: CoderSlot
  /** Id of the person who answers. */
  readonly person: string
  readonly comment: string
  /** How many events of their own the coder had on screen. */
  readonly seenEvents: number
}

/**
 * Appends a coder's answer; once both have given the same one it settles the title. An answer sent twice counts once.
 * Throws `title/unknown`, `classification/unknown-code`.
 */
export async function codeTitle(
  workspace: Workspace,
  { task, titleId, slot, person, comment, seenEvents }: CodingByPerson,
  answer: CodingAnswer,
): Promise<CodingOutcome> {
  const { store } = workspace
  const record = await store.title(task.correspondenceId, titleId)
  if (record === undefined) throw new KnownError('title/unknown', { id: titleId.slice(0, 100) })
  if (answer.kind === 'Code') await requireCode(workspace, task.correspondenceId, answer.code)
  const coding: Coding = {
    ...answer,
    id: workspace.newId(),
    slot,
    person,
    comment,
    at: workspace.now().toISOString(),
    machine: machineSays(record.finding),
  }
  const outcome = await store.appendCoding(task.id, titleId, coding, { as: 'coder', slot, events: seenEvents })
  if (outcome.kind === 'Conflict' && outcome.latestOwn !== undefined && isSame(outcome.latestOwn, coding)) {
    return { kind: 'Stored', state: outcome.state }
  }
  if (outcome.kind === 'Stored' && outcome.state === 'agreed') await settleAgreed(workspace, task, person)
  return outcome
}

const isSame = (one: Coding, other: Coding): boolean =>
  one.kind === other.kind &&
  one.person === other.person &&
  one.comment === other.comment &&
  (one.kind === 'Defer' || sameAnswer(one, other))

async function requireCode(workspace: Workspace, correspondenceId: string, code: string): Promise<void> {
  const { mappable, classification } = await loadTarget(workspace, correspondenceId)
  if (mappable.has(code)) return
  throw new KnownError('classification/unknown-code', { code, classification: classification.source.title })
}

/** The machine's own answer, as coders' answers are compared with it. */
export function machineSays(finding: Finding | undefined): string | null {
  if (finding?.kind === 'Mapped') return finding.code
  return finding?.kind === 'NoTermFound' ? noGroup : null
}

/** Titles settled in one go; those left by a broken run come with the next answer. */
const settledAtOnce = 50

/** Settles the titles of a task on which both gave the same answer, as decisions of the person who completed them. */
export async function settleAgreed(workspace: Workspace, task: CodingTask, person: string): Promise<void> {
  const page = { offset: 0, limit: settledAtOnce }
  const { rows } = await workspace.store.codingRows(task.id, { state: 'agreed' }, page)
  for (const { titleId } of rows) {
    const row = await workspace.store.codingRow(task.id, titleId)
    if (row?.state === 'agreed') await settleRow(workspace, task, row, person)
  }
}

async function settleRow(workspace: Workspace, task: CodingTask, row: CodedRow, person: string): Promise<void> {
  const [first, second] = standingCodings(row.events)
  const record = await workspace.store.title(task.correspondenceId, row.titleId)
  if (first === null || second === null || record === undefined) return
  const answer = combined(first, second)
  const standing = standingDecision(record.decisions)
  const own = decisionIdOf(task, row)
  if (standing !== undefined && standing.id !== own && contradicts(standing, answer)) {
    await referRow(workspace, task, row, person)
    return
  }
  const comment = `Double coding "${task.name}": ${task.coders[0]} and ${task.coders[1]} gave the same answer.`
  await decideRow(workspace, task, row, { person, comment, seenRevision: record.revision }, answer)
}

/** The answer that two equal ones make: with the relation that at least one of them said. */
function combined(first: CodingAnswer, second: CodingAnswer): DecisionRequest {
  if (first.kind !== 'Code' || second.kind !== 'Code') return { choice: 'no-group-fits' }
  return { choice: 'code', code: first.code, relation: first.relation ?? second.relation }
}

/** Whether a decision that stands, made by somebody else, says something different. Being put off says nothing. */
function contradicts(standing: ReviewDecision, answer: DecisionRequest): boolean {
  if (standing.kind === 'NoTermFound') return answer.choice !== 'no-group-fits'
  return 'code' in standing && !(answer.choice === 'code' && answer.code === standing.code)
}

const referRow = (workspace: Workspace, task: CodingTask, { titleId, events }: CodedRow, person: string) =>
  workspace.store.appendCoding(
    task.id,
    titleId,
    {
      kind: 'Refer',
      id: workspace.newId(),
      person,
      at: workspace.now().toISOString(),
      comment: 'A different decision stands.',
    },
    { as: 'adjudicator', events: events.length },
  )

/** The same for each try, so that a decision whose task did not learn of it is not made a second time. */
const decisionIdOf = (task: CodingTask, { titleId, events }: CodedRow): string =>
  `coding-${task.id}-${titleId}-${events.length}`

export interface RowDecision {
  readonly person: string
  readonly comment: string
  /** Of the title, as it was on screen. */
  readonly seenRevision: number
}

/**
 * Appends the decision that settles a title of a task, then says so in the task. Whichever of the two is missing after a
 * failure is made up for by the next try.
 */
export async function decideRow(
  workspace: Workspace,
  task: CodingTask,
  row: CodedRow,
  { person, comment, seenRevision }: RowDecision,
  request: DecisionRequest,
) {
  const decisionId = decisionIdOf(task, row)
  const record = await workspace.store.title(task.correspondenceId, row.titleId)
  const reviewing = {
    correspondenceId: task.correspondenceId,
    titleId: row.titleId,
    reviewer: person,
    comment,
    seenRevision,
  }
  if (record?.decisions.some(({ id }) => id === decisionId) !== true) {
    const outcome = await reviewTitle({ ...workspace, newId: () => decisionId }, reviewing, request)
    if (outcome.kind === 'Conflict') return outcome
  }
  const event = { kind: 'Settle' as const, decisionId, id: workspace.newId(), person, comment }
  return await workspace.store.appendCoding(
    task.id,
    row.titleId,
    { ...event, at: workspace.now().toISOString() },
    { as: 'adjudicator', events: row.events.length },
  )
}
