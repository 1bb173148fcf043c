import type { Classification, IndexEntry, SourceDescription } from '../../src/model/classification.js'
import type { CorrespondenceDescription } from '../../src/model/correspondence.js'
import type { Cluster, ProposalVerdict } from '../../src/model/detection.js'
import type { Candidate, Finding } from '../../src/model/finding.js'
import type { IngestReport } from '../../src/model/ingest.js'
import type { PreviousMapping } from '../../src/model/previous-mapping.js'
import type { ReviewDecision } from '../../src/model/review.js'
import type { Title } from '../../src/model/title.js'
import type { Settle, StoredAd } from '../../src/store/port.js'

/** A settlement rule small enough to be checked by eye: the last decision that was not taken back, else a sure finding. */
export const settleAt =
  (acceptAt: number): Settle =>
  (finding, decisions) => {
    const takenBack = new Set(decisions.flatMap((one) => (one.kind === 'Withdraw' ? [one.withdraws] : [])))
    const last = decisions.findLast((one) => one.kind !== 'Withdraw' && !takenBack.has(one.id))
    if (last?.kind === 'Accept' || last?.kind === 'Correct') {
      const { code, relation, id } = last
      return { kind: 'Associated', code, relation, by: 'reviewer', decisionId: id }
    }
    if (last?.kind === 'NoTermFound') return { kind: 'Unmatched', by: 'reviewer', decisionId: last.id }
    if (last?.kind === 'Defer') return { kind: 'Open', reason: 'deferred' }
    if (finding === undefined) return { kind: 'Open', reason: 'no-finding' }
    if (finding.kind === 'Undecided') return { kind: 'Open', reason: 'undecided' }
    if (finding.probability < acceptAt) return { kind: 'Open', reason: 'uncertain' }
    if (finding.kind === 'NoTermFound') return { kind: 'Unmatched', by: 'finding', decisionId: null }
    return { kind: 'Associated', code: finding.code, relation: finding.relation, by: 'finding', decisionId: null }
  }

export const settle = settleAt(0.8)

export const correspondence: CorrespondenceDescription = {
  id: 'cbo-2002--isco-08',
  sourceId: 'cbo-2002',
  targetId: 'isco-08',
}

export const report: IngestReport = {
  file: 'structure.csv',
  rowsIn: 3,
  kept: 2,
  duplicates: 0,
  refused: [{ file: 'structure.csv', sheet: null, row: 4, reason: 'no code', text: '"; drop table title' }],
  bannerRows: 1,
  headerRows: 1,
  blankRows: 0,
  remarks: ['read as windows-1252'],
}

export const description = (id: string): SourceDescription => ({
  id,
  title: `Classificação "${id}"`,
  publisher: 'An office',
  country: 'BR',
  languages: ['pt', 'en'],
  version: '2002',
  licence: 'CC BY 4.0',
  origin: 'https://example.org',
  sample: true,
})

export const classification: Classification = {
  source: description('cbo-2002'),
  levels: [
    { depth: 1, name: 'grande grupo', codePattern: '\\d' },
    { depth: 2, name: 'ocupação', codePattern: '\\d{4}' },
  ],
  items: [
    { code: '0', parent: null, depth: 1, labels: { pt: 'Forças armadas' }, notes: {}, skillLevel: null },
    { code: '2', parent: null, depth: 1, labels: { pt: 'Ciências', en: 'Science' }, notes: {}, skillLevel: '4' },
    { code: '0101', parent: '0', depth: 2, labels: { pt: 'Oficial' }, notes: {}, skillLevel: '3-4' },
    {
      code: '2235',
      parent: '2',
      depth: 2,
      labels: { pt: 'Enfermeiro' },
      notes: { gloss: { pt: 'Cuida.' } },
      skillLevel: '4',
    },
  ],
}

export const entry = (source: string, code: string, title: string): IndexEntry => ({
  title,
  language: 'pt',
  code,
  source,
})

export const ad = (sourceId: string, number: number): StoredAd => ({
  title: `Enfermeira ${number} (m/f) — 100% 看護師 😀`,
  language: 'pt',
  languageFrom: number % 2 === 0 ? 'declared' : 'detected',
  date: number % 3 === 0 ? null : `2026-0${1 + (number % 9)}`,
  employer: number % 5 === 0 ? null : `Hospital ${number}`,
  place: null,
  duties: number % 2 === 0 ? null : `Cuida de ${number} pacientes — 看護 😀`,
  sourceId,
  normalTitle: number % 7 === 0 ? '' : `enfermeiro ${number}`,
  ads: 1 + (number % 4),
})

