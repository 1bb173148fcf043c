import type { LanguageTag } from '../model/language.js'
import type { SourceNote } from './source-notes.js'

/** An index title as the model sees it. */
export interface ShownTitle {
  /** `t1`, `t2`... through the whole question; answers name the evidence by it. */
  readonly id: string
  readonly text: string
  /** `''` where it is the title's own. */
  readonly language: LanguageTag
}

/** The title in question as the model sees it. */
export interface ShownSubject {
  readonly text: string
  readonly language: LanguageTag
  /** In words: `job advertisement`. */
  readonly origin: string
  /** In its own classification; `''` for an ad. */
  readonly code: string
}

/** A line about a group as the model sees it. */
export interface ShownNote {
  /** `n1`, `n2`... through the whole question. */
  readonly id: string
  readonly text: string
}

/** A candidate as the model sees it. */
export interface ShownGroup {
  readonly code: string
  readonly title: string
  /** `''` where the classification has none. */
  readonly skillLevel: string
  /** Definition or gloss, tasks, inclusions, exclusions; none where nothing is known. */
  readonly notes: readonly ShownNote[]
  /** At most five. */
  readonly indexTitles: readonly ShownTitle[]
}

/**
 * The values of `prompts/adjudicate-title.hbs`. The template is rendered once for each part: the `instructions` (the
 * same for all titles of a run), the `title` with its groups, and a `repair` when the first answer could not be used.
 */
export interface QuestionData {
  readonly part: 'instructions' | 'title' | 'repair'
  readonly target: string
  /** The office's own rules; `''` when it has none. */
  readonly rules: string
  readonly asksRelation: boolean
  readonly relations: readonly string[]
  readonly abstainReasons: readonly string[]
  /** Depth of the groups' level. */
  readonly depth: number
  readonly title: ShownSubject
  /** The title's place in its own classification, from the top. */
  readonly path: readonly string[]
  /** What the source says of the title's item, or ads with the title of the work. */
  readonly said: readonly SourceNote[]
  readonly groups: readonly ShownGroup[]
  /** Of a repair: the answer that could not be used, and why. Else `''`. */
  readonly answer: string
  readonly problem: string
}

/** A full and a bare case: a template is tried with both before it is used, so that no title can be the first to fail. */
export const trialData: readonly Omit<QuestionData, 'part'>[] = [true, false].map((full) => ({
  target: 'ISCO-08',
  rules: full ? 'Nurses with a diploma are associate professionals.' : '',
  asksRelation: full,
  relations: ['title and group mean the same'],
  abstainReasons: ['vague'],
  depth: 4,
  title: { text: 'enfermeiro', language: 'pt', origin: 'job advertisement', code: full ? '2235-05' : '' },
  path: full ? ['Profissionais das ciências', 'Enfermeiros'] : [],
  said: full ? [{ name: 'Definition', text: 'Prestam assistência a pacientes.' }] : [],
  groups: [
    {
      code: '2221',
      title: 'Nursing professionals',
      skillLevel: full ? '4' : '',
      notes: full ? [{ id: 'n1', text: 'They plan and give nursing care.' }] : [],
      indexTitles: full ? [{ id: 't1', text: 'infirmier', language: 'fr' }] : [],
    },
  ],
  answer: full ? '{"code": "9999"}' : '',
  problem: full ? '"code" is not one of the codes shown.' : '',
}))
