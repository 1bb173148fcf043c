import type { IndexEntry } from '../model/classification.js'
import type { LanguageTag } from '../model/language.js'
import { formsOf } from '../text/forms.js'
import { mixed, nextHigh, nextLow, startHigh, startLow } from './text-hash.js'

/**
 * All folded index titles of a target as numbers: which codes a title stands under in which language. Titles are kept
 * as 64-bit hashes (two different titles of a million share one with a probability below one in ten million), so that
 * several threads read one table in shared memory.
 */
export interface ExactTable {
  readonly languages: readonly LanguageTag[]
  readonly codes: readonly string[]
  /** A power of two of places, each of three numbers: both halves of the hash, and language and code, 0 where free. */
  readonly places: Uint32Array
}

/** How an index speaks of one title: by code, the share of its own language and that of all others, in [0, 1]. */
export interface ExactShares {
  readonly native: ReadonlyMap<string, number>
  readonly foreign: ReadonlyMap<string, number>
}

const perPlace = 3
const codeBits = 16

/** Every form of every entry. Throws RangeError above 65,534 codes or languages. */
export function buildExactTable(entries: readonly IndexEntry[]): ExactTable {
  const languages = [...new Set(entries.map(({ language }) => language))]
  const codes = [...new Set(entries.map(({ code }) => code))]
  if (Math.max(codes.length, languages.length) >= (1 << codeBits) - 1) throw new RangeError('too many codes')
  const [languageOf, codeOf] = [placesOf(languages), placesOf(codes)]
  const stood = entries.flatMap(({ title, language, code }) =>
    formsOf(title).map((form) => ({ form, value: valueOf(languageOf.get(language)!, codeOf.get(code)!) })),
  )
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, stood.length * 1.5)))
  const places = new Uint32Array(size * perPlace)
  for (const { form, value } of stood) put(places, form, value)
  return { languages, codes, places }
}

const placesOf = (values: readonly string[]): ReadonlyMap<string, number> =>
  new Map(values.map((value, place) => [value, place]))

/** Never 0. */
const valueOf = (language: number, code: number): number => ((language << codeBits) | (code + 1)) >>> 0

function put(places: Uint32Array, form: string, value: number): void {
  const [high, low] = hashOf(form)
  for (let at = firstPlace(places, low); ; at = nextPlace(places, at)) {
    if (places[at + 2] === 0) {
      places.set([high, low, value], at)
      return
    }
    if (places[at] === high && places[at + 1] === low && places[at + 2] === value) return
  }
}

const firstPlace = (places: Uint32Array, low: number): number => (low & (places.length / perPlace - 1)) * perPlace
const nextPlace = (places: Uint32Array, at: number): number => (at + perPlace === places.length ? 0 : at + perPlace)

const nothing: ReadonlyMap<string, number> = new Map()
/** Of a title that the index does not hold. */
export const notInIndex: ExactShares = { native: nothing, foreign: nothing }

/** Looks up folded forms of one title. A title that stands under several codes shares its weight among them. */
export function exactShares({
  languages,
  codes,
  places,
}: ExactTable): (forms: readonly string[], language: LanguageTag) => ExactShares {
  return (forms, language) => {
    let native: string[] | null = null
    let foreign: string[] | null = null
    for (const form of forms) {
      const [high, low] = hashOf(form)
      for (let at = firstPlace(places, low); places[at + 2] !== 0; at = nextPlace(places, at)) {
        if (places[at] !== high || places[at + 1] !== low) continue
        const value = places[at + 2]!
        const code = codes[(value & ((1 << codeBits) - 1)) - 1]!
        if (languages[value >>> codeBits] === language) (native ??= []).push(code)
        else (foreign ??= []).push(code)
      }
    }
    if (native === null && foreign === null) return notInIndex
    return { native: sharesOf(native), foreign: sharesOf(foreign) }
  }
}

function sharesOf(said: readonly string[] | null): ReadonlyMap<string, number> {
  if (said === null) return nothing
  const shares = new Map<string, number>()
  for (const code of said) shares.set(code, (shares.get(code) ?? 0) + 1 / said.length)
  return shares
}

const halves: [number, number] = [0, 0]

/** Both halves of a form's hash. The answer is good until the next call. */
function hashOf(form: string): readonly [number, number] {
  let high = startHigh
  let low = startLow
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i)
    high = nextHigh(high, unit)
    low = nextLow(low, unit)
  }
  halves[0] = mixed(high)
  halves[1] = mixed(low)
  return halves
}
