import { growth } from '../../src/detect/growth.js'
import { associate } from '../../src/correspond/associate.js'
import { countTitles } from '../../src/correspond/count-titles.js'
import { directionWarnings } from '../../src/correspond/direction-guard.js'
import type { Classification, ClassificationItem, SourceDescription } from '../../src/model/classification.js'
import type { Cluster, Proposal, ProposalVerdict } from '../../src/model/detection.js'
import type { Finding, MappingRelation } from '../../src/model/finding.js'
import type { Settlement } from '../../src/model/review.js'
import type { TitleOrigin } from '../../src/model/title.js'
import type { Publication, PublishedTitle } from '../../src/publish/publication.js'
import type { Revision } from '../../src/publish/revision.js'

const described = (id: string, title: string, rest: Partial<SourceDescription> = {}): SourceDescription => ({
  id,
  title,
  publisher: 'An office',
  country: 'INT',
  languages: ['en'],
  version: '1',
  licence: 'CC BY 4.0',
  origin: 'written for this test',
  sample: false,
  ...rest,
})

const item = (code: string, labels: ClassificationItem['labels'], depth = 1): ClassificationItem => ({
  code,
  parent: null,
  depth,
  labels,
  notes: {},
  skillLevel: null,
})

const levels = [{ depth: 1, name: 'unit group', codePattern: '\\d{4}' }]

const source: Classification = {
  source: described('own-2026', 'Own classification 2026', { languages: ['pt'], country: 'BR', sample: true }),
  levels,
  items: [
    item('0110', { pt: 'Oficiais' }),
    item('3435', { pt: 'Pilotos de drone' }),
    item('7000', { pt: 'Sommelier de água' }),
    item('2512', { pt: '=1+1 Desenvolvedores' }),
  ],
}

const target: Classification = {
  source: described('isco-08', 'ISCO-08', { languages: ['en', 'fr'] }),
  levels,
  items: [
    item('0110', { en: 'Commissioned armed forces officers', fr: 'Officiers des forces armées' }),
    item('2512', { en: 'Software developers', fr: 'Concepteurs de logiciels' }),
    item('3153', { en: 'Aircraft pilots and related associate professionals' }),
    item('3431', { en: 'Photographers' }),
    item('5131', { en: 'Waiters' }),
  ],
}

const found = (titleId: string, code: string, probability: number): Finding => ({
  kind: 'Mapped',
  titleId,
  code,
  probability,
  relation: null,
  rationale: '',
  method: { adjudicator: 'statistical', model: null, promptHash: null, fallback: null },
  candidates: [],
  probabilities: [],
  noneProbability: 0,
})

const settled = (
  id: string,
  text: string,
  origin: TitleOrigin,
  settlement: Settlement,
  finding?: Finding,
  frequency = 1,
): PublishedTitle => ({
  title: { id, text, language: 'pt', languageFrom: 'declared', origin, frequency },
  settlement,
  finding,
})

const itemOrigin = (code: string): TitleOrigin => ({ kind: 'Item', source: 'own-2026', code, parent: null })
const entry = (code: string): TitleOrigin => ({ kind: 'Entry', source: 'own-index', code })
const ad: TitleOrigin = { kind: 'Ad', source: 'own-ads' }
const reviewed = (code: string, relation: MappingRelation | null = null): Settlement => ({
  kind: 'Associated',
  code,
  relation,
  by: 'reviewer',
  decisionId: 'd',
})
const machine = (code: string): Settlement => ({
  kind: 'Associated',
  code,
  relation: null,
  by: 'finding',
  decisionId: null,
})
const noGroup: Settlement = { kind: 'Unmatched', by: 'reviewer', decisionId: 'd' }

/** Some titles with everything that can go wrong in a workbook or a page: zeros, formulas, mark-up, tabs. */
export const titles: readonly PublishedTitle[] = [
  settled('1', 'Oficiais', itemOrigin('0110'), reviewed('0110', 'exactMatch')),
  settled('2', 'Pilotos de drone', itemOrigin('3435'), reviewed('3153', 'broadMatch')),
  settled('3', 'Piloto de drone agrícola', entry('3435'), reviewed('3153')),
  settled('4', 'Operador\tde câmera aérea', entry('3435'), machine('3431'), found('4', '3431', 0.91234)),
  settled('5', 'Sommelier\tde água', itemOrigin('7000'), noGroup, found('5', '5131', 0.31)),
  settled('6', '=1+1 Desenvolvedores', itemOrigin('2512'), machine('2512'), found('6', '2512', 0.97)),
  settled('7', '=cmd()', ad, machine('2512'), found('7', '2512', 0.9), 40),
  settled('8', 'piloto de drone', ad, reviewed('3153'), undefined, 7),
  settled('m1', 'engenheiro de prompt', ad, noGroup, undefined, 12),
  settled('m2', '<script>alert(1)</script>', ad, { kind: 'Open', reason: 'uncertain' }, undefined, 3),
]

