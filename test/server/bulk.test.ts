import { describe, expect, it } from 'vitest'
import { sampleOf } from '../../src/pipeline/bulk-state.js'
import { exampleId } from './example-workspace.js'
import { runningExample } from './running-example.js'

const c = `/c/${exampleId}`

const on = runningExample()

const store = () => on.example.workspace.store
const terms = { tolerable: '40', confidence: '80', allowed: '0', query: '?state=unreviewed' }

/** The act's page once nothing is at work any more. */
async function settled(path: string): Promise<string> {
  for (;;) {
    const response = await on.client.get(path)
    const page = await response.text()
    if (response.status !== 200) throw new Error(page)
    if (response.headers.get('refresh') === null) return page
  }
}

async function drawn(fields: Record<string, string> = terms): Promise<{ path: string; id: string }> {
  const response = await on.client.post(`${c}/bulk`, fields)
  expect(response.status).toBe(303)
  const path = response.headers.get('location')!
  await settled(path)
  return { path, id: decodeURIComponent(path.split('/').at(-1)!) }
}

const sample = async (id: string) => sampleOf(on.example.workspace, (await store().act(exampleId, id))!)
const rest = (id: string) => store().actTitles(id, -1, 100, false)

async function check(id: string, choice: (code: string) => string): Promise<void> {
  for (const { title } of await sample(id)) {
    const path = `${c}/desk/${encodeURIComponent(title.titleId)}`
    await on.client.post(path, { choice: choice(title.code ?? ''), seen: String(title.revision) })
  }
}

describe('accepting in bulk', () => {
  it('says the plan before anything is begun', async () => {
    const page = await on.client.page(`${c}/bulk?tolerable=40&confidence=80&allowed=0`)
    expect(page).toContain('Draw a sample')
    expect(page).toContain('If more than 40% of the titles were wrong')
    expect(await on.client.page(`${c}/bulk?words=nowhere`)).toContain('No title can be accepted')
  })

  it('releases the rest once the sample passed, each title with its own decision, and takes all back in one', async () => {
    const { path, id } = await drawn()
    expect((await on.client.post(`${path}/release`, {})).status).toBe(409)
    await check(id, (code) => `code:${code}`)
    const [taken, ...others] = await rest(id)
    await on.client.post(`${c}/desk/${encodeURIComponent(taken!.titleId)}`, { choice: 'none', seen: '0' })
    expect((await on.client.post(`${path}/release`, {})).status).toBe(303)
    const page = await settled(path)
    expect(page).toContain(`${others.length} titles accepted, 1 left: decided on meanwhile`)
    for (const { titleId, code } of others) {
      const record = await store().title(exampleId, titleId)
      expect(record?.settlement).toMatchObject({ kind: 'Associated', by: 'reviewer', code })
      expect(record?.decisions).toMatchObject([{ kind: 'Accept', comment: `bulk act ${id}` }])
    }
    expect((await store().title(exampleId, taken!.titleId))?.decisions).toMatchObject([{ kind: 'NoTermFound' }])

    const later = others[0]!.titleId
    await on.client.post(`${c}/desk/${encodeURIComponent(later)}`, { choice: 'none', seen: '1' })
    await on.client.post(`${path}/undo`, {})
    expect(await settled(path)).toContain(`${others.length - 1} decisions taken back`)
    expect((await store().title(exampleId, later))?.settlement).toMatchObject({ kind: 'Unmatched', by: 'reviewer' })
    for (const { titleId } of others.slice(1)) {
      const { decisions } = (await store().title(exampleId, titleId))!
      expect(decisions.map(({ kind }) => kind)).toEqual(['Accept', 'Withdraw'])
    }
    expect((await on.client.post(`${path}/undo`, {})).status).toBe(409)
  })

  it('does not release what failed, and keeps what was found', async () => {
    const { path, id } = await drawn()
    await check(id, () => 'none')
    expect((await on.client.post(`${path}/release`, {})).status).toBe(409)
    await on.client.post(`${path}/refuse`, { reason: 'too many <b>clerks' })
    const page = await settled(path)
    expect(page).toContain('too many &lt;b&gt;clerks')
    expect((await on.client.post(`${path}/release`, {})).status).toBe(409)
    for (const { titleId } of await rest(id)) expect((await store().title(exampleId, titleId))?.decisions).toEqual([])
  })

  it('leaves alone what a person decided on or put off, and what the machine puts nowhere', async () => {
    await on.client.post(`${c}/desk/item-6410-20`, { choice: 'defer', seen: '0' })
    await on.client.post(`${c}/desk/item-3251-15`, { choice: 'code:3213', seen: '0' })
    const { id } = await drawn()
    const lot = (await store().actTitles(id, -1, 100)).map(({ titleId }) => titleId)
    expect(lot).not.toContain('item-6410-20')
    expect(lot).not.toContain('item-3251-15')
    expect(lot).not.toContain('ad-2')
    expect(lot).toContain('item-6410-05')
  })

  it('checks blind: what the machine found is not on the desk', async () => {
    const { id } = await drawn()
    const [first] = await sample(id)
    const { text } = first!.record!.title
    const page = await on.client.page(
      `${c}/desk/${encodeURIComponent(first!.title.titleId)}?state=unreviewed&sample=${id}&blind=yes`,
    )
    expect(page).toContain('You decide blind')
    expect(page).toContain(text.replace('<', '&lt;').slice(0, 5))
    expect(page).not.toMatch(/data-key="Enter"|nearest index title is|by the machine/)
  })

  it.each([
    ['tolerable', '90'],
    ['confidence', 'x'],
    ['allowed', '-1'],
  ])('refuses %s = %s', async (name, value) => {
    expect((await on.client.post(`${c}/bulk`, { ...terms, [name]: value })).status).toBe(400)
  })

  it('knows no act of another id', async () => {
    expect((await on.client.get(`${c}/bulk/other`)).status).toBe(404)
    expect((await on.client.post(`${c}/bulk/other/release`, {})).status).toBe(404)
  })
})
