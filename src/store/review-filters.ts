import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { TitleFilter } from './port.js'
import type { Tables } from './tables.js'

/** The filters that look at what people and methods said. */
export function reviewConditions(
  eb: ExpressionBuilder<Tables, 'settlement'>,
  correspondenceId: string,
  { reason, relation, reviewer, probability, disagreement, flagged, sampleOf, withheldFrom }: TitleFilter,
): readonly Expression<SqlBool>[] {
  return [
    ...(reason === undefined ? [] : [eb('kind', '=', 'Open'), eb('reason', '=', reason)]),
    ...(relation === undefined ? [] : [eb('relation', '=', relation)]),
    ...(reviewer === undefined ? [] : [decidedBy(correspondenceId, reviewer)]),
    ...(probability === undefined
      ? []
      : [
          eb('finding_kind', 'is not', null),
          eb('certainty', '>=', probability.least),
          eb('certainty', '<', probability.below),
        ]),
    ...(disagreement === undefined ? [] : [eb('disagrees', '=', disagreement ? 1 : 0)]),
    ...(sampleOf === undefined ? [] : [inSample(sampleOf)]),
    ...(withheldFrom === undefined ? [] : [isShownTo(correspondenceId, withheldFrom)]),
    ...(flagged === undefined
      ? []
      : [flagged ? isFlagged(correspondenceId) : sql<SqlBool>`not ${isFlagged(correspondenceId)}`]),
  ]
}

/** As a list of ids, which is short beside the titles. */
const decidedBy = (correspondenceId: string, reviewer: string) =>
  sql<SqlBool>`settlement.title_id in (select d.title_id from decision d
    where d.correspondence_id = ${correspondenceId} and d.reviewer = ${reviewer})`

const isFlagged = (correspondenceId: string) =>
  sql<SqlBool>`settlement.title_id in (select f.title_id from flag f
    where f.correspondence_id = ${correspondenceId} and f.raised = 1
      and not exists (select 1 from flag later where later.correspondence_id = f.correspondence_id
        and later.title_id = f.title_id and later.revision > f.revision))`

const isShownTo = (correspondenceId: string, person: string) =>
  sql<SqlBool>`settlement.title_id not in (select r.title_id from coding_row r
    join coding_task t on t.id = r.task_id where t.correspondence_id = ${correspondenceId} and r.blind = 1
      and ((t.coder_a = ${person} and r.done_a = 0) or (t.coder_b = ${person} and r.done_b = 0)))`

const inSample = (actId: string) =>
  sql<SqlBool>`settlement.title_id in (select a.title_id from act_title a where a.act_id = ${actId} and a.sampled = 1)`
