import type { IndexEntry } from '../model/classification.js'
import type { LanguageTag } from '../model/language.js'
import { fold } from '../text/fold.js'
import { surfaces } from '../text/surfaces.js'

/** One comparable form of an index title. */
export interface IndexedTitle {
  readonly entry: IndexEntry
  readonly folded: string
}

/** The index titles of one language, and the codes they point to. */
export interface LanguageIndex {
  readonly language: LanguageTag
  readonly titles: readonly IndexedTitle[]
  /** Sorted; a title's code is looked up by its place here. */
  readonly codes: readonly string[]
  /** For each title, the place of its code in `codes`. */
  readonly codeOf: Int32Array
}

/** All index titles of a target classification, by language: titles are compared with those of their own language first. */
export interface TitleIndex {
  readonly languages: ReadonlyMap<LanguageTag, LanguageIndex>
  readonly size: number
}

/**
 * Whether a target has few index titles (as ship) or many (as are imported: ESCO has a hundred thousands in 26
 * languages). What a method's showing is worth differs, and is learnt for each.
 */
export type Richness = 'lean' | 'rich'

export const richnessOf = (entries: readonly unknown[]): Richness => (entries.length > manyTitles ? 'rich' : 'lean')

const manyTitles = 100_000

/** Groups entries by language, with every form of each title ("x/y" in two genders is two forms of one entry). */
export function buildTitleIndex(entries: readonly IndexEntry[]): TitleIndex {
  const byLanguage = new Map<LanguageTag, IndexEntry[]>()
  for (const entry of entries) {
    const own = byLanguage.get(entry.language)
    if (own) own.push(entry)
    else byLanguage.set(entry.language, [entry])
  }
  const languages = new Map<LanguageTag, LanguageIndex>()
  let size = 0
  for (const [language, own] of byLanguage) {
    const index = languageIndex(language, own)
    languages.set(language, index)
    size += index.titles.length
  }
  return { languages, size }
}

function languageIndex(language: LanguageTag, entries: readonly IndexEntry[]): LanguageIndex {
  const titles: IndexedTitle[] = []
  const seen = new Set<string>()
  for (const entry of entries) {
    for (const surface of surfaces(entry.title)) {
      const folded = fold(surface)
      const key = `${entry.code} ${folded}`
      if (folded === '' || seen.has(key)) continue
      seen.add(key)
      titles.push({ entry, folded })
    }
  }
  const codes = [...new Set(titles.map(({ entry }) => entry.code))].sort()
  const placeOf = new Map(codes.map((code, place) => [code, place]))
  return { language, titles, codes, codeOf: Int32Array.from(titles, ({ entry }) => placeOf.get(entry.code)!) }
}
