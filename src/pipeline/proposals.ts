import { KnownError } from '../errors.js'
import type { ProposalVerdict } from '../model/detection.js'
import type { Workspace } from './workspace.js'

export interface Judgement {
  readonly clusterId: string
  readonly verdict: ProposalVerdict['verdict']
  readonly reason: string
  readonly reviewer: string
}

/** Appends a reviewer's verdict on a cluster. Throws `proposal/unknown`. */
export async function judgeProposal(
  { store, newId, now }: Workspace,
  correspondenceId: string,
  judgement: Judgement,
): Promise<void> {
  const proposals = await store.proposals(correspondenceId)
  if (!proposals.some(({ cluster }) => cluster.id === judgement.clusterId)) {
    throw new KnownError('proposal/unknown', { id: judgement.clusterId })
  }
  await store.appendVerdict(correspondenceId, { ...judgement, id: newId(), at: now().toISOString() })
}
