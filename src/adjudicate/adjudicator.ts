import type { ClassificationItem, ItemNotes } from '../model/classification.js'
import type { Candidate, Finding } from '../model/finding.js'
import type { Title } from '../model/title.js'

/** A title with all that an adjudicator may look at. */
export interface AdjudicationCase {
  readonly title: Title
  /** Best first, at most what the settings say. */
  readonly candidates: readonly Candidate[]
  /** The source item's path from the top, for a title that is an item or an entry: labels in the title's language. */
  readonly context: readonly string[]
  /** What the source says of that item; absent for ads and where it says nothing. */
  readonly notes?: ItemNotes
  /** What ads with the title say of the work, different texts; absent for titles that are not of ads and where none says it. */
  readonly duties?: readonly string[]
  /**
   * Set where the title's place in its own classification was weighed in: probabilities of the candidates, in their
   * order, and of none of them, in place of those by the title's words alone.
   */
  readonly placed?: { readonly candidates: readonly number[]; readonly none: number; readonly remark: string }
  /** The target's items for the candidates' codes. */
  readonly items: ReadonlyMap<string, ClassificationItem>
}

/** Decides which candidate a title lies in, or none, with reasons. Never throws for a title: it answers `Undecided`. */
export interface Adjudicator {
  readonly name: string
  adjudicate(one: AdjudicationCase): Promise<Finding>
}
