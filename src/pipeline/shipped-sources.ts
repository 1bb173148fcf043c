import { packageFile } from '../files/package-root.js'
import { ingestFolder, type IngestOutcome } from './ingest-source.js'
import type { Workspace } from './workspace.js'

/** What ships in the package's `sources/`, in an order in which each finds what it points to. */
export const shippedSources = ['isco-08', 'isco-08-titles', 'cbo-2002-sample', 'sample-ads'] as const
export type ShippedSource = (typeof shippedSources)[number]

/** Ingests shipped sources by name. */
export async function ingestShipped(
  workspace: Workspace,
  names: readonly ShippedSource[],
): Promise<readonly IngestOutcome[]> {
  const outcomes: IngestOutcome[] = []
  for (const name of names) outcomes.push(await ingestFolder(workspace, packageFile('sources', name)))
  return outcomes
}
