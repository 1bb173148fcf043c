import type { Response } from 'express'
import { z } from 'zod'
import { KnownError } from '../../errors.js'
import { judgeProposal } from '../../pipeline/proposals.js'
import { requireCorrespondence } from '../../pipeline/target.js'
import type { ServerContext } from '../context.js'
import { proposalsShown, type ShownProposal } from '../double-coding/withheld-proposals.js'
import { ofCorrespondence } from './list-query.js'
import { operation, type Operation } from './operation.js'
import { proposal, proposals, verdict } from './schemas/proposals.js'

const tag = 'Proposals'
const ofCluster = ofCorrespondence.extend({ clusterId: z.string() })

export const proposalOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/api/c/{id}/proposals',
    tag,
    id: 'listProposals',
    summary: 'Proposed new occupations',
    params: ofCorrespondence,
    query: z.object({ state: z.enum(['all', 'Open', 'Accepted', 'Rejected']).default('all') }),
    answers: { 200: proposals },
    failures: ['correspondence/unknown'],
    run: async ({ params: { id }, query, context, http }) => {
      await requireCorrespondence(context.workspace, id)
      const all = await proposalsShown(context, http.response, id, await context.workspace.store.proposals(id))
      return { json: { proposals: all.filter(({ state }) => query.state === 'all' || state === query.state) } }
    },
  }),
  operation({
    method: 'get',
    path: '/api/c/{id}/proposals/{clusterId}',
    tag,
    id: 'getProposal',
    summary: 'A proposal with its evidence and verdicts',
    params: ofCluster,
    answers: { 200: proposal },
    failures: ['correspondence/unknown', 'proposal/unknown'],
    run: async ({ params, context, http }) => ({
      json: await requireProposal(context, http.response, params.id, params.clusterId),
    }),
  }),
  operation({
    method: 'post',
    path: '/api/c/{id}/proposals/{clusterId}/verdicts',
    tag,
    id: 'judgeProposal',
    summary: 'Accept, reject or reopen a proposal',
    description: 'Verdicts are appended; the last one stands.',
    needs: 'adjudicator',
    params: ofCluster,
    body: verdict,
    answers: { 201: proposal },
    failures: ['correspondence/unknown', 'proposal/unknown'],
    run: async ({ params: { id, clusterId }, body, person, context, http }) => {
      await requireProposal(context, http.response, id, clusterId)
      const reason = body.reason.trim()
      await judgeProposal(context.workspace, id, { clusterId, verdict: body.verdict, reason, reviewer: person.id })
      return { status: 201, json: await requireProposal(context, http.response, id, clusterId) }
    },
  }),
]

async function requireProposal(
  context: ServerContext,
  response: Response,
  id: string,
  clusterId: string,
): Promise<ShownProposal> {
  await requireCorrespondence(context.workspace, id)
  const found = (await context.workspace.store.proposals(id)).filter(({ cluster }) => cluster.id === clusterId)
  const [shown] = await proposalsShown(context, response, id, found)
  if (shown === undefined) throw new KnownError('proposal/unknown', { id: clusterId.slice(0, 100) })
  return shown
}
