import type { Config } from '../config.js'
import type { TextChoices } from '../files/text-choices.js'
import type { Classification, IndexEntry, SourceDescription } from '../model/classification.js'
import type { IngestReport, Recipe } from '../model/ingest.js'
import type { OnlineJobAd } from '../model/job-ad.js'
import type { PreviousMapping } from '../model/previous-mapping.js'
import type { ShippedRecipe } from './recipe-schema.js'
import type { LanguageTag } from '../model/language.js'

/** What a file was turned into. */
export type Ingested =
  | {
      readonly kind: 'classification'
      readonly classification: Classification
      /** From the items' alternative titles; may be empty. */
      readonly entries: readonly IndexEntry[]
      readonly report: IngestReport
    }
  | {
      readonly kind: 'index'
      /** Id of the classification whose codes the entries carry. */
      readonly target: string
      readonly entries: readonly IndexEntry[]
      readonly report: IngestReport
    }
  | {
      readonly kind: 'correspondence'
      /** Ids of the two classifications; `''` where the recipe does not say. */
      readonly from: string
      readonly target: string
      readonly mappings: readonly PreviousMapping[]
      readonly report: IngestReport
    }
  | { readonly kind: 'ads'; readonly ads: readonly OnlineJobAd[]; readonly report: IngestReport }

/** The language of each title in their order, chosen among those given or, where none is, all that are known. */
export type DetectLanguages = (
  titles: readonly string[],
  languages: readonly LanguageTag[],
) => {
  readonly languages: readonly LanguageTag[]
  /** What a person should know of how they were found. */
  readonly remarks: readonly string[]
}

export interface IngestOptions {
  readonly file: string
  readonly description: SourceDescription
  /** How to read the file; found among the recipes that ship, else guessed, when absent. */
  readonly recipe?: Recipe
  readonly config: Config
  /** What somebody says of a text file; comes before what the recipe says. */
  readonly text?: TextChoices
  /** Recipes to choose from by the file's name and header; those that ship when absent, none when empty. */
  readonly recipes?: readonly ShippedRecipe[]
  /** Codes of the target, where it is known: an index entry with another code is refused. */
  readonly targetCodes?: ReadonlySet<string>
  /** The same, asked for once it is clear from recipe or header what the target is; `undefined` where it is not at hand. */
  readonly codesOfTarget?: (target: string) => Promise<ReadonlySet<string> | undefined>
  /** Asked where the source does not declare exactly one language and the file does not say which title is in which. */
  readonly detectLanguages?: DetectLanguages
}
