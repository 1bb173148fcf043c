import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredSource } from '../../src/store/port.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

const c = `/c/${exampleId}`
let example: Example
let client: Client
beforeAll(async () => {
  example = await exampleWorkspace()
  const { store } = example.workspace
  const isco = (await store.classification('isco-08'))!
  // The example's codes begin with no code of its small target: one is added, as the whole of ISCO-08 has it.
  const bartenders = { ...isco.items.find(({ code }) => code === '5120')!, code: '5132', labels: { en: 'Bartenders' } }
  const [{ report }] = (await store.sources()) as [StoredSource]
  await store.saveClassification({ ...isco, items: [...isco.items, bartenders] }, report)
  client = await clientOf(example.workspace)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

/** A later mapping that measured the codes. */
const measured = async (codes: 'derived' | 'own') => {
  const { store, newId } = example.workspace
  await store.saveRun({
    ...{ id: newId(), correspondenceId: exampleId, step: 'map', inputHashes: {}, notes: [] },
    startedAt: codes === 'derived' ? '2026-11-23T10:00:00Z' : '2026-11-23T11:00:00Z',
    finishedAt: null,
    settings: { codes, 'codes: agreement by digits': '0.9700 0.9500 0.9000 0.8400', 'codes: valid': '0.9800' },
  })
}

describe('departures', () => {
  it('says what to do before a mapping has measured the codes', async () => {
    expect(await client.page(`${c}/departures`)).toContain('Not measured yet')
  })

  it('lists titles that lie elsewhere than their code says, with both groups and a way to the desk', async () => {
    await measured('derived')
    const { store } = example.workspace
    const base = { titleId: 'item-5132-05', reviewer: 'p', at: '2026-11-23T10:00:00Z', comment: '', seenRevision: 0 }
    await store.decide(exampleId, { ...base, id: 'd1', kind: 'Accept', code: '5120', relation: null })
    const html = await client.page(`${c}/departures`)
    expect(html).toContain('Bartenders')
    expect(html).toContain(`${c}/desk/item-5132-05?state&#x3D;all`)
    expect(html).toContain('By a reviewer')
    const csv = await (await client.get(`${c}/departures.csv`)).text()
    expect(csv.split('\r\n')[0]).toContain('named_code,named_title,named_probability')
    expect(csv).toMatch(/5132-05,.*,reviewer,5132,Bartenders,,,5120,.*,0\.9700,/)
    expect(await client.page(`${c}/departures?page=99`)).toContain('This page is empty')
    expect(await client.page(c)).toContain(`${c}/departures`)
  })

  it('says that there are none where the codes are a system of their own, with the agreement', async () => {
    await measured('own')
    const html = await client.page(`${c}/departures`)
    expect(html).toContain('a system of their own')
    expect(html).toContain('84%')
  })
})

describe('the comparison of methods', () => {
  it('shows every method and preset for each title, and that no encoder is trained', async () => {
    const html = await client.page(`${c}/compare`)
    expect(html).toContain('concord train')
    for (const name of ['Deterministic', 'Lexical', 'Full']) expect(html).toContain(`<th scope="col">${name}</th>`)
    expect(html).toContain('Titles 1–18 of 18 looked at')
  })

  it('shows only titles on which they differ, goes on from a place, and gives the same as CSV', async () => {
    const html = await client.page(`${c}/compare?differing=methods&from=3`)
    expect(html).toContain('Titles 3–18 of 18 looked at')
    const lines = (await (await client.get(`${c}/compare.csv?differing=presets`)).text()).trimEnd().split('\r\n')
    expect(lines[0]).toContain('preset_full,preset_full_probability')
    expect(lines.slice(1).every((line) => line.includes(',presets,'))).toBe(true)
    const whole = (await (await client.get(`${c}/compare.csv`)).text()).trimEnd().split('\r\n')
    expect(whole).toHaveLength(19)
    expect(await client.page(`${c}/compare?from=zzz&words=nowhere`)).toContain('No title to show')
  })
})
