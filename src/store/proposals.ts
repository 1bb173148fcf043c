import { KnownError } from '../errors.js'
import type { Cluster, Proposal, ProposalState, ProposalVerdict } from '../model/detection.js'
import { lockCorrespondence } from './correspondences.js'
import { write, type Ground } from './database.js'
import { appendHistory } from './history.js'
import type { Store } from './port.js'
import { insertRows } from './rows.js'
import type { VerdictTable } from './tables.js'

/** Clusters, which detection replaces, and verdicts on them, which are only appended. */
export function proposalStore({ database }: Ground): Pick<Store, 'saveClusters' | 'proposals' | 'appendVerdict'> {
  return {
    saveClusters: (correspondenceId, runId, clusters) =>
      write(database, async (queries) => {
        await lockCorrespondence(queries, correspondenceId)
        await queries.deleteFrom('cluster').where('correspondence_id', '=', correspondenceId).execute()
        await insertRows(
          queries,
          'cluster',
          clusters.map((cluster) => ({
            correspondence_id: correspondenceId,
            id: cluster.id,
            run_id: runId,
            frequency: cluster.members.reduce((sum, member) => sum + member.frequency, 0),
            body: JSON.stringify(cluster),
          })),
        )
      }),

    async proposals(correspondenceId) {
      const clusters = await database.queries
        .selectFrom('cluster')
        .select('body')
        .where('correspondence_id', '=', correspondenceId)
        .orderBy('frequency', 'desc')
        .orderBy('id')
        .execute()
      const verdicts = await database.queries
        .selectFrom('verdict')
        .selectAll()
        .where('correspondence_id', '=', correspondenceId)
        .orderBy('cluster_id')
        .orderBy('revision')
        .execute()
      const given = verdicts.map(verdictOf)
      return clusters.map(({ body }): Proposal => {
        const cluster = JSON.parse(body) as Cluster
        const own = given.filter((verdict) => verdict.clusterId === cluster.id)
        return { cluster, state: stateAfter(own.at(-1)), verdicts: own }
      })
    },

    appendVerdict: (correspondenceId, verdict) =>
      write(database, async (queries) => {
        await lockCorrespondence(queries, correspondenceId)
        const cluster = await queries
          .selectFrom('cluster')
          .select('id')
          .where('correspondence_id', '=', correspondenceId)
          .where('id', '=', verdict.clusterId)
          .executeTakeFirst()
        if (cluster === undefined) throw new KnownError('proposal/unknown', { id: verdict.clusterId })
        const earlier = await queries
          .selectFrom('verdict')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('correspondence_id', '=', correspondenceId)
          .where('cluster_id', '=', verdict.clusterId)
          .executeTakeFirstOrThrow()
        await queries
          .insertInto('verdict')
          .values(verdictRow(correspondenceId, verdict, earlier.count + 1))
          .execute()
        await appendHistory(database.kind, queries, {
          at: verdict.at,
          person: verdict.reviewer,
          act: 'judge',
          correspondenceId,
          detail: { verdict: verdict.verdict, cluster: verdict.clusterId, id: verdict.id },
        })
      }),
  }
}

const states: Record<ProposalVerdict['verdict'], ProposalState> = {
  Accept: 'Accepted',
  Reject: 'Rejected',
  Reopen: 'Open',
}

const stateAfter = (last: ProposalVerdict | undefined): ProposalState =>
  last === undefined ? 'Open' : states[last.verdict]

const verdictRow = (correspondence_id: string, given: ProposalVerdict, revision: number): VerdictTable => ({
  correspondence_id,
  cluster_id: given.clusterId,
  revision,
  id: given.id,
  verdict: given.verdict,
  reason: given.reason,
  reviewer: given.reviewer,
  at: given.at,
})

const verdictOf = (row: VerdictTable): ProposalVerdict => ({
  id: row.id,
  clusterId: row.cluster_id,
  verdict: row.verdict,
  reason: row.reason,
  reviewer: row.reviewer,
  at: row.at,
})
