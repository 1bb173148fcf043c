import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askRelations, estimateRelations } from '../../src/pipeline/ask-relations.js'
import { silent } from '../../src/pipeline/progress.js'
import { reviewTitle } from '../../src/pipeline/review-title.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { loopbackServer, type Behaviour, type LoopbackServer } from '../ask/loopback-server.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { mappedOffice, office, settled, withSettings } from './ask-office.js'

const folder = folderOfThisFile()
let made = 0
let workspace: Workspace
let accepted: string
let related: string

beforeAll(async () => {
  workspace = await mappedOffice(join(folder, 'office'))
  const findings = await settled(workspace)
  accepted = findings[0]!.titleId
  const decide = async (titleId: string, code: string, relation: 'exactMatch' | null) => {
    const { revision } = (await workspace.store.title(office, titleId))!
    const reviewing = { correspondenceId: office, titleId, reviewer: 'ana', comment: '', seenRevision: revision }
    await reviewTitle(workspace, reviewing, { choice: 'code', code, relation })
  }
  await decide(accepted, '9112', null)
  await decide(findings[1]!.titleId, '2221', 'exactMatch')
  related = (await workspace.store.title(office, findings[1]!.titleId))!.title.text
})
afterAll(() => workspace.store.close())

const fresh = (environment: Readonly<Record<string, string>>): Workspace => ({
  ...withSettings(workspace, environment),
  folder: join(folder, `cache-${++made}`),
})

const isRelation = (body: LoopbackServer['seen'][number]['body']) =>
  JSON.stringify(body.response_format ?? {}).includes('relate-item')
const answer = (relation: string): Behaviour => ({
  kind: 'says',
  text: JSON.stringify({ reason: 'The group covers all of it <b>and</b> more.', relation }),
})

async function served<T>(
  behave: (at: number) => Behaviour,
  use: (server: LoopbackServer, asked: () => readonly string[]) => Promise<T>,
): Promise<T> {
  const asked: string[] = []
  const server = await loopbackServer(({ body }) => {
    if (!isRelation(body)) return { kind: 'says', text: '{"colour":"blue"}' }
    asked.push(body.messages.at(-1)!.content)
    return behave(asked.length - 1)
  })
  try {
    return await use(server, () => asked)
  } finally {
    await server.close()
  }
}

describe('relations of settled items', () => {
  it('are asked where nobody stated one, and stored as suggestions that change nothing', async () => {
    await served(
      () => answer('group is broader than title'),
      async ({ baseUrl }, asked) => {
        const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl })
        const before = (await at.store.title(office, accepted))!
        const estimate = await estimateRelations(at, office)
        const { counts, run } = await askRelations(at, office, silent)
        expect(estimate).toMatchObject({ items: counts.asked, questions: counts.asked })
        expect(counts).toMatchObject({ suggested: counts.asked, waiting: 0, failed: 0 })
        expect(asked().filter((text) => text.includes(`>${before.title.text}</item>`))).toHaveLength(1)
        expect(asked().join()).not.toContain(`>${related}</item>`)
        expect(asked().join()).not.toContain('9112')
        const after = (await at.store.title(office, accepted))!
        expect(after.settlement).toEqual(before.settlement)
        expect(after.settlement).toMatchObject({ kind: 'Associated', code: '9112', relation: null })
        expect(after.finding).toMatchObject({
          ...before.finding,
          relationSuggestion: {
            code: '9112',
            relation: 'broadMatch',
            reason: 'The group covers all of it ‹b›and‹/b› more.',
            at: '2026-01-15T12:00:00.000Z',
          },
        })
        expect(after.finding!.relationSuggestion!.exchanges).toHaveLength(1)
        const last = (await at.store.runs(office)).find(({ id }) => id === run!.id)
        expect(last?.settings).toMatchObject({
          'relations: items': `${counts.asked}: ${counts.asked} suggested, 0 waiting, 0 failed`,
          text: expect.any(String) as string,
        })
        expect(last?.inputHashes['relate-item.hbs']).toMatch(/^[0-9a-f]{64}$/)
        const requests = asked().length
        expect((await askRelations(at, office, silent)).counts.spent.requests).toBe(0)
        expect(asked()).toHaveLength(requests)
      },
    )
  })

  it.each<[string, Behaviour]>([
    ['prose', { kind: 'says', text: 'It is broader.' }],
    ['a relation that is none', answer('relatedMatch')],
    ['a refusal', { kind: 'refuses', text: 'no' }],
    ['no answer', { kind: 'status', status: 400 }],
  ])('that end in %s leave the finding without a suggestion', async (_, behaviour) => {
    await served(
      () => behaviour,
      async ({ baseUrl }) => {
        const { counts, run } = await askRelations(fresh({ CONCORD_MODEL_BASE_URL: baseUrl }), office, silent)
        expect(counts).toMatchObject({ suggested: 0, failed: counts.asked })
        expect(run).toBeNull()
      },
    )
  })

  it('keep to the budget, and need a model', async () => {
    await served(
      () => answer('title and group overlap'),
      async ({ baseUrl }, asked) => {
        const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl, CONCORD_ASK_REQUESTS: '1' })
        const { counts } = await askRelations(at, office, silent)
        expect(counts).toMatchObject({ suggested: 1, waiting: counts.asked - 1 })
        expect(asked()).toHaveLength(1)
      },
    )
    await expect(askRelations(fresh({}), office, silent)).rejects.toMatchObject({ code: 'model/none' })
  })
})
