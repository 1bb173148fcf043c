import { BestTitles, type Kept, type TitleScan } from './best-titles.js'
import { reachedBy } from '../numbers/reached-by.js'
import { CommonAsked } from './common-asked.js'
import { commonFeatures } from './common-features.js'
import { FewPostings } from './few-postings.js'
import { ofDifferentWords, perLanguage } from './partitions.js'
import type { Features, SparseArrays } from './sparse-arrays.js'
import { scanMemory } from './scan-memory.js'
import { addCommon, addRare } from './scan-sums.js'
import { SparseQuery } from './sparse-index.js'
import type { LanguageIndex } from './title-index.js'

/**
 * Compares with the index titles of a language by the features given, adding up what rare features say of all of them and
 * asking what common ones add only of those that may still be wanted: what they can add to a cosine is at most the product
 * of the lengths of both vectors in them (Cauchy-Schwarz). Several methods read one scan: the last ones are kept. A scan
 * may be read until `scansKept` others of that language.
 */
export function titleScanner(
  arraysOf: (language: LanguageIndex) => SparseArrays,
  features: Features,
  kept: Kept,
): (language: LanguageIndex, forms: readonly string[]) => TitleScan {
  const scannerOf = perLanguage((language) => scanner(language, arraysOf(language), features, kept))
  return (language, forms) => scannerOf(language)(forms)
}

function scanner(index: LanguageIndex, arrays: SparseArrays, features: Features, kept: Kept) {
  const { inverseLengths } = arrays
  const query = new SparseQuery(arrays, features)
  const common = commonFeatures(arrays)
  const memory = scanMemory(arrays, common)
  const asked = new CommonAsked(common, query, memory.products)
  const few = new FewPostings(arrays, query)
  const wanted = Math.max(kept.codes, kept.nearest)
  const scans = Array.from({ length: scansKept }, () => ({
    forms: null as string | null,
    best: new BestTitles(index, kept),
  }))
  let { best } = scans[0]!

  const lookBetween = (least: number, below: number): void => {
    const { listed } = memory
    for (let i = 0, count = memory.listBetween(least, below); i < count; i++) {
      const title = listed[i]!
      best.look(title, asked.productOf(title) * inverseLengths[title]!)
    }
  }

  /** Looks at the titles that may come to most; gives what any that is still wanted comes to, and what is looked at. */
  const lookAtSome = (left: number): { readonly least: number; readonly below: number } => {
    const below = Math.max(rounding, reachedBy(memory.bound(left), blocksLookedAt * wanted))
    lookBetween(below, Infinity)
    return { least: best.leastWanted(), below }
  }

  const compareAll = (): void => {
    memory.products.fill(0)
    const left = addRare(memory, arrays, common, query)
    if (left > 0) asked.choose()
    else asked.chooseNone()
    let { least, below } = lookAtSome(left)
    if (left > 0 && least < worthAsking * left) {
      addCommon(memory, arrays, common, query)
      asked.chooseNone()
      ;({ least, below } = lookAtSome(0))
    }
    lookBetween(Math.max(least - rounding, rounding), below)
  }

  const compare = (form: string): void => {
    query.read(form)
    if (!few.add()) {
      compareAll()
      return
    }
    for (let i = 0; i < few.count; i++) {
      const title = few.documents[i]!
      best.look(title, few.products[title]! * inverseLengths[title]!)
    }
  }

  let next = 0
  return (forms: readonly string[]): TitleScan => {
    const key = forms.join('\n')
    const known = scans.find((scan) => scan.forms === key)
    if (known !== undefined) return known.best
    const scan = scans[next++ % scansKept]!
    scan.forms = key
    best = scan.best
    best.clear()
    for (const form of ofDifferentWords(forms)) compare(form)
    return best
  }
}

/** As many as titles are looked up together: all of them by one method before the next. */
const scansKept = 16
/** Where the least similarity wanted is smaller than this share of what common features may add, too many titles would be asked. */
const worthAsking = 0.5
/** For each code wanted so many blocks of titles are looked at first, to learn what similarity is wanted at least. */
const blocksLookedAt = 6
/** More than adding up in single precision can lose. */
const rounding = 1e-5
