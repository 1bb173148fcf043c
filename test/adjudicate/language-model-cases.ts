import { readFileSync } from 'node:fs'
import type { AdjudicationCase, Adjudicator } from '../../src/adjudicate/adjudicator.js'
import { sha256 } from '../../src/files/hash.js'
import { packageFile } from '../../src/files/package-root.js'
import type { ClassificationItem } from '../../src/model/classification.js'
import type { Candidate, CandidateEvidence, Finding } from '../../src/model/finding.js'
import type { Title } from '../../src/model/title.js'

const text = readFileSync(packageFile('prompts', 'adjudicate-title.hbs'), 'utf8')
export const template = { text, hash: sha256(text) }

const item = (code: string, title: string, skillLevel: string, gloss: string): ClassificationItem => ({
  code,
  parent: code.slice(0, 3),
  depth: 4,
  labels: { en: title },
  notes: { gloss: { en: gloss } },
  skillLevel,
})

export const items = [
  item('2221', 'Nursing professionals', '4', 'They plan, give and judge nursing care.'),
  item('3221', 'Nursing associate professionals', '3', 'They give nursing care planned by others.'),
  item('2222', 'Midwifery professionals', '4', 'They lead care at birth.'),
  item('1120', 'Managing directors and chief executives', '3-4', 'They direct whole organisations.'),
  item('0110', 'Commissioned armed forces officers', '4', 'Officers with a commission.'),
]

const evidence = (matchedTitle: string, matchedLanguage: string): CandidateEvidence => ({
  method: 'characters',
  score: 0.8,
  rank: 1,
  matchedTitle,
  matchedLanguage,
  matchedSource: 'index',
})

const candidate = (code: string, rank: number, ...titles: string[]): Candidate => ({
  code,
  rank,
  score: 1 / rank,
  evidence: titles.map((title) => evidence(title, title.startsWith('infirmier') ? 'fr' : 'pt')),
})

/** `1120` is an item of the target but is never among the candidates: hostile titles ask for it. */
export const candidates = [
  candidate('2221', 1, 'enfermeiro', 'enfermeiro geral', 'Enfermeiro'),
  candidate('3221', 2, 'técnico de enfermagem', 'infirmier auxiliaire'),
  candidate('2222', 3, 'enfermeira obstétrica'),
  candidate('0110', 4, 'oficial enfermeiro'),
]

export const codes = candidates.map(({ code }) => code)

const itemTitle: Title = {
  id: 'title-1',
  text: 'Enfermeiro',
  language: 'pt',
  languageFrom: 'declared',
  origin: { kind: 'Item', source: 'cbo-2002', code: '2235-05', parent: '2235' },
  frequency: 1,
}

export const aCase = (changes: Partial<Title> = {}): AdjudicationCase => ({
  title: { ...itemTitle, ...changes },
  candidates,
  context: ['Profissionais das ciências e das artes', 'Enfermeiros e afins'],
  items: new Map(items.map((one) => [one.code, one])),
})

export const anAd = (title: string): AdjudicationCase => ({
  ...aCase({ text: title, origin: { kind: 'Ad', source: 'ads' } }),
  context: [],
})

/** What the offline engine would say: fixed probabilities, first candidate first. */
export const offline = (changes: Partial<Finding> = {}): Adjudicator => ({
  name: 'offline',
  adjudicate: (one) =>
    Promise.resolve({
      kind: 'Mapped',
      code: '2221',
      probability: 0.4,
      relation: 'broadMatch',
      titleId: one.title.id,
      rationale: 'Nearest index title "enfermeiro".',
      method: { adjudicator: 'statistical', model: null, promptHash: null, fallback: null },
      candidates: one.candidates,
      probabilities: [0.4, 0.3, 0.1, 0],
      noneProbability: 0.2,
      ...changes,
    } as Finding),
})

/** A good answer to `aCase()`. */
export const goodAnswer = {
  reason: 'The title names a nurse with a degree. The technician works under supervision.',
  evidence: ['t1'],
  facet: 'skill level',
  code: '2221',
  level: 4,
  runnerUp: '3221',
  relation: 'title and group mean the same',
  abstain: null,
  question: null,
}
/** The same for an ad, where no relation is asked. */
export const adAnswer = (changes: object = {}): string => {
  return JSON.stringify({ ...goodAnswer, relation: undefined, ...changes })
}
