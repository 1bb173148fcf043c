import type { SourceKind } from '../model/ingest.js'
import type { StoredSource } from '../store/port.js'

/** A source as it is listed: once, with all that its file gave. */
export interface ListedSource extends StoredSource {
  /** Its own kind first. */
  readonly kinds: readonly SourceKind[]
}

/**
 * Sources, each file of them once: a classification whose file holds index titles, too, is stored as both, with one
 * report. Other files under the same id are lines of their own.
 */
export function listedSources(sources: readonly StoredSource[]): readonly ListedSource[] {
  const listed = new Map<string, ListedSource>()
  for (const source of sources) {
    const file = `${source.description.id} ${JSON.stringify(source.report)}`
    const first = listed.get(file)
    listed.set(file, first ? { ...first, kinds: [...first.kinds, source.kind] } : { ...source, kinds: [source.kind] })
  }
  return [...listed.values()]
}
