import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Classification, ClassificationItem, IndexEntry } from '../../src/model/classification.js'
import { seededRandom } from '../../src/numbers/random.js'
import { comparePage, comparisonTable, listedTitles } from '../../src/pipeline/compare-list.js'
import { comparedMethods, type MethodComparer, methodComparer } from '../../src/pipeline/compare-methods.js'
import { explainDepartures, listDepartures } from '../../src/pipeline/list-departures.js'
import { mapTitles, type Preset } from '../../src/pipeline/map-titles.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { fixedSurroundings } from './surroundings.js'

const folder = folderOfThisFile()
const jobs = ['nurse', 'baker', 'carpenter', 'lawyer', 'driver', 'welder', 'teacher', 'painter', 'cleaner', 'miner']
const places = ['hospital', 'village', 'school', 'harbour', 'farm', 'mine']
/** Ten groups, `1111` to `1120`, each with a job that is met in several places. */
const groupOf = (job: string): string => String(1111 + jobs.indexOf(job))
const described = (id: string): Classification['source'] => ({
  ...{ id, title: id, publisher: '', country: 'INT', languages: ['en'], version: '1', licence: '', origin: '' },
  sample: false,
})
const item = (code: string, label: string): ClassificationItem => ({
  ...{ code, parent: null, depth: 1, labels: { en: label }, notes: {}, skillLevel: null },
})
const classification = (id: string, items: readonly ClassificationItem[]): Classification => ({
  ...{ source: described(id), levels: [{ depth: 1, name: 'group', codePattern: '.*' }], items },
})
const report = {
  ...{ file: 'made', rowsIn: 0, kept: 0, duplicates: 0, refused: [], bannerRows: 0, headerRows: 0, blankRows: 0 },
  remarks: [],
}
const target = classification(
  'groups',
  jobs.map((job) => item(groupOf(job), job)),
)
const entries: readonly IndexEntry[] = jobs.flatMap((job) =>
  places.map((place) => ({ title: `${place} ${job}`, language: 'en', code: groupOf(job), source: 'index' })),
)
/** Codes that derive from the groups', but for two titles that a country files elsewhere. */
const derived = classification(
  'derived',
  jobs.flatMap((job, j) =>
    places.slice(0, 4).map((place, p) => {
      const departs = job === 'miner' && p < 2
      return item(`${departs ? groupOf('nurse') : groupOf(job)}.${10 * j + p}`, `${place} ${job}`)
    }),
  ),
)
const random = seededRandom(5)
const own = classification(
  'own',
  jobs.flatMap((job, j) =>
    places.slice(0, 4).map((place, p) => item(`${Math.floor(1000 + random() * 9000)}${10 * j + p}`, `${place} ${job}`)),
  ),
)

let workspace: Workspace
beforeAll(async () => {
  workspace = await initWorkspace(join(folder, 'office'), fixedSurroundings({ CONCORD_CACHE: join(folder, 'cache') }))
  for (const one of [target, derived, own]) await workspace.store.saveClassification(one, report)
  await workspace.store.saveIndexEntries(described('index'), 'groups', entries, report)
})
afterAll(() => workspace.store.close())

const map = (sourceId: string, preset: Preset) =>
  mapTitles(workspace, { sourceId, targetId: 'groups', adSourceIds: [], preset })
const methodsShown = async (correspondenceId: string) => {
  const methods = new Set<string>()
  for await (const { finding } of workspace.store.titles(correspondenceId))
    for (const { evidence } of finding?.candidates ?? []) for (const { method } of evidence) methods.add(method)
  return [...methods].sort()
}

describe('a mapping by preset', () => {
  it('deterministic: identical titles and derived codes, no encoder, recorded', async () => {
    const { run, findings } = await map('derived', 'deterministic')
    expect(run.settings).toMatchObject({ preset: 'deterministic', embedder: 'none', retriever: 'fused(exact)' })
    expect(run.settings).toMatchObject({ codes: 'derived', structure: expect.stringContaining('left out') as string })
    expect(run.notes.join()).toContain('preset: the deterministic preset asks no language model')
    expect(await methodsShown('derived--groups')).toEqual(['code', 'exact'])
    expect(findings.Mapped).toBe(40)
  })

  it('deterministic: where the codes do not derive, identical titles alone', async () => {
    const { run } = await map('own', 'deterministic')
    expect(run.settings.codes).toBe('own')
    expect(await methodsShown('own--groups')).toEqual(['exact'])
  })

  it('lexical: what words share, no encoder', async () => {
    const { run } = await map('own', 'lexical')
    expect(run.settings).toMatchObject({ preset: 'lexical', embedder: 'none' })
    const shown = await methodsShown('own--groups')
    expect(shown).toContain('characters')
    expect(shown).not.toContain('dense')
    expect(shown).not.toContain('encoder')
  })

  it('full by default, with the encoder', async () => {
    const { run } = await mapTitles(workspace, { sourceId: 'derived', targetId: 'groups', adSourceIds: [] })
    expect(run.settings.preset).toBe('full')
    expect(await methodsShown('derived--groups')).toContain('encoder')
  })
})

