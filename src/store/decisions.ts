import { KnownError } from '../errors.js'
import type { HistoryNote } from '../model/history.js'
import type { ReviewDecision } from '../model/review.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground } from './database.js'
import { appendHistory } from './history.js'
import type { DecisionOutcome, Store } from './port.js'
import { decisionsOn, findingsOf, titleRows } from './records.js'
import { storeSettlements } from './settlements.js'
import type { DecisionTable } from './tables.js'

/** What people decided: appended, never changed. */
export function decisionStore({ database, settle }: Ground): Pick<Store, 'decide'> {
  return {
    decide: (correspondenceId, decision) =>
      write(database, async (queries): Promise<DecisionOutcome> => {
        await lockCorrespondence(queries, correspondenceId)
        const ids = [decision.titleId]
        const [title] = await titleRows(queries, correspondenceId, ids)
        if (title === undefined) throw new KnownError('title/unknown', { id: decision.titleId })
        const earlier = (await decisionsOn(queries, correspondenceId, ids)).get(title.id) ?? []
        if (decision.seenRevision !== earlier.length) {
          return { kind: 'Conflict', latest: earlier.at(-1), revision: earlier.length }
        }
        await queries.insertInto('decision').values(decisionRow(correspondenceId, decision)).execute()
        const finding = (await findingsOf(queries, correspondenceId, ids)).get(title.id)
        const decisions = [...earlier, decision]
        await storeSettlements(queries, settle, [{ title, finding, decisions }], 'titles as before')
        await appendHistory(database.kind, queries, noteOf(correspondenceId, decision))
        return { kind: 'Stored', settlement: settle(finding, decisions), revision: decisions.length }
      }),
  }
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
