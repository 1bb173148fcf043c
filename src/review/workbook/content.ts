export interface WorkbookCandidate {
  readonly code: string
  /** In the reader's language. */
  readonly title: string
  readonly probability: number | null
}

/** A title as the review sheet shows it. */
export interface WorkbookTitle {
  readonly id: string
  readonly revision: number
  readonly text: string
  /** Name of its language, in the reader's. */
  readonly language: string
  readonly sourceCode: string | null
  /** The groups above it with code and label, top first. */
  readonly parents: readonly string[]
  readonly frequency: number
  /** What the machine puts forward; `none`: that no group fits; `null`: nothing. */
  readonly proposal: WorkbookCandidate | 'none' | null
  readonly candidates: readonly WorkbookCandidate[]
  /** What stands now, in words. */
  readonly stands: string
  /** Whether the relation between title and group is asked for: only for an item's own label. */
  readonly asksRelation: boolean
}

/** What a review workbook is made of. */
export interface WorkbookContent {
  readonly correspondenceId: string
  /** Names of source and target, for people. */
  readonly sourceTitle: string
  readonly targetTitle: string
  readonly titles: readonly WorkbookTitle[]
  /** Titles that the filter found; more than `titles` where the workbook was cut. */
  readonly found: number
  /** The groups that titles may lie in, with their titles in the reader's language. */
  readonly groups: readonly { readonly code: string; readonly title: string }[]
  /** ISO 8601, UTC. */
  readonly writtenAt: string
}
