/** The nearest few titles of many, nearest first; of equal ones that of the lower place. */
export class NearestTitles {
  count = 0
  /** The first `count` places are in use. */
  readonly titles: Int32Array
  readonly similarity: Float64Array

  constructor(kept: number) {
    this.titles = new Int32Array(kept)
    this.similarity = new Float64Array(kept)
  }

  /** What a title must come to at least to be kept. */
  get least(): number {
    if (this.count < this.titles.length) return 0
    return this.count === 0 ? Infinity : this.similarity[this.count - 1]!
  }

  clear(): void {
    this.count = 0
  }

  /** A title with at least `least`; one that is kept already keeps its better value. */
  offer(title: number, similarity: number): void {
    const { titles } = this
    const all = this.similarity
    let at = 0
    while (at < this.count && titles[at] !== title) at++
    if (at < this.count) {
      if (all[at]! >= similarity) return
    } else if (this.count < titles.length) this.count++
    else if (!isBefore(similarity, title, all[--at]!, titles[at]!)) return
    for (; at > 0 && isBefore(similarity, title, all[at - 1]!, titles[at - 1]!); at--) {
      all[at] = all[at - 1]!
      titles[at] = titles[at - 1]!
    }
    all[at] = similarity
    titles[at] = title
  }
}

const isBefore = (similarity: number, title: number, other: number, otherTitle: number): boolean =>
  similarity > other || (similarity === other && title < otherTitle)