describe('departures of what is mapped', () => {
  it('are the titles that the country files elsewhere, with what speaks for either group', async () => {
    const id = 'derived--groups'
    const { rows: found } = await workspace.store.list(id, { text: 'miner' }, 'title', { offset: 0, limit: 10 })
    for (const { id: titleId, text } of found.filter(({ sourceCode }) => sourceCode!.startsWith(groupOf('nurse')))) {
      const by = { id: text, titleId, reviewer: 'p', at: '2026-01-15T12:00:00.000Z', comment: '', seenRevision: 0 }
      await workspace.store.decide(id, { ...by, kind: 'Correct', code: groupOf('miner'), relation: null })
    }
    const { codes, titles, rows } = await listDepartures(workspace, id)
    expect(codes?.derived).toBe(true)
    expect(codes?.byDigits).toHaveLength(4)
    expect(titles).toBe(40)
    const departing = rows.map(({ text, namedCode, mappedCode }) => [text, namedCode, mappedCode])
    expect(departing.sort()).toEqual([
      ['hospital miner', groupOf('nurse'), groupOf('miner')],
      ['village miner', groupOf('nurse'), groupOf('miner')],
    ])
    const [first] = await explainDepartures(workspace, 'derived--groups', rows)
    expect(first).toMatchObject({ standing: 'reviewer', mapped: { nearest: first!.text } })
    expect(first!.mapped.probability).toBeLessThan(first!.named.probability!)
  })

  it('are none where the codes are a system of their own; the agreement is told', async () => {
    const { codes, rows } = await listDepartures(workspace, 'own--groups')
    expect(codes).toMatchObject({ derived: false })
    expect(codes!.validShare).toBeLessThan(0.5)
    expect(rows).toEqual([])
  })
})

describe('the comparison of methods', () => {
  it('tells what each method and each preset puts first, and finds the encoder that a mapping trained', async () => {
    const comparer = await methodComparer(workspace, 'groups', false)
    expect(comparer).toMatchObject({ encoder: true, notes: [] })
    const titles = await listedTitles(workspace, 'derived')
    const { rows, lookedAt } = await comparePage(comparer, titles, { size: 3, differing: 'all' })
    expect(lookedAt).toBe(3)
    const shown = ['exact', 'characters', 'words', 'profile', 'neighbours', 'dense', 'encoder']
    expect(comparedMethods(comparer)).toEqual(shown)
    expect(rows[0]!.methods.map(({ method }) => method)).toEqual([...shown, 'occupations'])
    expect(rows[0]!.presets.map(({ preset, code }) => [preset, code])).toEqual(
      ['deterministic', 'lexical', 'full'].map((preset) => [preset, groupOf('nurse')]),
    )
    expect(rows[0]!.presets.every(({ probability }) => probability > 0 && probability <= 1)).toBe(true)
    const [header, ...cells] = comparisonTable(rows)
    expect(cells.map((row) => row.length)).toEqual(cells.map(() => header!.length))
  })

  it('stops at titles on which they differ, and says how far it looked', async () => {
    const comparer: MethodComparer = {
      ...(await methodComparer(workspace, 'groups', false)),
      retrievers: [],
    }
    const says = (name: 'exact' | 'words', code: (text: string) => string) => ({
      name,
      retrieve: ({ text }: { readonly text: string }) => [
        {
          ...{ code: code(text), rank: 1, score: 1 },
          evidence: [
            { ...{ method: name, score: 0.5, rank: 1, matchedTitle: text }, matchedLanguage: 'en', matchedSource: 's' },
          ],
        },
      ],
    })
    const two = {
      ...comparer,
      retrievers: [says('exact', () => 'a'), says('words', (text) => (text === 'x' ? 'b' : 'a'))],
    }
    const titles = ['o', 'x', 'o', 'x', 'x'].map((text) => ({ text, language: 'en', sourceCode: null }))
    const page = await comparePage(two, titles, { size: 2, differing: 'methods' })
    expect(page.rows.map(({ text, differ }) => [text, differ !== 'no'])).toEqual([
      ['x', true],
      ['x', true],
    ])
    expect(page.lookedAt).toBe(4)
  })
})
