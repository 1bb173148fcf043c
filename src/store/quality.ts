import type { Ground } from './database.js'
import type { QualityStore, ReviewedTitle } from './quality-port.js'

/** Titles read at once. */
const chunk = 2_000

/** What people decided beside what the machine says, read chunk by chunk. */
export function qualityStore({ database }: Ground): QualityStore {
  return {
    async *reviewedTitles(correspondenceId, taskId) {
      for (let last = ''; ;) {
        const reviewed = database.queries
          .selectFrom('settlement')
          .innerJoin('decision', 'decision.id', 'settlement.decision_id')
          .select([
            'settlement.title_id as titleId',
            'settlement.language',
            'settlement.finding_kind as findingKind',
            'settlement.proposed_code as machineCode',
            'settlement.certainty as probability',
            'settlement.code as decidedCode',
            'decision.at as decidedAt',
            'decision.reviewer',
          ])
          .where('settlement.correspondence_id', '=', correspondenceId)
          .where('settlement.settled_by', '=', 'reviewer')
          .where('settlement.title_id', '>', last)
          .orderBy('settlement.title_id')
          .limit(chunk)
        const rows: readonly ReviewedTitle[] = await (
          taskId === null
            ? reviewed
            : reviewed.where((eb) =>
                eb.exists(
                  eb
                    .selectFrom('coding_row')
                    .select('coding_row.title_id')
                    .where('coding_row.task_id', '=', taskId)
                    .whereRef('coding_row.title_id', '=', 'settlement.title_id'),
                ),
              )
        ).execute()
        yield* rows
        if (rows.length < chunk) return
        last = rows.at(-1)!.titleId
      }
    },
  }
}
