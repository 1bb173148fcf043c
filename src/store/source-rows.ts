import type { Classification, SourceDescription } from '../model/classification.js'
import type { IngestReport, SourceKind } from '../model/ingest.js'
import type { Queries } from './database.js'
import { putRows } from './rows.js'

interface SourceRow {
  readonly kind: SourceKind
  readonly description: SourceDescription
  readonly report: IngestReport
  /** Of a classification. */
  readonly levels: Classification['levels'] | null
}

/** Writes what is known of a source. Done first: whoever replaces the same source at the same time waits for it. */
export const putSource = (
  queries: Queries,
  now: () => Date,
  { kind, description, report, levels }: SourceRow,
): Promise<void> =>
  putRows(
    queries,
    'source',
    ['id', 'kind'],
    [
      {
        id: description.id,
        kind,
        description: JSON.stringify(description),
        levels: levels && JSON.stringify(levels),
        ingested_at: now().toISOString(),
        report: JSON.stringify(report),
      },
    ],
  )
