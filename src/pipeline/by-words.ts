import type { ClassificationItem } from '../model/classification.js'
import type { Candidate } from '../model/finding.js'
import type { Title } from '../model/title.js'

/** A title with what its words alone say of it. */
export interface ByWords {
  readonly title: Title
  readonly candidates: readonly Candidate[]
  readonly probabilities: readonly number[]
}

/** The codes of the groups that a title lies in, nearest first. */
export function groupsOf({ origin }: Title, items: ReadonlyMap<string, ClassificationItem>): readonly string[] {
  const groups: string[] = []
  let code = origin.kind === 'Item' ? origin.parent : origin.kind === 'Entry' ? origin.code : null
  while (code !== null && items.has(code)) {
    groups.push(code)
    code = items.get(code)!.parent
  }
  return groups
}
