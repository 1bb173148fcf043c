import type { IndexEntry } from '../model/classification.js'
import type { LanguageTag } from '../model/language.js'
import { formsOf } from '../text/forms.js'
import { type PackedTexts, packTexts, textAt } from './packed-texts.js'

/** The index titles of one language as arrays, which threads can share; a title of several forms stands once for each. */
export interface LanguageIndex {
  readonly language: LanguageTag
  /** Its place among the languages of the index. */
  readonly number: number
  /** Titles of code c of the index's `codes` lie in [codeStarts[c], codeStarts[c + 1]), in the order they were given. */
  readonly codeStarts: Uint32Array
  /** By title: the place of its code. */
  readonly codeOf: Uint16Array
  /** By title: as written in the entry that it is a form of, and folded. */
  readonly texts: PackedTexts
  readonly folded: PackedTexts
  /** By title: the place of its source in the index's `sources`. */
  readonly sourceOf: Uint16Array
}

/** All index titles of a target classification, by language: titles are compared with those of their own language first. */
export interface TitleIndex {
  readonly languages: ReadonlyMap<LanguageTag, LanguageIndex>
  /** Sorted: of equal scores that of the lower place comes first, on every machine. */
  readonly codes: readonly string[]
  readonly sources: readonly string[]
  readonly size: number
}

export const titlesIn = ({ codeOf }: LanguageIndex): number => codeOf.length

/** The entry that a title is a form of. */
export const entryOf = ({ codes, sources }: TitleIndex, language: LanguageIndex, title: number): IndexEntry => ({
  title: textAt(language.texts, title),
  language: language.language,
  code: codes[language.codeOf[title]!]!,
  source: sources[language.sourceOf[title]!]!,
})

/** Folded titles one after another. */
export function* foldedTitles({ folded }: LanguageIndex, from: number, end: number): Generator<string> {
  for (let title = from; title < end; title++) yield textAt(folded, title)
}

/**
 * Whether a target has few index titles (as ship) or many (as are imported: ESCO has a hundred thousands in 26
 * languages). What a method's showing is worth differs, and is learnt for each.
 */
export type Richness = 'lean' | 'rich'

export const richnessOf = (entries: readonly unknown[]): Richness => (entries.length > manyTitles ? 'rich' : 'lean')

const manyTitles = 200_000
const mostCodes = 0xffff

/**
 * Groups entries by language, with every form of each title ("x/y" in two genders is two forms of one entry). Throws
 * RangeError above 65,535 codes.
 */
export function buildTitleIndex(entries: readonly IndexEntry[]): TitleIndex {
  const codes = [...new Set(entries.map(({ code }) => code))].sort()
  const sources = [...new Set(entries.map(({ source }) => source))]
  if (Math.max(codes.length, sources.length) > mostCodes) throw new RangeError('too many codes')
  const placeOf = { code: placesOf(codes), source: placesOf(sources) }
  const languages = new Map<LanguageTag, LanguageIndex>()
  let size = 0
  for (const [language, own] of byLanguage(entries)) {
    const index = languageIndex(language, languages.size, own, placeOf)
    languages.set(language, index)
    size += titlesIn(index)
  }
  return { languages, codes, sources, size }
}

function byLanguage(entries: readonly IndexEntry[]): ReadonlyMap<LanguageTag, readonly IndexEntry[]> {
  const grouped = new Map<LanguageTag, IndexEntry[]>()
  for (const entry of entries) {
    const own = grouped.get(entry.language)
    if (own) own.push(entry)
    else grouped.set(entry.language, [entry])
  }
  return grouped
}

type Places = ReadonlyMap<string, number>
const placesOf = (values: readonly string[]): Places => new Map(values.map((value, place) => [value, place]))

function languageIndex(
  language: LanguageTag,
  number: number,
  entries: readonly IndexEntry[],
  placeOf: { readonly code: Places; readonly source: Places },
): LanguageIndex {
  const byCode = Array.from({ length: placeOf.code.size }, (): { entry: IndexEntry; folded: string }[] => [])
  const seen = new Set<string>()
  for (const entry of entries) {
    for (const folded of formsOf(entry.title)) {
      const key = `${entry.code} ${folded}`
      if (seen.has(key)) continue
      seen.add(key)
      byCode[placeOf.code.get(entry.code)!]!.push({ entry, folded })
    }
  }
  const titles = byCode.flat()
  const codeStarts = new Uint32Array(byCode.length + 1)
  byCode.forEach((own, code) => (codeStarts[code + 1] = codeStarts[code]! + own.length))
  return {
    ...{ language, number, codeStarts },
    codeOf: Uint16Array.from(titles, ({ entry }) => placeOf.code.get(entry.code)!),
    texts: packTexts(titles.map(({ entry }) => entry.title)),
    folded: packTexts(titles.map(({ folded }) => folded)),
    sourceOf: Uint16Array.from(titles, ({ entry }) => placeOf.source.get(entry.source)!),
  }
}
