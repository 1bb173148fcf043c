import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.js'
import type { Cluster } from '../../src/model/detection.js'
import type { Candidate, Finding } from '../../src/model/finding.js'
import type { IngestReport } from '../../src/model/ingest.js'
import type { Title } from '../../src/model/title.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { source, target } from './example-classifications.js'

export const exampleId = 'cbo-2002-sample--isco-08'

const report = (file: string, rowsIn: number): IngestReport => ({
  file,
  rowsIn,
  kept: rowsIn - 3,
  duplicates: 1,
  refused: [
    { file, sheet: null, row: 14, reason: 'no title', text: '3171-99;' },
    { file, sheet: null, row: 20, reason: 'the code "31O5" is not a code of any level', text: '31O5;Técnico' },
  ],
  bannerRows: 2,
  headerRows: 1,
  blankRows: 0,
  remarks: ['Encoding found: windows-1252.', 'Leading zeros restored in 2 codes.'],
})

/** Code, similarity and the title that matched, best first. */
type Shown = readonly (readonly [code: string, probability: number, matched: string, language: string])[]

const candidates = (shown: Shown): readonly Candidate[] =>
  shown.map(([code, score, matchedTitle, matchedLanguage], at) => ({
    code,
    rank: at + 1,
    score,
    evidence: [
      { method: 'characters', score, rank: at + 1, matchedTitle, matchedLanguage, matchedSource: 'isco-08' },
      {
        method: 'dense',
        score: score * 0.9,
        rank: at + 1,
        matchedTitle: `${matchedTitle} (2)`,
        matchedLanguage,
        matchedSource: 'isco-08',
      },
    ],
  }))

function finding(titleId: string, shown: Shown, none = 0.05): Finding {
  const [best] = shown
  const base = {
    titleId,
    rationale: best
      ? `The nearest index title is “${best[2]}”; three of four siblings lie in ${best[0]} too.`
      : 'No index title is near.',
    method: { adjudicator: 'statistical', model: null, promptHash: null, fallback: 'no-model-key' } as const,
    candidates: candidates(shown),
    probabilities: shown.map(([, probability]) => probability),
    noneProbability: none,
  }
  if (best === undefined || none > 0.5) return { ...base, kind: 'NoTermFound', probability: none }
  return { ...base, kind: 'Mapped', code: best[0], probability: best[1], relation: null }
}

const shownFor: Readonly<Record<string, Shown>> = {
  '3171-05': [
    ['2513', 0.91, 'programador web', 'es'],
    ['2512', 0.05, 'software developer', 'en'],
  ],
  '3171-10': [
    ['2512', 0.71, 'desarrollador de sistemas', 'es'],
    ['2511', 0.2, 'analista de sistemas', 'es'],
    ['2513', 0.04, 'web programmer', 'en'],
  ],
  '3171-20': [
    ['2513', 0.64, 'multimedia programmer', 'en'],
    ['2512', 0.22, 'programmer', 'en'],
  ],
  '3251-15': [
    ['3213', 0.58, 'técnico en farmacia', 'es'],
    ['5120', 0.02, 'preparador', 'es'],
  ],
  '6410-05': [['8341', 0.93, 'operador de cosechadora', 'es']],
  '6410-10': [
    ['8341', 0.88, 'operador de máquinas agrícolas', 'es'],
    ['6111', 0.06, 'agricultor', 'es'],
  ],
  '6410-15': [['8341', 0.95, 'tractorista', 'es']],
  '6410-20': [
    ['3153', 0.47, 'drone operator', 'en'],
    ['8341', 0.38, 'operador de máquinas agrícolas', 'es'],
    ['6111', 0.06, 'crop grower', 'en'],
  ],
  '5132-05': [['5120', 0.97, 'cocinero', 'es']],
  '5132-10': [
    ['5120', 0.33, '<img src=x onerror=alert(1)>', 'en'],
    ['2512', 0.1, 'script writer', 'en'],
  ],
}

const ads: readonly (readonly [string, string, number])[] = [
  ['Analista de sucesso do cliente', 'pt', 982],
  ['Prompt engineer', 'en', 420],
  ['Ingeniero de prompts', 'es', 180],
  ['Ingénieur de prompts', 'fr', 95],
  ['Chargé de réussite client', 'fr', 143],
  ['Désenvoûteur de données', 'fr', 12],
  ['Desarrollador full stack', 'es', 530],
  ['Cuisinier de collectivité', 'fr', 61],
]

