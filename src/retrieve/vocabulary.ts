/**
 * Numbers of features by their 64-bit hashes, as a hash table in one array that threads can share: a power of two of
 * places, each of three numbers: both halves of the hash, and the feature's number + 1, 0 where free.
 */
export type Vocabulary = Uint32Array

const perPlace = 3
const firstPlaces = 1 << 12
/** The share of places in use at most: a search soon comes to a free one. */
const fullness = 0.6

/** The number of a feature, -1 for one that is not in it. */
export function numberOf(vocabulary: Vocabulary, high: number, low: number): number {
  const mask = vocabulary.length / perPlace - 1
  for (let place = low & mask; ; place = (place + 1) & mask) {
    const at = place * perPlace
    const number = vocabulary[at + 2]!
    if (number === 0) return -1
    if (vocabulary[at + 1] === low && vocabulary[at] === high) return number - 1
  }
}

/** A vocabulary that grows: features get numbers from 0 in the order in which they are first asked for. */
export class GrowingVocabulary {
  size = 0
  table: Vocabulary = new Uint32Array(firstPlaces * perPlace)

  numberFor(high: number, low: number): number {
    const known = numberOf(this.table, high, low)
    if (known >= 0) return known
    if ((this.size + 1) * perPlace > fullness * this.table.length) this.grow()
    put(this.table, high, low, ++this.size)
    return this.size - 1
  }

  private grow(): void {
    const old = this.table
    this.table = new Uint32Array(2 * old.length)
    for (let at = 0; at < old.length; at += perPlace) {
      if (old[at + 2] !== 0) put(this.table, old[at]!, old[at + 1]!, old[at + 2]!)
    }
  }
}

function put(table: Vocabulary, high: number, low: number, value: number): void {
  const mask = table.length / perPlace - 1
  let place = low & mask
  while (table[place * perPlace + 2] !== 0) place = (place + 1) & mask
  table[place * perPlace] = high
  table[place * perPlace + 1] = low
  table[place * perPlace + 2] = value
}
