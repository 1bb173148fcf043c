/** Why a piece of a title was taken out or rewritten: the kinds of noise that advertised titles carry. */
export type NoiseCategory =
  | 'gender_marker'
  | 'seniority'
  | 'work_mode'
  | 'location'
  | 'salary'
  | 'contract_hours'
  | 'shift_schedule'
  | 'req_id'
  | 'multi_title'
  | 'html'
  | 'mojibake'
  | 'emoji_symbol'
  | 'decoration'
  | 'urgency_marketing'
  | 'target_group'
  | 'not_a_job'
  | 'language_requirement'
  | 'skills_requirements'
  | 'vacancy_count'
  | 'date_season'
  | 'company_or_client'
  | 'non_ascii_ws'
  | 'unicode_variants'
  | 'abbreviation'
  | 'very_long'
  | 'very_short'
  | 'contact'
  /** A part of the title that names no occupation and that no rule knows: usually a place, a brand or a team. */
  | 'other_part'

/** What a title says besides the occupation. */
export type TitleAttribute =
  | 'level'
  | 'contract'
  | 'workMode'
  | 'place'
  | 'genderForms'
  | 'shift'
  | 'languageAsked'
  | 'requisitionId'
  | 'audience'
  | 'salary'
  | 'vacancies'
  | 'date'
  | 'employer'
  /** Skills, teams, products, fields: what may help a person or a model, and does not belong in the key. */
  | 'qualifiers'

/** Several values where a title has several ("pleno ou sênior"); each known value in one spelling (`senior`), the rest as written. */
export type TitleAttributes = Readonly<Partial<Record<TitleAttribute, readonly string[]>>>

export interface Removal {
  readonly text: string
  readonly category: NoiseCategory
}

/** An advertised title taken apart. */
export interface NormalTitle {
  /** The occupation as text, accents kept. Several occupations are joined with " / ". Empty only where `notAVacancy`. */
  readonly core: string
  /** Each occupation that the title names; more than one means that nobody has picked yet. */
  readonly cores: readonly string[]
  /**
   * The key under which titles count as the same: the core folded, its first words brought to one gender and number
   * ("Vendedoras" and "Vendedor(a)" are both "vendedor").
   */
  readonly normal: string
  readonly attributes: TitleAttributes
  /** A talent pool, a general application, a test, an employer's name: no post is advertised. */
  readonly notAVacancy: boolean
  /** Everything taken out, in the order in which it was. */
  readonly removed: readonly Removal[]
}

/** A title while it is being taken apart; only the steps of normalise.ts write to it. */
export interface Draft {
  readonly removed: Removal[]
  readonly attributes: Map<TitleAttribute, Set<string>>
  notAVacancy: boolean
  /** Words were found that mean so only where nothing else is left ("Test"), or where no occupation is named ("Join our team"). */
  noVacancyIf: 'never' | 'nothing is left' | 'no occupation is named'
}

export function newDraft(): Draft {
  return { removed: [], attributes: new Map(), notAVacancy: false, noVacancyIf: 'never' }
}

export function noteRemoval(draft: Draft, text: string, category: NoiseCategory): void {
  const trimmed = text.trim()
  if (trimmed === '') return
  draft.removed.push({ text: trimmed, category })
}

export function noteAttribute(draft: Draft, attribute: TitleAttribute | undefined, value: string): void {
  if (attribute === undefined) return
  const values = draft.attributes.get(attribute)
  if (values) values.add(value)
  else draft.attributes.set(attribute, new Set([value]))
}