const adFinding = (id: string, text: string): Finding =>
  text.startsWith('Desarrollador')
    ? finding(id, [
        ['2512', 0.9, 'desarrollador de software', 'es'],
        ['2513', 0.07, 'desarrollador web', 'es'],
      ])
    : text.startsWith('Cuisinier')
      ? finding(id, [['5120', 0.69, 'cuisinier', 'fr']])
      : finding(
          id,
          [
            ['2512', 0.12, 'engineer, software', 'en'],
            ['2511', 0.08, 'analyst', 'en'],
          ],
          0.74,
        )

const itemTitles = (): readonly Title[] =>
  source.items
    .filter(({ depth }) => depth === 4)
    .map(({ code, parent, labels }, at) => ({
      id: `item-${code}`,
      text: labels.pt ?? '',
      language: 'pt',
      languageFrom: 'declared',
      origin: { kind: 'Item', source: source.source.id, code, parent },
      frequency: 40 + ((at * 97) % 300) + (code === '6410-20' ? 1204 : 0),
    }))

const adTitle = ([text, language, frequency]: (typeof ads)[number], at: number): Title => ({
  id: `ad-${at + 1}`,
  text,
  language,
  languageFrom: 'detected',
  origin: { kind: 'Ad', source: 'ads-sample' },
  frequency,
})

const cluster: Cluster = {
  id: 'cluster-1',
  name: 'Prompt engineer',
  members: [
    { titleId: 'ad-2', text: 'Prompt engineer', language: 'en', frequency: 420 },
    { titleId: 'ad-3', text: 'Ingeniero de prompts', language: 'es', frequency: 180 },
    { titleId: 'ad-4', text: 'Ingénieur de prompts', language: 'fr', frequency: 95 },
  ],
  counts: [
    { period: '2023', ads: 45 },
    { period: '2024', ads: 210 },
    { period: '2025', ads: 440 },
  ],
  employers: 84,
  largestEmployerShare: 0.08,
  nearest: [
    { code: '2512', similarity: 0.41, matchedTitle: 'engineer, software' },
    { code: '2511', similarity: 0.36, matchedTitle: 'systems analyst' },
  ],
  cohesion: 0.72,
}
const second: Cluster = {
  ...cluster,
  id: 'cluster-2',
  name: 'Analista de sucesso do cliente',
  members: [
    { titleId: 'ad-1', text: 'Analista de sucesso do cliente', language: 'pt', frequency: 982 },
    { titleId: 'ad-5', text: 'Chargé de réussite client', language: 'fr', frequency: 143 },
  ],
  counts: [
    { period: '2023', ads: 410 },
    { period: '2024', ads: 375 },
    { period: '2025', ads: 340 },
  ],
  employers: 9,
  largestEmployerShare: 0.62,
}

export interface Example {
  readonly workspace: Workspace
  /** What the server noted: unexpected failures. */
  readonly notes: readonly string[]
  close(): Promise<void>
}

/** A small workspace with a mapped correspondence, on a real database in a temporary folder; `mapped: false` leaves it empty. */
export async function exampleWorkspace({ mapped = true } = {}): Promise<Example> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-server-'))
  let made = 0
  const notes: string[] = []
  const workspace = await initWorkspace(folder, {
    config: { ...readConfig({}), reviewer: 'A. Reviewer' },
    // Each look at the clock is a second later: decisions have an order, and caches end.
    now: () => new Date(Date.UTC(2026, 10, 23, 9, 0, made++)),
    newId: () => `id-${String(made++)}`,
    note: (line) => notes.push(line),
  })
  if (mapped) await fill(workspace)
  return {
    workspace,
    notes,
    async close() {
      await workspace.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function fill({ store }: Workspace): Promise<void> {
  await store.saveClassification(target, report('isco-08.csv', target.items.length + 3))
  await store.saveClassification(source, report('cbo.csv', source.items.length + 3))
  await store.saveCorrespondence({ id: exampleId, sourceId: source.source.id, targetId: target.source.id })
  const items = itemTitles()
  const advertised = ads.map(adTitle)
  await store.saveTitles(exampleId, [...items, ...advertised])
  const run = { correspondenceId: exampleId, inputHashes: {}, settings: {}, startedAt: '2026-11-23T08:00:00Z' }
  await store.saveRun({
    ...run,
    id: 'run-1',
    step: 'map',
    finishedAt: '2026-11-23T08:00:02Z',
    notes: ['no-model-key: the statistical adjudicator decided all titles.'],
  })
  await store.saveRun({ ...run, id: 'run-2', step: 'detect', finishedAt: '2026-11-23T08:01:00Z', notes: [] })
  await store.saveFindings(exampleId, 'run-1', [
    ...items.map((title) => finding(title.id, shownFor[title.origin.kind === 'Item' ? title.origin.code : ''] ?? [])),
    ...advertised.map((title) => adFinding(title.id, title.text)),
  ])
  await store.saveClusters(exampleId, 'run-2', [cluster, second])
}
