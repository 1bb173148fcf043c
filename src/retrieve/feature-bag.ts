import { highOf, lowOf, mixed, nextHigh, nextLow, startHigh, startLow } from './text-hash.js'

const firstRoom = 256
const space = 0x20

/**
 * The features of one text, each once and how often it occurs, as 64-bit hashes. Made once and filled again and again: no
 * text of a feature is ever cut out. The first `count` places of its arrays are in use, in the order of first occurrence.
 */
export class FeatureBag {
  count = 0
  highs = new Uint32Array(firstRoom)
  lows = new Uint32Array(firstRoom)
  times = new Uint32Array(firstRoom)
  /** A hash table: places of features + 1, 0 where free; twice as long as there is room for features. */
  private slots = new Int32Array(2 * firstRoom)

  clear(): void {
    this.count = 0
    this.slots.fill(0)
  }

  add(high: number, low: number): void {
    const mask = this.slots.length - 1
    let slot = low & mask
    for (let known = this.slots[slot]!; known !== 0; known = this.slots[slot]!) {
      if (this.lows[known - 1] === low && this.highs[known - 1] === high) {
        this.times[known - 1]!++
        return
      }
      slot = (slot + 1) & mask
    }
    if (this.count === this.highs.length) {
      this.grow()
      this.add(high, low)
      return
    }
    this.highs[this.count] = high
    this.lows[this.count] = low
    this.times[this.count] = 1
    this.slots[slot] = ++this.count
  }

  addText(text: string): void {
    this.add(highOf(text), lowOf(text))
  }

  /**
   * The character n-grams of each word with a space at both ends, so that beginnings and endings of words count as such;
   * a word shorter than the shortest is one itself. The same as `characterNgrams` of text/tokens.ts, in another order.
   */
  addNgrams(folded: string, shortest: number, longest: number): void {
    const end = folded.length
    for (let start = 0; start < end; start++) {
      if (folded.charCodeAt(start) === space) continue
      let stop = start + 1
      while (stop < end && folded.charCodeAt(stop) !== space) stop++
      this.addNgramsOfWord(folded, start, stop, Math.min(shortest, stop - start + 2), longest)
      start = stop
    }
  }

  private addNgramsOfWord(text: string, start: number, stop: number, shortest: number, longest: number): void {
    for (let at = start - 1; at + shortest <= stop + 1; at++) {
      let high = startHigh
      let low = startLow
      const last = Math.min(at + longest, stop + 1)
      for (let place = at; place < last; place++) {
        const unit = place < start || place >= stop ? space : text.charCodeAt(place)
        high = nextHigh(high, unit)
        low = nextLow(low, unit)
        if (place - at >= shortest - 1) this.add(mixed(high), mixed(low))
      }
    }
  }

  private grow(): void {
    const longer = (values: Uint32Array) => {
      const grown = new Uint32Array(2 * values.length)
      grown.set(values)
      return grown
    }
    this.highs = longer(this.highs)
    this.lows = longer(this.lows)
    this.times = longer(this.times)
    this.slots = new Int32Array(2 * this.slots.length)
    const mask = this.slots.length - 1
    for (let known = 0; known < this.count; known++) {
      let slot = this.lows[known]! & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = known + 1
    }
  }
}
