import { expect, it } from 'vitest'
import type { Run } from '../../src/model/run.js'
import { openStore } from '../../src/store/open.js'
import { all, ingestedAt, opened, type Place } from './place.js'
import { ad, classification, correspondence, description, entry, report, settle } from './samples.js'

export function sourceClauses(place: Place): void {
  it('gives back a classification as it was given, items in their order', async () => {
    const store = await opened(await place.empty())
    await store.saveClassification(classification, report)
    expect(await store.classification('cbo-2002')).toEqual(classification)
    expect(await store.classification('isco-08')).toBeUndefined()
  })

  it('replaces a classification whole', async () => {
    const store = await opened(await place.empty())
    await store.saveClassification(classification, report)
    const smaller = { ...classification, items: classification.items.slice(0, 1) }
    await store.saveClassification(smaller, report)
    expect(await store.classification('cbo-2002')).toEqual(smaller)
    expect(await store.sources()).toHaveLength(1)
  })

  it('keeps index entries by target, replaced source by source', async () => {
    const store = await opened(await place.empty())
    const first = [entry('a', '0110', 'Zoólogo'), { ...entry('a', '0110', 'Abade'), occupation: 'urn:abbot' }]
    await store.saveIndexEntries(description('a'), 'isco-08', [entry('a', '1', 'Old')], report)
    await store.saveIndexEntries(description('b'), 'isco-08', [entry('b', '2', 'B')], report)
    await store.saveIndexEntries(description('c'), 'cbo-2002', [entry('c', '3', 'C')], report)
    await store.saveIndexEntries(description('a'), 'isco-08', first, report)
    expect(await store.indexEntries('isco-08')).toEqual([...first, entry('b', '2', 'B')])
    expect(await store.indexEntries('cbo-2002')).toEqual([entry('c', '3', 'C')])
    expect(await store.indexEntries('nothing')).toEqual([])
  })

  it('streams ads in the order they were given, and serves others meanwhile', async () => {
    const store = await opened(await place.empty())
    const many = Array.from({ length: 1_203 }, (_, number) => ad('ads-1', number))
    await store.saveAds(description('ads-1'), many, report)
    await store.saveAds(description('ads-2'), [ad('ads-2', 1)], report)
    const read: unknown[] = []
    for await (const one of store.ads(['ads-2', 'ads-1', 'ads-2', 'absent'])) {
      if (read.length % 600 === 0) expect(await store.sources()).toHaveLength(2)
      read.push(one)
    }
    expect(read).toEqual([ad('ads-2', 1), ...many])
  })

  it('replaces the ads of a source', async () => {
    const store = await opened(await place.empty())
    await store.saveAds(description('ads-1'), [ad('ads-1', 1), ad('ads-1', 2)], report)
    await store.saveAds(description('ads-1'), [ad('ads-1', 3)], report)
    expect(await all(store.ads(['ads-1']))).toEqual([ad('ads-1', 3)])
  })

  it('lists sources with what became of their rows', async () => {
    const store = await opened(await place.empty())
    await store.saveAds(description('z-ads'), [], report)
    await store.saveClassification(classification, report)
    expect(await store.sources()).toEqual([
      { description: description('cbo-2002'), kind: 'classification', ingestedAt, report },
      { description: description('z-ads'), kind: 'ads', ingestedAt, report },
    ])
  })

  it('keeps correspondences and runs, the latest first', async () => {
    const store = await opened(await place.empty())
    const run = (id: string, startedAt: string): Run => ({
      id,
      correspondenceId: correspondence.id,
      step: 'map',
      startedAt,
      finishedAt: null,
      inputHashes: { titles: 'abc' },
      settings: { preset: 'full', acceptAt: '0.85' },
      notes: ['no-model-key'],
    })
    await store.saveCorrespondence(correspondence)
    await store.saveCorrespondence({ ...correspondence, targetId: 'isco-28' })
    await store.saveRun(run('r1', '2026-01-01T00:00:00Z'))
    await store.saveRun(run('r2', '2026-02-01T00:00:00Z'))
    const finished = { ...run('r1', '2026-01-01T00:00:00Z'), finishedAt: '2026-01-01T01:00:00Z' }
    await store.saveRun(finished)
    expect(await store.correspondences()).toEqual([{ ...correspondence, targetId: 'isco-28' }])
    expect(await store.runs(correspondence.id)).toEqual([run('r2', '2026-02-01T00:00:00Z'), finished])
    expect(await store.runs('other')).toEqual([])
  })

  it('is still there after it is closed and opened again, also by two at once', async () => {
    const database = await place.empty()
    const [one, other] = await Promise.all([openStore({ database, settle }), openStore({ database, settle })])
    await one.saveClassification(classification, report)
    expect(await other.classification('cbo-2002')).toEqual(classification)
    await one.close()
    await other.close()
    const again = await opened(database)
    expect(await again.classification('cbo-2002')).toEqual(classification)
    expect(again.kind).toBe(place.kind)
  })
}
