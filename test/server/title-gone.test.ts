import { beforeEach, describe, expect, it } from 'vitest'
import type { Title } from '../../src/model/title.js'
import { exampleId } from './example-workspace.js'
import { runningExample } from './running-example.js'

const c = `/c/${exampleId}`
const gone = 'item-6410-20'

const on = runningExample()

/** The source was read again without the title while somebody had it open. */
beforeEach(async () => {
  const { store } = on.example.workspace
  const kept: Title[] = []
  for await (const { title } of store.titles(exampleId)) if (title.id !== gone) kept.push(title)
  await store.saveTitles(exampleId, kept)
})

describe('a title that is gone', () => {
  it.each([
    [`desk/${gone}`, { choice: 'code:3153', seen: '0', comment: 'sprays from the air' }],
    [`desk/${gone}`, { choice: 'defer', seen: '0' }],
    [`triage/${gone}`, { choice: 'none', seen: '0' }],
    [`flag/${gone}`, { flag: 'on' }],
    [`comments/title/${gone}`, { text: 'see the note' }],
  ])('answers %s with what happened and what to do', async (path, form) => {
    const response = await on.client.post(`${c}/${path}`, form)
    expect(response.status).toBe(404)
    const page = await response.text()
    expect(page).toContain(gone)
    for (const written of ['sprays from the air', 'see the note'])
      expect(page.includes(`<blockquote class="written">${written}</blockquote>`)).toBe(
        Object.values(form).includes(written),
      )
  })
})
