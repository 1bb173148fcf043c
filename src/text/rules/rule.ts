import type { NoiseCategory, TitleAttribute } from '../normal-title.js'

/** Words whose place in a title tells that they are not part of the occupation. */
export interface PhraseRule {
  readonly category: NoiseCategory
  readonly attribute?: TitleAttribute
  /** The one spelling of the attribute; without it, the words as written. */
  readonly value?: string
  /** Phrases separated by commas, folded; `9` stands for any number, `*` for any one word. */
  readonly phrases: string
  /**
   * `anywhere` (default); `whole`: only where nothing else is left in the part; `end` and `start`: only where everything
   * after or before it in the part is noise too.
   */
  readonly where?: 'anywhere' | 'whole' | 'end' | 'start'
  /** Not directly after, or before, one of these words (separated by spaces). */
  readonly notAfter?: string
  readonly notBefore?: string
  /** Not as the first word of a segment. */
  readonly notFirst?: boolean
  /** Only directly after, or before, one of these words. */
  readonly after?: string
  readonly before?: string
  /** Not in a title that has one of these words anywhere: "English teacher" asks for no language. */
  readonly notWith?: string
  /** Stays where no other word of the part names an occupation ("Estagiário de marketing"); the attribute is noted all the same. */
  readonly keepsHead?: boolean
  /** A person under contract (trainee, intern): alone it is the occupation itself. */
  readonly person?: boolean
  /** Everything after it, up to the end of the part, goes with it ("para importante empresa ..."). */
  readonly toEnd?: boolean
  /** The title advertises no post. */
  readonly notAVacancy?: boolean
}

/** What one language contributes. Word lists are separated by spaces, folded, masculine singular where there is a gender. */
export interface LanguageRules {
  readonly phrases: readonly PhraseRule[]
  /** Nouns that name an occupation by themselves or with what follows. */
  readonly heads: string
  /** Endings of such nouns, a guess where the list does not know the word. */
  readonly headEndings: RegExp
  /** Heads that say nothing alone: "Analista - Financeiro" needs its second part. */
  readonly genericHeads: string
  /** Fields of work: a part made of these is kept when the rest is too general. */
  readonly fields: string
  /** Little words that mean nothing at an edge. */
  readonly connectives: string
  /** Short forms and what they stand for: "aux=auxiliar". */
  readonly abbreviations: string
  /** Words for "is hiring": what stands before them is an employer. */
  readonly hires: string
  /** Words that join alternatives: "ou", "or", "cum". */
  readonly alternatives: string
  /** Whether the head comes first ("analista de vendas") or last ("sales analyst"). */
  readonly headFirst: boolean
}
