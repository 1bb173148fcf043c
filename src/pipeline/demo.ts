import { removeFolder } from '../files/folder.js'
import { detectOccupations, type DetectOutcome } from './detect-occupations.js'
import { type MapOutcome, mapTitles } from './map-titles.js'
import type { OnProgress } from './progress.js'
import { publishCorrespondence, writeRevisionReport } from './publish.js'
import { ingestShipped, shippedSources } from './shipped-sources.js'
import type { IngestOutcome } from './ingest-source.js'
import { initWorkspace, type Surroundings, type Workspace } from './workspace.js'

export const demoCorrespondence = 'cbo-2002-sample--isco-08'

export interface DemoOutcome {
  readonly workspace: Workspace
  readonly ingested: readonly IngestOutcome[]
  readonly mapped: MapOutcome
  readonly detected: DetectOutcome
  readonly publications: readonly string[]
  readonly reports: readonly string[]
  readonly open: number
}

/** The whole chain on the samples that ship, in a new workspace; an earlier demonstration in the folder is removed. */
export async function runDemo(
  folder: string,
  surroundings: Surroundings,
  onProgress: OnProgress,
): Promise<DemoOutcome> {
  removeFolder(folder)
  const workspace = await initWorkspace(folder, surroundings)
  try {
    const ingested = await ingestShipped(workspace, shippedSources)
    const mapped = await mapTitles(workspace, {
      sourceId: 'cbo-2002-sample',
      targetId: 'isco-08',
      adSourceIds: ['sample-ads'],
      onProgress,
    })
    const detected = await detectOccupations(workspace, demoCorrespondence)
    const published = await publishCorrespondence(workspace, demoCorrespondence)
    const reports = await writeRevisionReport(workspace, demoCorrespondence)
    return { workspace, ingested, mapped, detected, publications: published.files, reports, open: published.open }
  } catch (thrown) {
    await workspace.store.close()
    throw thrown
  }
}
