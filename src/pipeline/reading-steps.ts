import { checkSource, type CheckedSource, type SourceToCheck } from './check-source.js'
import { ingestNamed, type IngestOutcome } from './ingest-source.js'
import { understandSource, type AskedSource, type UnderstoodSource } from './understand-source.js'
import type { Workspace } from './workspace.js'

/** What is to be done with a file: to understand it, to tell what ingesting it would give, to ingest it. */
export type ReadingTask =
  | { readonly step: 'understand'; readonly asked: AskedSource }
  | { readonly step: 'check'; readonly source: SourceToCheck }
  | { readonly step: 'ingest'; readonly source: SourceToCheck }

export type ReadingStep = ReadingTask['step']

/** What each step gives. */
export interface ReadingResults {
  readonly understand: UnderstoodSource
  readonly check: CheckedSource
  readonly ingest: IngestOutcome
}

/** Does a step. Throws as `understandSource`, `checkSource` and `ingestNamed`. */
export async function doStep(workspace: Workspace, task: ReadingTask): Promise<ReadingResults[ReadingStep]> {
  switch (task.step) {
    case 'understand':
      return await understandSource(workspace, task.asked)
    case 'check':
      return await checkSource(workspace, task.source)
    case 'ingest': {
      const { file, description, recipe } = task.source
      return await ingestNamed(workspace, file, description, recipe)
    }
  }
}
