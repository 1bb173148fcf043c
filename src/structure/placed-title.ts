import type { Candidate } from '../model/finding.js'

/** A title with its place in its own classification, and what was found for it by its words alone. */
export interface PlacedTitle {
  readonly text: string
  /** The source item's code, as published. */
  readonly code: string
  /** Keys of the groups that the title lies in, nearest first. */
  readonly path: readonly string[]
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** Probability of each candidate by the title's words, in the order of `candidates`; what is missing to 1 lies elsewhere. */
  readonly probabilities: readonly number[]
}

/**
 * Groups made from codes alone, for a list without parents: titles whose codes begin alike lie together. Punctuation does
 * not count; a beginning that all or none of a group share is no group of its own. Nearest first for each code.
 */
export function pathsFromCodes(codes: readonly string[]): readonly (readonly string[])[] {
  const plain = codes.map((code) => code.replace(/[^0-9A-Za-z]/g, ''))
  const members = new Map<string, number>()
  for (const code of plain) {
    for (let length = 1; length < code.length; length++) {
      const beginning = code.slice(0, length)
      members.set(beginning, (members.get(beginning) ?? 0) + 1)
    }
  }
  return plain.map((code) => {
    const path: string[] = []
    let larger = codes.length
    for (let length = 1; length < code.length; length++) {
      const beginning = code.slice(0, length)
      const size = members.get(beginning)!
      if (size > 1 && size < larger) path.unshift(beginning)
      larger = size
    }
    return path
  })
}
