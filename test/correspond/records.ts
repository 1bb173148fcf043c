import type { SettledTitle } from '../../src/correspond/settled-title.js'
import type { Candidate, Finding, MappingRelation } from '../../src/model/finding.js'
import type { Settlement } from '../../src/model/review.js'
import type { Title, TitleOrigin } from '../../src/model/title.js'

const method = { adjudicator: 'statistical', model: null, promptHash: null, fallback: null } as const

const candidate = (code: string, rank: number): Candidate => ({
  code,
  rank,
  score: 1 / rank,
  evidence: [
    { method: 'exact', score: 1, rank, matchedTitle: code, matchedLanguage: 'en', matchedSource: 'own-index' },
  ],
})

/** A finding with these candidates, most probable as given. */
export const undecided = (titleId: string, reason: string, shown: readonly (readonly [string, number])[]): Finding => ({
  kind: 'Undecided',
  titleId,
  reason,
  probability: 0.4,
  rationale: '',
  method,
  candidates: shown.map(([code], i) => candidate(code, i + 1)),
  probabilities: shown.map(([, probability]) => probability),
  noneProbability: 0.1,
})

export const mapped = (titleId: string, code: string, probability: number): Finding => ({
  kind: 'Mapped',
  titleId,
  code,
  probability,
  relation: null,
  rationale: '',
  method,
  candidates: [candidate(code, 1)],
  probabilities: [probability],
  noneProbability: 0,
})

const title = (id: string, origin: TitleOrigin, frequency = 1): Title => ({
  id,
  text: `title ${id}`,
  language: 'en',
  languageFrom: 'declared',
  origin,
  frequency,
})

export const itemOrigin = (code: string): TitleOrigin => ({ kind: 'Item', source: 'own', code, parent: null })
export const entryOrigin = (code: string): TitleOrigin => ({ kind: 'Entry', source: 'own-index', code })
export const adOrigin: TitleOrigin = { kind: 'Ad', source: 'own-ads' }

/** A title that a person put into an item. */
export const byReviewer = (
  id: string,
  origin: TitleOrigin,
  code: string,
  relation: MappingRelation | null = null,
): SettledTitle => ({
  title: title(id, origin),
  settlement: { kind: 'Associated', code, relation, by: 'reviewer', decisionId: `d-${id}` },
  finding: mapped(id, code, 0.2),
})

/** A title that the machine put into an item. */
export const byFinding = (id: string, origin: TitleOrigin, code: string, probability: number): SettledTitle => ({
  title: title(id, origin),
  settlement: { kind: 'Associated', code, relation: null, by: 'finding', decisionId: null },
  finding: mapped(id, code, probability),
})

export const standing = (
  id: string,
  origin: TitleOrigin,
  settlement: Settlement,
  finding?: Finding,
  frequency = 1,
): SettledTitle => ({ title: title(id, origin, frequency), settlement, finding })
