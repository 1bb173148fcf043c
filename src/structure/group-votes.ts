import { fold } from '../text/fold.js'
import type { PlacedTitle } from './placed-title.js'

/** Where the other titles of a title's groups lie, compared with where all titles lie. */
export interface GroupVotes {
  /** For each title: by target code, the logarithm of the votes of its groups over the whole classification's. */
  readonly votes: readonly Float64Array[]
  /**
   * How much the votes say, in [0, 1]: 0 for lists in alphabetical or random order. Measured on titles that begin with
   * another word, since neighbours in an alphabet agree with each other without saying anything.
   */
  readonly strength: number
}

/** A group's votes count like this many titles of the group above it. */
const weightOfParent = 2
const floor = 1e-4
/** Gain in log likelihood, by votes of titles that begin otherwise, at which votes begin to count and count fully. */
const gainFrom = 0.3
const gainTo = 1.5

/** The first word, cut: titles that begin alike ("Técnico em ...") are near-copies of one another. */
const beginningOf = (text: string): string => fold(text).split(' ')[0]!.slice(0, 6)

class Sums {
  private readonly sums = new Map<string, Float64Array>()
  private readonly counts = new Map<string, number>()

  constructor(private readonly width: number) {}

  add(key: string, values: Float64Array): void {
    let sum = this.sums.get(key)
    if (!sum) this.sums.set(key, (sum = new Float64Array(this.width)))
    for (let c = 0; c < this.width; c++) sum[c] = sum[c]! + values[c]!
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  of = (key: string): Float64Array => this.sums.get(key)!
  count = (key: string): number => this.counts.get(key) ?? 0
}

/** Votes of each title's groups, the title itself left out. `beliefs`: for each title, a probability for each target code. */
export function groupVotes(
  titles: readonly PlacedTitle[],
  beliefs: readonly Float64Array[],
  byWords: readonly Float64Array[],
): GroupVotes {
  const width = beliefs[0]?.length ?? 0
  const everywhere = new Float64Array(width).fill(0.5)
  for (const belief of beliefs) for (let c = 0; c < width; c++) everywhere[c] = everywhere[c]! + belief[c]!
  const all = everywhere.reduce((sum, value) => sum + value, 0)
  for (let c = 0; c < width; c++) everywhere[c] = everywhere[c]! / all

  const groups = new Sums(width)
  const alike = new Sums(width)
  const beginnings = titles.map(({ text }) => beginningOf(text))
  titles.forEach(({ path }, i) => {
    for (const group of path) {
      groups.add(group, beliefs[i]!)
      alike.add(`${group}\u0000${beginnings[i]!}`, beliefs[i]!)
    }
  })

  let gain = 0
  const votes = titles.map(({ path }, i) => {
    const own = beliefs[i]!
    const vote = everywhere.slice()
    const others = everywhere.slice()
    for (let level = path.length - 1; level >= 0; level--) {
      const group = path[level]!
      const key = `${group}\u0000${beginnings[i]!}`
      const [sum, same] = [groups.of(group), alike.of(key)]
      const count = groups.count(group) - 1
      const otherCount = groups.count(group) - alike.count(key)
      for (let c = 0; c < width; c++) {
        vote[c] = (Math.max(0, sum[c]! - own[c]!) + weightOfParent * vote[c]!) / (count + weightOfParent)
        others[c] = (Math.max(0, sum[c]! - same[c]!) + weightOfParent * others[c]!) / (otherCount + weightOfParent)
      }
    }
    let explained = 0
    let atRandom = 0
    for (let c = 0; c < width; c++) {
      explained += byWords[i]![c]! * others[c]!
      atRandom += byWords[i]![c]! * everywhere[c]!
    }
    gain += Math.log(explained / atRandom) / titles.length
    return vote.map((value, c) => Math.log((value + floor) / (everywhere[c]! + floor)))
  })
  return { votes, strength: Math.min(1, Math.max(0, (gain - gainFrom) / (gainTo - gainFrom))) }
}
