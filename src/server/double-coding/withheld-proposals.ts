import type { Response } from 'express'
import type { Proposal } from '../../model/detection.js'
import type { ServerContext } from '../context.js'
import { readerOf } from '../reader.js'
import { personOf } from '../signed-in.js'
import { filesWithheld } from './withheld-files.js'

/** A proposal as far as the person asking may see it. */
export interface ShownProposal extends Proposal {
  /** Members left out: titles that the person still has to code without sight of the machine. */
  readonly withheld: number
}

/**
 * Proposals without the titles that the person asking still has to code blind: being in a cluster says that nothing fits. A
 * cluster is named by a member, so that such a one gets its name from the first that is shown.
 */
export async function proposalsShown(
  context: ServerContext,
  response: Response,
  id: string,
  proposals: readonly Proposal[],
): Promise<readonly ShownProposal[]> {
  if ((await filesWithheld(context, response, id)) === 0)
    return proposals.map((proposal) => ({ ...proposal, withheld: 0 }))
  const titleIds = proposals.flatMap(({ cluster }) => cluster.members.map(({ titleId }) => titleId))
  const blind = await context.workspace.store.codedBlindAmong(id, personOf(response).id, titleIds)
  const nameless = readerOf(response).locale.text('coding.withheld-name')
  return proposals.map((proposal) => {
    const { cluster } = proposal
    const members = cluster.members.filter(({ titleId }) => !blind.has(titleId))
    const withheld = cluster.members.length - members.length
    if (withheld === 0) return { ...proposal, withheld }
    return { ...proposal, withheld, cluster: { ...cluster, members, name: members[0]?.text ?? nameless } }
  })
}
