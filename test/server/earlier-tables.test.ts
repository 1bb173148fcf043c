import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { description, link, report } from '../store/samples.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

let example: Example
let client: Client
beforeAll(async () => {
  example = await exampleWorkspace()
  const linked = { from: 'cbo-2002-sample', target: 'isco-08' }
  const links = [
    { ...link('6410-20', '8341'), sourcePartial: true },
    { ...link('6410-20', '9999'), targetTitle: 'A group of another <edition>' },
    link('6410-15', null),
  ]
  await example.workspace.store.savePreviousMappings(description('office-2010'), linked, links, report)
  client = await clientOf(example.workspace)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

const deskOf = (id: string) => client.page(`/c/${exampleId}/desk/${id}`)

describe('an earlier correspondence table', () => {
  it('is a precedent at the desk: its codes, what it says of them, and its name', async () => {
    const html = await deskOf('item-6410-20')
    expect(html).toContain('An earlier table maps this code to:')
    expect(html).toMatch(/data-group class="code">8341<\/a>[^§]*The group is narrower, in part/)
    expect(html).toContain('A group of another &lt;edition&gt;')
    expect(html).toContain('office-2010')
  })

  it('may say that nothing corresponds', async () => {
    const html = await deskOf('item-6410-15')
    expect(html).toMatch(/An earlier table maps this code to:\s*<span>no group/i)
  })

  it('says nothing of codes that it does not have, nor of ads', async () => {
    for (const id of ['item-6410-05', 'ad-1']) expect(await deskOf(id)).not.toContain('An earlier table')
  })

  it('is listed among the sources', async () => {
    const html = await client.page('/sources')
    expect(html).toMatch(/href="\/sources\/office-2010"[^§]*?<td>Correspondence<\/td>/)
  })
})