const description = { id: 'own-2026--isco-08', sourceId: 'own-2026', targetId: 'isco-08' }
const correspondence = associate(description, titles)

export const publication: Publication = {
  correspondence,
  source,
  target,
  adSources: [described('own-ads', 'Advertisements 2024 to 2026', { languages: ['pt', 'en'], sample: true })],
  titles,
  counts: countTitles(titles),
  warnings: directionWarnings(correspondence.associations),
  codes: { derived: true, byDigits: [0.97, 0.96, 0.9, 0.85], validShare: 0.75 },
  departures: [
    {
      titleId: '4',
      text: 'Operador\tde câmera aérea',
      language: 'pt',
      originKind: 'Entry',
      code: '3153-05',
      namedCode: '3153',
      mappedCode: '3431',
      standing: 'finding',
      probability: 0.91234,
      sharedDigits: 1,
      named: { probability: null, nearest: null },
      mapped: { probability: 0.91234, nearest: '=aerial photographer' },
    },
  ],
  runs: [
    {
      id: 'run-2',
      correspondenceId: description.id,
      step: 'detect',
      startedAt: '2026-11-23T09:00:00.000Z',
      finishedAt: '2026-11-23T09:00:04.000Z',
      inputHashes: { titles: 'ab'.repeat(32) },
      settings: { seed: '2008', clusterAt: '0.5' },
      notes: ['hnswlib-node could not be loaded: the exact scan served.'],
    },
    {
      id: 'run-1',
      correspondenceId: description.id,
      step: 'map',
      startedAt: '2026-11-22T09:00:00.000Z',
      finishedAt: null,
      inputHashes: { titles: 'cd'.repeat(32), index: 'ef'.repeat(32) },
      settings: { preset: 'full', adjudicator: 'statistical' },
      notes: ['No model key: the statistical adjudicator decided.'],
    },
  ],
  language: 'en',
  version: '2026.1',
  publishedOn: '2026-11-23',
}

const cluster = (id: string, name: string, rest: Partial<Cluster> = {}): Cluster => ({
  id,
  name,
  members: [
    { titleId: 'm1', text: 'engenheiro de prompt', language: 'pt', frequency: 12 },
    { titleId: 'm3', text: 'prompt engineer', language: 'en', frequency: 9 },
    { titleId: 'm2', text: '<script>alert(1)</script>', language: 'pt', frequency: 3 },
  ],
  counts: [
    { period: '2024', ads: 1 },
    { period: '2025', ads: 6 },
    { period: '2026', ads: 17 },
  ],
  employers: 11,
  largestEmployerShare: 0.25,
  nearest: [
    { code: '2512', similarity: 0.41, matchedTitle: '<b>prompt</b> developer' },
    { code: '3431', similarity: 0.2, matchedTitle: 'photographer' },
  ],
  cohesion: 0.81,
  ...rest,
})

const verdict = (clusterId: string, kind: ProposalVerdict['verdict'], reason: string): ProposalVerdict => ({
  id: `v-${clusterId}`,
  clusterId,
  verdict: kind,
  reason,
  reviewer: 'R. & <i>Viewer</i>',
  at: '2026-11-21T10:30:00.000Z',
})

export const proposals: readonly Proposal[] = [
  {
    cluster: cluster('open', 'water sommelier', { employers: 2, counts: [], nearest: [] }),
    state: 'Open',
    verdicts: [],
  },
  {
    cluster: cluster('small', 'drone light show choreographer', { employers: 4, largestEmployerShare: 0.8 }),
    state: 'Accepted',
    verdicts: [verdict('small', 'Accept', '')],
  },
  {
    cluster: cluster('prompt', 'prompt engineer <script>'),
    state: 'Accepted',
    verdicts: [verdict('prompt', 'Reject', 'too few'), verdict('prompt', 'Accept', 'Own tasks & own training.')],
  },
  {
    cluster: cluster('jargon', 'rock star'),
    state: 'Rejected',
    verdicts: [verdict('jargon', 'Reject', "one employer's jargon")],
  },
]

const allAds = [
  { period: '2024', ads: 900 },
  { period: '2025', ads: 1100 },
  { period: '2026', ads: 1000 },
]

export const revision: Revision = {
  publication,
  proposals,
  growth: new Map(proposals.map((one) => [one.cluster.id, growth(one.cluster.counts, allAds)])),
}
