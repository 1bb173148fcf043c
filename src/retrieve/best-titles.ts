import { NearestTitles } from './nearest-titles.js'
import type { LanguageIndex } from './title-index.js'

/** How the index titles of one language compare with a query; a query's forms count at their best. */
export interface TitleScan {
  /** By place of a code: its best similarity, and the title that has it (-1 for none); right for the best codes asked for. */
  readonly similarity: Float64Array
  readonly title: Int32Array
  readonly nearest: NearestTitles
}

/** How many codes and titles are wanted. */
export interface Kept {
  readonly codes: number
  readonly nearest: number
}

/** Keeps the best titles in whatever order they are looked at: of equal ones that of the lower place. */
export class BestTitles implements TitleScan {
  readonly similarity: Float64Array
  readonly title: Int32Array
  readonly nearest: NearestTitles
  private readonly highest: Float64Array

  constructor(
    private readonly index: Pick<LanguageIndex, 'codeOf' | 'codeStarts'>,
    kept: Kept,
  ) {
    this.similarity = new Float64Array(index.codeStarts.length - 1)
    this.title = new Int32Array(this.similarity.length)
    this.nearest = new NearestTitles(kept.nearest)
    this.highest = new Float64Array(Math.max(kept.codes, kept.nearest))
  }

  clear(): void {
    this.similarity.fill(0)
    this.title.fill(-1)
    this.nearest.clear()
  }

  look(title: number, value: number): void {
    const code = this.index.codeOf[title]!
    const best = this.similarity[code]!
    if (value > best || (value === best && title < this.title[code]!)) {
      this.similarity[code] = value
      this.title[code] = title
    }
    if (value > 0 && value >= this.nearest.least) this.nearest.offer(title, value)
  }

  /** A similarity that as many codes as are wanted come to, and so as many titles: what has less is not wanted. 0 where there are fewer. */
  leastWanted(): number {
    const { highest, similarity } = this
    const last = highest.length - 1
    highest.fill(0)
    for (let code = 0; code < similarity.length; code++) {
      const value = similarity[code]!
      if (!(value > highest[last]!)) continue
      let at = last
      for (; at > 0 && highest[at - 1]! < value; at--) highest[at] = highest[at - 1]!
      highest[at] = value
    }
    return highest[last] ?? 0
  }
}
