import { reachedBy } from '../numbers/reached-by.js'
import { type CommonFeatures, commonFeatures } from './common-features.js'
import { NearestTitles } from './nearest-titles.js'
import { perLanguage } from './partitions.js'
import { damped, type Features, type SparseArrays } from './sparse-arrays.js'
import { type ScanMemory, scanMemory } from './scan-memory.js'
import { addOften, addPairs, SparseQuery } from './sparse-index.js'
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

/**
 * Compares with the index titles of a language by the features given, adding up what rare features say of all of them and
 * asking what common ones add only of those that may still be wanted: what they can add to a cosine is at most the product
 * of the lengths of both vectors in them (Cauchy-Schwarz). Several methods read one scan: the last one is
 * kept. A scan may be read until the next one of that language.
 */
export function titleScanner(
  arraysOf: (language: LanguageIndex) => SparseArrays,
  features: Features,
  kept: Kept,
): (language: LanguageIndex, forms: readonly string[]) => TitleScan {
  const scannerOf = perLanguage((language) => scanner(language, arraysOf(language), features, kept))
  return (language, forms) => scannerOf(language)(forms)
}

function scanner({ codeOf, codeStarts }: LanguageIndex, arrays: SparseArrays, features: Features, kept: Kept) {
  const { inverseLengths } = arrays
  const codes = codeStarts.length - 1
  const query = new SparseQuery(arrays, features)
  const common = commonFeatures(arrays)
  const memory = scanMemory(arrays, common)
  const asked = commonAsked(common, query, memory.products)
  const sofar = new Float64Array(codes)
  const wanted = Math.max(kept.codes, kept.nearest)
  const scan: TitleScan = {
    similarity: new Float64Array(codes),
    title: new Int32Array(codes),
    nearest: new NearestTitles(kept.nearest),
  }

  const valueOf = (title: number): number => asked.productOf(title) * inverseLengths[title]!

  /** A similarity that so many codes come to at least: what has less is not wanted. */
  const leastWanted = (): number => {
    const from = reachedBy(memory.bound(0), blocksLookedAt * wanted)
    if (!(from > rounding)) return 0
    sofar.fill(0)
    memory.eachAbove(from, (title) => {
      const value = valueOf(title)
      const code = codeOf[title]!
      if (value > sofar[code]!) sofar[code] = value
    })
    return leastOf(sofar, wanted)
  }

  const compare = (form: string): void => {
    query.read(form)
    memory.products.fill(0)
    let left = addRare(memory, arrays, common, query)
    asked.choose(left > 0)
    let least = leastWanted()
    if (left > 0 && least < worthAsking * left) {
      addCommon(memory, arrays, common, query)
      left = 0
      asked.choose(false)
      least = leastWanted()
    }
    memory.bound(left)
    memory.eachAbove(Math.max(least - rounding, rounding), (title) => {
      const value = valueOf(title)
      const code = codeOf[title]!
      if (value > scan.similarity[code]!) {
        scan.similarity[code] = value
        scan.title[code] = title
      }
      if (value > scan.nearest.least) scan.nearest.offer(title, value)
    })
  }

  let lastForms: string | null = null
  return (forms: readonly string[]): TitleScan => {
    const key = forms.join('\n')
    if (key === lastForms) return scan
    lastForms = key
    scan.similarity.fill(0)
    scan.title.fill(-1)
    scan.nearest.clear()
    for (const form of forms) compare(form)
    return scan
  }
}

/** Where the least similarity wanted is smaller than this share of what common features may add, too many titles would be asked. */
const worthAsking = 0.5
/** For each code wanted so many blocks of titles are looked at to learn what similarity is wanted at least. */
const blocksLookedAt = 4
/** More than adding up in single precision can lose. */
const rounding = 1e-5
const twice = damped(2)

/** Adds up all but common features; returns the length of the query's part that is left. */
function addRare(
  memory: ScanMemory,
  arrays: SparseArrays,
  { rowOf, often }: CommonFeatures,
  query: SparseQuery,
): number {
  let left = 0
  for (let i = 0; i < query.count; i++) {
    const feature = query.numbers[i]!
    const row = rowOf[feature]!
    const part = query.parts[i]!
    if (row < 0) addAll(memory, arrays, feature, part)
    else {
      left += query.shares[i]!
      addPairs(memory.products, often[row]!, 0, often[row]!.length, part)
    }
  }
  return Math.sqrt(left)
}

/** Adds up what `addRare` left. */
function addCommon(
  memory: ScanMemory,
  arrays: SparseArrays,
  { rowOf, often }: CommonFeatures,
  query: SparseQuery,
): void {
  for (let i = 0; i < query.count; i++) {
    const feature = query.numbers[i]!
    const row = rowOf[feature]!
    if (row < 0) continue
    addPairs(memory.products, often[row]!, 0, often[row]!.length, -query.parts[i]!)
    addAll(memory, arrays, feature, query.parts[i]!)
  }
}

function addAll(
  { products, addOnce, addTwice }: ScanMemory,
  arrays: SparseArrays,
  feature: number,
  part: number,
): void {
  addOnce(feature, part)
  addTwice(feature, part)
  addOften(products, arrays, feature, part)
}

/** The value at place `count` of the highest; 0 where there are fewer. Puts the values in order. */
function leastOf(values: Float64Array, count: number): number {
  return values.length < count ? 0 : values.sort()[values.length - count]!
}

/** Completes single titles' products by asking which of the query's common features each holds. */
function commonAsked({ rowOf, bits, rowWords }: CommonFeatures, query: SparseQuery, products: Float32Array) {
  const rows: number[] = []
  const parts: number[] = []
  return {
    /** To be called once the query is read; without `any`, products are complete already. */
    choose: (any: boolean): void => {
      rows.length = parts.length = 0
      for (let i = 0; any && i < query.count; i++) {
        const row = rowOf[query.numbers[i]!]!
        if (row < 0) continue
        rows.push(row * rowWords)
        parts.push(query.parts[i]!)
      }
    },
    productOf: (title: number): number => {
      let product = products[title]!
      const word = 2 * (title >>> 5)
      const bit = title & 31
      for (let i = 0; i < rows.length; i++) {
        if ((bits[rows[i]! + word]! >>> bit) & 1) product += parts[i]!
        else if ((bits[rows[i]! + word + 1]! >>> bit) & 1) product += twice * parts[i]!
      }
      return product
    },
  }
}
