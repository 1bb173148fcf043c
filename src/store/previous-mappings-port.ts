import type { SourceDescription } from '../model/classification.js'
import type { IngestReport } from '../model/ingest.js'
import type { PreviousMapping } from '../model/previous-mapping.js'

/** Ids of the two classifications that a table links. */
export interface LinkedClassifications {
  readonly from: string
  readonly target: string
}

/** A link with the source that published it. */
export interface StoredPreviousMapping extends PreviousMapping {
  readonly sourceId: string
}

/** Correspondence tables that somebody published: kept as precedents beside our own, never mixed with them. */
export interface PreviousMappingStore {
  /** Replaces all links that this source gave before. */
  savePreviousMappings(
    description: SourceDescription,
    linked: LinkedClassifications,
    mappings: readonly PreviousMapping[],
    report: IngestReport,
  ): Promise<void>
  /**
   * Links from one classification to the other, by source and in the order of its file; those alone that bear one of
   * `codes`, on the side named, where it is given.
   */
  previousMappings(
    linked: LinkedClassifications,
    codes?: { readonly of: 'from' | 'target'; readonly codes: readonly string[] },
  ): Promise<readonly StoredPreviousMapping[]>
}