export const link = (sourceCode: string, targetCode: string | null): PreviousMapping => ({
  sourceCode,
  sourceTitle: `Cook ${sourceCode}`,
  targetCode,
  targetTitle: targetCode === null ? '' : 'Cooks',
  relation: targetCode === null ? null : 'narrowMatch',
  sourcePartial: sourceCode === '11' ? null : sourceCode < '20',
  targetPartial: true,
  sourceOpen: false,
  targetOpen: targetCode === '5',
  note: 'it\'s "so"',
})

export const title = (id: string, change: Partial<Title> = {}): Title => ({
  id,
  text: `Title ${id}`,
  language: 'pt',
  languageFrom: 'declared',
  origin: { kind: 'Item', source: 'cbo-2002', code: '2235', parent: '2' },
  frequency: 1,
  ...change,
})

const candidate = (code: string, rank: number): Candidate => ({
  code,
  rank,
  score: 1 / (rank + 0.3),
  evidence: [
    {
      method: 'dense',
      score: 0.1 + 0.2,
      rank,
      matchedTitle: 'Enfermeiro',
      matchedLanguage: 'pt',
      matchedSource: 'isco-08',
    },
  ],
})

const shared = (titleId: string) => ({
  titleId,
  rationale: 'the titles agree',
  method: { adjudicator: 'statistical', model: null, promptHash: null, fallback: 'no-model-key' } as const,
  candidates: [candidate('2221', 1), candidate('3221', 2)],
  probabilities: [0.7, 0.1],
  noneProbability: 0.1,
})

export const mapped = (titleId: string, code: string, probability: number): Finding => ({
  ...shared(titleId),
  kind: 'Mapped',
  code,
  probability,
  relation: 'exactMatch',
})

export const noTerm = (titleId: string, probability: number): Finding => ({
  ...shared(titleId),
  kind: 'NoTermFound',
  probability,
})

export const undecided = (titleId: string): Finding => ({
  ...shared(titleId),
  candidates: [],
  probabilities: [],
  kind: 'Undecided',
  reason: 'nothing was found',
  probability: 0.125,
})

const decided = (id: string, titleId: string, seenRevision: number) => ({
  id,
  titleId,
  seenRevision,
  reviewer: 'Ana',
  at: '2026-11-23T10:00:00.000Z',
  comment: 'it\'s "so"\n',
})

export const accept = (id: string, titleId: string, seenRevision: number, code = '2221'): ReviewDecision => ({
  ...decided(id, titleId, seenRevision),
  kind: 'Accept',
  code,
  relation: 'closeMatch',
})

export const noFit = (id: string, titleId: string, seenRevision: number): ReviewDecision => ({
  ...decided(id, titleId, seenRevision),
  kind: 'NoTermFound',
})

export const defer = (id: string, titleId: string, seenRevision: number): ReviewDecision => ({
  ...decided(id, titleId, seenRevision),
  kind: 'Defer',
})

export const withdraw = (id: string, titleId: string, seenRevision: number, withdraws: string): ReviewDecision => ({
  ...decided(id, titleId, seenRevision),
  kind: 'Withdraw',
  withdraws,
})

export const cluster = (id: string, frequencies: readonly number[]): Cluster => ({
  id,
  name: `drone pilot ${id}`,
  members: frequencies.map((frequency, index) => ({
    titleId: `${id}-${index}`,
    text: 'Drone pilot',
    language: 'en',
    frequency,
  })),
  counts: [{ period: '2026', ads: 4 }],
  employers: 3,
  largestEmployerShare: 1 / 3,
  nearest: [{ code: '3153', similarity: 0.61, matchedTitle: 'Aircraft pilot' }],
  cohesion: 0.7,
})

export const verdict = (id: string, clusterId: string, said: ProposalVerdict['verdict']): ProposalVerdict => ({
  id,
  clusterId,
  verdict: said,
  reason: 'too few ads',
  reviewer: 'Ana',
  at: '2026-11-23T10:00:00.000Z',
})
