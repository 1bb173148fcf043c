import type { Labels, LanguageTag } from './language.js'

/** One level of a classification (XKOS `ClassificationLevel`), from the top down. */
export interface ClassificationLevel {
  /** 1 for the top level. */
  readonly depth: number
  /** Its name in the field: `major group`, `unit group`, `occupation`. */
  readonly name: string
  /** A regular expression that every code of this level matches whole. */
  readonly codePattern: string
}

/** Notes to an item, by language (XKOS: core content, tasks, additional content, exclusion). Absent when unknown. */
export interface ItemNotes {
  /** One or two sentences of our own, shipped; they stand in until a definition is imported. */
  readonly gloss?: Labels
  readonly definition?: Labels
  readonly tasks?: Labels
  readonly included?: Labels
  readonly excluded?: Labels
  readonly other?: Labels
}

/** A classification item (Neuchatel/GSIM): a group or an occupation with its code and labels. */
export interface ClassificationItem {
  /** As text; leading zeros are part of it. */
  readonly code: string
  /** The parent's code; `null` at the top. */
  readonly parent: string | null
  /** Depth of its level, 1 at the top. */
  readonly depth: number
  readonly labels: Labels
  readonly notes: ItemNotes
  /** ISCO skill level as published: `1`, `2`, `3`, `4`, `3-4`; `null` where the classification has none. */
  readonly skillLevel: string | null
}

/** What is known of a source as a whole; the same words stand in its `source.json`. */
export interface SourceDescription {
  /** Short and file-name safe: `isco-08`, `cbo-2002`. */
  readonly id: string
  readonly title: string
  readonly publisher: string
  /** ISO 3166-1 alpha-2, or `INT`. */
  readonly country: string
  readonly languages: readonly LanguageTag[]
  readonly version: string
  readonly licence: string
  readonly origin: string
  /** True for what ships as a sample: shown as such wherever its data is shown. */
  readonly sample: boolean
}

/** One version of a statistical classification (a SKOS concept scheme of its own). */
export interface Classification {
  readonly source: SourceDescription
  readonly levels: readonly ClassificationLevel[]
  /** Parents before children, then by code. */
  readonly items: readonly ClassificationItem[]
}

/** A title in a classification's index, pointing to one item. */
export interface IndexEntry {
  readonly title: string
  readonly language: LanguageTag
  readonly code: string
  /** Id of the source that says so. */
  readonly source: string
  /** Which of the item's occupations the title names, where its source tells them apart: an ESCO concept's address. */
  readonly occupation?: string
}
