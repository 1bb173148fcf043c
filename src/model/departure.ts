import type { LanguageTag } from './language.js'

/** Whether a classification's codes derive from the target's, as measured by the last mapping; never assumed. */
export interface CodeSystem {
  readonly derived: boolean
  /** Share of the surest titles whose best group begins with the same 1, 2, 3, 4 digits as their code. */
  readonly byDigits: readonly number[]
  /** Share of titles the first four digits of whose code are a code of the target. */
  readonly validShare: number
}

/** A title of the classification with the group that stands for it, or is put forward. */
export interface PlacedMapping {
  readonly titleId: string
  readonly text: string
  readonly language: LanguageTag
  readonly originKind: 'Item' | 'Entry'
  /** The source item's code, as published. */
  readonly code: string
  readonly mappedCode: string
  /** Whose word that is; `open`: the machine's, too unsure to stand. */
  readonly standing: 'reviewer' | 'finding' | 'open'
  /** Of the machine's finding, which a person may have decided against; `null` without one. */
  readonly probability: number | null
}

/** A title that lies elsewhere than its own code says. */
export interface Departure extends PlacedMapping {
  /** The target group that the first four digits of its code name. */
  readonly namedCode: string
  /** Leading digits that the two groups share: 0 is another major group, 3 the same minor group. */
  readonly sharedDigits: number
}

/** What speaks for one of the two groups. */
export interface DepartureEvidence {
  /** Calibrated probability; `null` where the group was not among the candidates kept. */
  readonly probability: number | null
  /** The nearest index title of the group; `null` where none was near. */
  readonly nearest: string | null
}

export interface ExplainedDeparture extends Departure {
  readonly named: DepartureEvidence
  readonly mapped: DepartureEvidence
}
