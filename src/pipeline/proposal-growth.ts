import { growth } from '../detect/growth.js'
import type { Cluster, Growth, Proposal } from '../model/detection.js'
import { adsByPeriod } from './ads-by-period.js'
import type { Workspace } from './workspace.js'

interface Counted {
  /** The sources counted, with when each was ingested: anything else is counted anew. */
  readonly key: string
  readonly all: Cluster['counts']
}

const counted = new WeakMap<Workspace, Counted>()

/**
 * How each proposal's share of all ads moved, by cluster id; `null` where too little is dated. All ads of the workspace are
 * counted once after each ingest: it takes a while with millions of them.
 */
export async function proposalGrowth(
  workspace: Workspace,
  proposals: readonly Proposal[],
): Promise<ReadonlyMap<string, Growth | null>> {
  const dated = proposals.some(({ cluster }) => cluster.counts.length > 1)
  const all = dated ? await allAds(workspace) : []
  return new Map(proposals.map(({ cluster }) => [cluster.id, growth(cluster.counts, all)]))
}

async function allAds(workspace: Workspace): Promise<Cluster['counts']> {
  const sources = (await workspace.store.sources()).filter(({ kind }) => kind === 'ads')
  const key = sources.map(({ description, ingestedAt }) => `${description.id} ${ingestedAt}`).join('\n')
  const known = counted.get(workspace)
  if (known?.key === key) return known.all
  const all = await adsByPeriod(workspace.store.ads(sources.map(({ description }) => description.id)))
  counted.set(workspace, { key, all })
  return all
}
