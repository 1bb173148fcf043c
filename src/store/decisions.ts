import { KnownError } from '../errors.js'
import type { HistoryNote } from '../model/history.js'
import type { Finding } from '../model/finding.js'
import type { ReviewDecision } from '../model/review.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground, type Queries } from './database.js'
import { appendHistories } from './history.js'
import type { DecisionOutcome, Settle, Store } from './port.js'
import { decisionsOn, findingsOf, titleRows } from './records.js'
import { storeSettlements } from './settlements.js'
import type { DecisionTable, TitleTable } from './tables.js'

/** What people decided: appended, never changed. */
export function decisionStore({ database, settle }: Ground): Pick<Store, 'decide'> {
  return {
    decide: (correspondenceId, decision) =>
      write(database, async (queries): Promise<DecisionOutcome> => {
        await lockCorrespondence(queries, correspondenceId)
        const [outcome] = await appendDecisions(database.kind, queries, settle, correspondenceId, [decision])
        return outcome!
      }),
  }
}

/**
 * Appends decisions on different titles, of at most one chunk, and settles these titles anew. One that comes too late is a
 * conflict and is not stored; one that is stored already counts as stored. The correspondence is locked by the caller.
 */
export async function appendDecisions(
  kind: Store['kind'],
  queries: Queries,
  settle: Settle,
  correspondenceId: string,
  decisions: readonly ReviewDecision[],
): Promise<readonly DecisionOutcome[]> {
  const ids = decisions.map(({ titleId }) => titleId)
  const stored = await storedOn(queries, correspondenceId, ids)
  return await appendToStored(kind, queries, settle, correspondenceId, decisions, stored)
}

/** What a decision rests on, by title. */
export interface StoredOn {
  readonly titles: ReadonlyMap<string, TitleTable>
  readonly earlier: ReadonlyMap<string, readonly ReviewDecision[]>
  readonly findings: ReadonlyMap<string, Finding>
}

/** Reads what decisions on these titles, of at most one chunk, rest on. */
export async function storedOn(queries: Queries, correspondenceId: string, ids: readonly string[]): Promise<StoredOn> {
  const titles = new Map((await titleRows(queries, correspondenceId, ids)).map((title) => [title.id, title]))
  const earlier = await decisionsOn(queries, correspondenceId, ids)
  return { titles, earlier, findings: await findingsOf(queries, correspondenceId, ids) }
}

/** The same as `appendDecisions`, by what was read within the same transaction. */
export async function appendToStored(
  kind: Store['kind'],
  queries: Queries,
  settle: Settle,
  correspondenceId: string,
  decisions: readonly ReviewDecision[],
  { titles, earlier, findings }: StoredOn,
): Promise<readonly DecisionOutcome[]> {
  const judged = decisions.map((decision) => {
    const title = titles.get(decision.titleId)
    if (title === undefined) throw new KnownError('title/unknown', { id: decision.titleId })
    const before = earlier.get(title.id) ?? []
    const finding = findings.get(title.id)
    const place = before.findIndex(({ id }) => id === decision.id)
    const isNew = place === -1 && decision.seenRevision === before.length
    const after = isNew ? [...before, decision] : before
    return { decision, isNew, known: place !== -1, unsettled: { title, finding, decisions: after } }
  })
  const added = judged.filter(({ isNew }) => isNew)
  if (added.length > 0) {
    const rows = added.map(({ decision }) => decisionRow(correspondenceId, decision))
    await queries.insertInto('decision').values(rows).execute()
    await storeSettlements(
      queries,
      settle,
      added.map(({ unsettled }) => unsettled),
      'decisions changed',
    )
    await appendHistories(
      kind,
      queries,
      added.map(({ decision }) => noteOf(correspondenceId, decision)),
    )
  }
  return judged.map(({ isNew, known, unsettled: { finding, decisions: now } }): DecisionOutcome => {
    const revision = now.length
    if (isNew || known) return { kind: 'Stored', settlement: settle(finding, now), revision }
    return { kind: 'Conflict', latest: now.at(-1), revision }
  })
}

const decisionRow = (correspondence_id: string, decision: ReviewDecision): DecisionTable => {
  const chosen = decision.kind === 'Accept' || decision.kind === 'Correct' ? decision : { code: null, relation: null }
  return {
    correspondence_id,
    title_id: decision.titleId,
    revision: decision.seenRevision + 1,
    id: decision.id,
    kind: decision.kind,
    code: chosen.code,
    relation: chosen.relation,
    withdraws: decision.kind === 'Withdraw' ? decision.withdraws : null,
    reviewer: decision.reviewer,
    at: decision.at,
    comment: decision.comment,
  }
}

/** What the history keeps of a decision: the comment is with the decision, for it may name people. */
const noteOf = (correspondenceId: string, decision: ReviewDecision): HistoryNote => ({
  at: decision.at,
  person: decision.reviewer,
  act: 'decide',
  correspondenceId,
  detail: {
    kind: decision.kind,
    title: decision.titleId,
    ...('code' in decision ? { code: decision.code, relation: decision.relation } : {}),
    ...('withdraws' in decision ? { withdraws: decision.withdraws } : {}),
    revision: decision.seenRevision + 1,
    id: decision.id,
  },
})
