import type { MappingRelation } from './finding.js'

/** A link of a correspondence that somebody published: read as a previous mapping, to compare with and to start from. */
export interface PreviousMapping {
  readonly sourceCode: string
  /** `''` where the table gives none. */
  readonly sourceTitle: string
  /** `null` where the publisher says that nothing corresponds. */
  readonly targetCode: string | null
  readonly targetTitle: string
  /** As published; `null` where the table has no such column. */
  readonly relation: MappingRelation | null
  /** True where the table flags the link as partial on this side; `null` where it does not say. */
  readonly sourcePartial: boolean | null
  readonly targetPartial: boolean | null
  /** The code is a group, and the table leaves open which of its members it is ("2*"). */
  readonly sourceOpen: boolean
  readonly targetOpen: boolean
  readonly note: string
}
