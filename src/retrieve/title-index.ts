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
  /** By title: one more than the place of its occupation in the index's `occupations`; 0 where it names none. */
  readonly occupationOf: Uint32Array
}

/** All index titles of a target classification, by language: titles are compared with those of their own language first. */
export interface TitleIndex {
  readonly languages: ReadonlyMap<LanguageTag, LanguageIndex>
  /** Sorted: of equal scores that of the lower place comes first, on every machine. */
  readonly codes: readonly string[]
  readonly sources: readonly string[]
  /** The finer occupations that some titles name, as their sources know them. */
  readonly occupations: readonly string[]
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
 * Whether a target has few index titles (as ship) or many (as are imported: ESCO has hundreds of thousands in 26
 * languages); `finer`: many, which tell apart more occupations than the target has items. What a method's showing is
 * worth differs, and is learnt for each.
 */
export const richnesses = ['lean', 'rich', 'finer'] as const
export type Richness = (typeof richnesses)[number]

export function richnessOf(entries: readonly Pick<IndexEntry, 'code' | 'occupation'>[]): Richness {
  if (entries.length <= manyTitles) return 'lean'
  const items = new Set<string>()
  const occupations = new Set<string>()
  for (const { code, occupation } of entries) {
    items.add(code)
    if (occupation !== undefined) occupations.add(occupation)
  }
  return occupations.size > items.size ? 'finer' : 'rich'
}

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
  const occupations = [...new Set(entries.flatMap(({ occupation }) => (occupation === undefined ? [] : [occupation])))]
  const placeOf = { code: placesOf(codes), source: placesOf(sources), occupation: placesOf(occupations) }
  const languages = new Map<LanguageTag, LanguageIndex>()
  let size = 0
  for (const [language, own] of byLanguage(entries)) {
    const index = languageIndex(language, languages.size, own, placeOf)
    languages.set(language, index)
    size += titlesIn(index)
  }
  return { languages, codes, sources, occupations, size }
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

interface IndexTitle {
  readonly entry: IndexEntry
  readonly folded: string
  /** Of the first entry that names one, for several may have the same form. */
  occupation: number
}

function languageIndex(
  language: LanguageTag,
  number: number,
  entries: readonly IndexEntry[],
  placeOf: { readonly code: Places; readonly source: Places; readonly occupation: Places },
): LanguageIndex {
  const byCode = Array.from({ length: placeOf.code.size }, (): IndexTitle[] => [])
  const seen = new Map<string, IndexTitle>()
  for (const entry of entries) {
    const occupation = entry.occupation === undefined ? 0 : placeOf.occupation.get(entry.occupation)! + 1
    for (const folded of formsOf(entry.title)) {
      const key = `${entry.code} ${folded}`
      const known = seen.get(key)
      if (known !== undefined) {
        known.occupation ||= occupation
        continue
      }
      const title = { entry, folded, occupation }
      seen.set(key, title)
      byCode[placeOf.code.get(entry.code)!]!.push(title)
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
    occupationOf: Uint32Array.from(titles, ({ occupation }) => occupation),
  }
}
