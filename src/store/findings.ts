import { KnownError } from '../errors.js'
import type { Finding } from '../model/finding.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground } from './database.js'
import type { Store } from './port.js'
import { decisionsOn, titleRows } from './records.js'
import { inChunks, putRows } from './rows.js'
import { proposedCode, refreshPlans, storeSettlements } from './settlements.js'
import type { FindingTable } from './tables.js'

/** What adjudicators found: one a title, replaced by the newest run. */
export function findingStore({ database, settle }: Ground): Pick<Store, 'saveFindings'> {
  return {
    saveFindings: (correspondenceId, runId, findings) =>
      write(database, async (queries) => {
        await lockCorrespondence(queries, correspondenceId)
        const latest = new Map(findings.map((finding) => [finding.titleId, finding]))
        for (const chunk of inChunks([...latest.values()])) {
          const ids = chunk.map((finding) => finding.titleId)
          const titles = await titleRows(queries, correspondenceId, ids)
          refuseUnknown(
            ids,
            titles.map((title) => title.id),
          )
          await putRows(
            queries,
            'finding',
            ['correspondence_id', 'title_id'],
            chunk.map((finding) => findingRow(correspondenceId, runId, finding)),
          )
          const decisions = await decisionsOn(queries, correspondenceId, ids)
          await storeSettlements(
            queries,
            settle,
            titles.map((title) => ({
              title,
              finding: latest.get(title.id),
              decisions: decisions.get(title.id) ?? [],
            })),
            'findings changed',
          )
        }
        await refreshPlans(database, queries, latest.size)
      }),
  }
}

function refuseUnknown(ids: readonly string[], known: readonly string[]): void {
  if (ids.length === known.length) return
  const there = new Set(known)
  throw new KnownError('title/unknown', { id: ids.find((id) => !there.has(id)) ?? '' })
}

const findingRow = (correspondence_id: string, run_id: string, finding: Finding): FindingTable => ({
  correspondence_id,
  title_id: finding.titleId,
  run_id,
  kind: finding.kind,
  code: proposedCode(finding),
  probability: finding.probability,
  body: JSON.stringify(finding),
})
