import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../../src/store/migrate.js'
import type { Store } from '../../src/store/port.js'
import { coded, codingTask } from './contract-coding.js'
import { all, opened, withCorrespondence, type Place } from './place.js'
import * as samples from './samples.js'

const { correspondence, title } = samples
const { id: c } = correspondence

type Row = Awaited<ReturnType<typeof all<{ table: string; row: Readonly<Record<string, unknown>> }>>>[number]

/** A store with something in every table, and more titles than one chunk holds. */
export async function filled(place: Place): Promise<Store> {
  const { store } = await withCorrespondence(place)
  await store.saveClassification(samples.classification, samples.report)
  await store.saveIndexEntries(
    samples.description('index'),
    'isco-08',
    [samples.entry('index', '0110', 'Abade'), { ...samples.entry('index', '0110', 'Prior'), occupation: 'urn:prior' }],
    samples.report,
  )
  const ads = Array.from({ length: 510 }, (_, number) => samples.ad('ads', number))
  await store.saveAds(samples.description('ads'), ads, samples.report)
  const linked = { from: 'cbo-2002', target: 'isco-08' }
  const links = [samples.link('11', '5120'), samples.link('12', null)]
  await store.savePreviousMappings(samples.description('links'), linked, links, samples.report)
  const titles = Array.from({ length: 520 }, (_, index) => title(`t${index}`, { frequency: index / 8 }))
  await store.saveTitles(c, titles)
  await store.saveRun({
    id: 'r1',
    correspondenceId: c,
    step: 'map',
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: null,
    inputHashes: {},
    settings: {},
    notes: [],
  })
  const findings = titles.slice(0, 510).map(({ id }, index) => samples.mapped(id, '2221', index / 511))
  await store.saveFindings(c, 'r1', [...findings, samples.undecided('t519')])
  await store.decide(c, samples.accept('d1', 't1', 0))
  await store.decide(c, samples.withdraw('d2', 't1', 1, 'd1'))
  await store.decide(c, samples.noFit('d3', 't2', 0))
  await store.saveClusters(c, 'r1', [samples.cluster('a', [3])])
  await store.appendVerdict(c, samples.verdict('v1', 'a', 'Accept'))
  await store.saveCodingTask(codingTask('k1'), [{ titleId: 't1', blind: true }])
  await store.appendCoding('k1', 't1', coded('e1', 0, '2221'), { as: 'coder', slot: 0, events: 0 })
  return store
}

async function* given(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const row of rows) yield await Promise.resolve(row)
}

export function dumpClauses(place: Place): void {
  it('loads into an empty database what it dumped, row for row', async () => {
    const store = await filled(place)
    const rows = await all(store.dump())
    const copy = await opened(await place.empty())
    await copy.load(given(rows))
    expect(await all(copy.dump())).toEqual(rows)
    expect(await all(copy.titles(c))).toEqual(await all(store.titles(c)))
    expect(await copy.progress(c)).toEqual(await store.progress(c))
    expect(await copy.sources()).toEqual(await store.sources())
    expect(await copy.proposals(c)).toEqual(await store.proposals(c))
    expect(await copy.decide(c, samples.accept('d4', 't1', 2))).toMatchObject({ kind: 'Stored', revision: 3 })
  })

  it('survives being written as text', async () => {
    const store = await filled(place)
    const rows = await all(store.dump())
    const copy = await opened(await place.empty())
    await copy.load(given(rows.map((row) => JSON.parse(JSON.stringify(row)) as Row)))
    expect(await all(copy.dump())).toEqual(rows)
  })

  it('dumps one moment, while others read and write', async () => {
    const store = await filled(place)
    const before = await all(store.dump())
    const during: Row[] = []
    for await (const row of store.dump()) {
      if (during.length === 0) await store.decide(c, samples.accept('d9', 't9', 0))
      if (during.length === 600) expect((await store.title(c, 't9'))?.revision).toBe(1)
      during.push(row)
    }
    expect(during).toEqual(before)
    // The decision, and its line in the history.
    expect(await all(store.dump())).toHaveLength(before.length + 2)
  })

  it('can be left in the middle', async () => {
    const store = await filled(place)
    for await (const row of store.dump()) if (row.table === 'ad') break
    expect(await store.decide(c, samples.accept('d9', 't9', 0))).toMatchObject({ kind: 'Stored' })
  })

  describe('refuses, and stores nothing of', () => {
    const schema: Row = { table: 'schema', row: { version: schemaVersion } }
    const good: Row = { table: 'correspondence', row: { id: 'a', source_id: 's', target_id: 't' } }
    const wrong: readonly (readonly [string, readonly Row[], RegExp])[] = [
      ['nothing at all', [], /empty/],
      ['rows that do not say their schema', [good], /first row/],
      ['rows of another schema', [{ table: 'schema', row: { version: 99 } }, good], /schema 99/],
      ['a table it does not know', [schema, good, { table: 'sqlite_schema', row: {} }], /sqlite_schema/],
      ['a column it does not know', [schema, { ...good, row: { ...good.row, x: 1 } }], /no column x/],
      ['a column that is missing', [schema, { ...good, row: { id: 'a', source_id: 's' } }], /target_id/],
      ['a number for text', [schema, { ...good, row: { ...good.row, id: 1 } }], /correspondence.id is not text/],
      ['the same row twice', [schema, good, good], /unique/i],
      [
        'a decision on no title',
        [
          schema,
          good,
          {
            table: 'decision',
            row: {
              correspondence_id: 'a',
              title_id: 't',
              revision: 1,
              id: 'd',
              kind: 'Defer',
              code: null,
              relation: null,
              withdraws: null,
              reviewer: 'Ana',
              at: '2026',
              comment: '',
            },
          },
        ],
        /foreign key/i,
      ],
    ]
    it.each(wrong)('%s', async (_, rows, message) => {
      const store = await opened(await place.empty())
      await expect(store.load(given(rows))).rejects.toMatchObject({
        code: 'backup/invalid',
        message: expect.stringMatching(message) as string,
      })
      expect(await store.correspondences()).toEqual([])
    })

    it('a load into a database that holds something', async () => {
      const store = await filled(place)
      const rows = await all(store.dump())
      await expect(store.load(given(rows))).rejects.toMatchObject({ code: 'backup/invalid' })
      expect(await all(store.dump())).toEqual(rows)
    })
  })
}
