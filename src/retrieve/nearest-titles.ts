/** The nearest few titles of many, nearest first; of equal ones that offered first. */
export class NearestTitles {
  count = 0
  /** The first `count` places are in use. */
  readonly titles: Int32Array
  readonly similarity: Float64Array

  constructor(kept: number) {
    this.titles = new Int32Array(kept)
    this.similarity = new Float64Array(kept)
  }

  /** What a title must have more of to be kept. */
  get least(): number {
    if (this.count < this.titles.length) return 0
    return this.count === 0 ? Infinity : this.similarity[this.count - 1]!
  }

  clear(): void {
    this.count = 0
  }

  /** A title with more than `least`; one that is kept already keeps its better value. Returns the new `least`. */
  offer(title: number, similarity: number): number {
    const known = this.titles.subarray(0, this.count).indexOf(title)
    if (known >= 0 && this.similarity[known]! >= similarity) return this.least
    let at = known >= 0 ? known : this.count < this.titles.length ? this.count++ : this.count - 1
    for (; at > 0 && this.similarity[at - 1]! < similarity; at--) {
      this.similarity[at] = this.similarity[at - 1]!
      this.titles[at] = this.titles[at - 1]!
    }
    this.similarity[at] = similarity
    this.titles[at] = title
    return this.least
  }
}
