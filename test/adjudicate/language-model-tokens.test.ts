import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { questionTokens } from '../../src/ask/token-estimate.js'
import type { ChatQuestion } from '../../src/ask/chat-model.js'
import { exportQuestions } from '../../src/pipeline/ask-exchange.js'
import { ingestPath } from '../../src/pipeline/ingest-path.js'
import { mapTitles } from '../../src/pipeline/map-titles.js'
import { silent } from '../../src/pipeline/progress.js'
import { ingestShipped, shippedSources } from '../../src/pipeline/shipped-sources.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import type { StoredAd } from '../../src/store/port.js'
import { fixedSurroundings } from '../pipeline/surroundings.js'
import { temporaryFolder } from '../files/temporary-folder.js'
import { sharedData } from '../shared-data.js'

interface Line {
  readonly body: {
    readonly messages: readonly [{ readonly content: string }, { readonly content: string }]
    readonly response_format: {
      readonly json_schema: { readonly schema: Record<string, unknown>; readonly name: string }
    }
  }
}

/** The questions that the shipped samples give rise to, with what was imported besides. */
async function questions(imported: string | null, described = false): Promise<readonly ChatQuestion[]> {
  const folder = join(temporaryFolder(), 'office')
  const workspace = await initWorkspace(folder, fixedSurroundings())
  await ingestShipped(workspace, shippedSources)
  if (described) await describeAds(workspace)
  if (imported !== null) await ingestPath(workspace, imported, { words: { languages: 'en' }, choices: {} })
  await mapTitles(workspace, { sourceId: 'cbo-2002-sample', targetId: 'isco-08', adSourceIds: ['sample-ads'] })
  const file = join(folder, 'questions.jsonl')
  await exportQuestions(workspace, 'cbo-2002-sample--isco-08', file, silent)
  await workspace.store.close()
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { messages, response_format } = (JSON.parse(line) as Line).body
    const { schema, name } = response_format.json_schema
    return { system: messages[0].content, user: messages[1].content, schema, schemaName: name }
  })
}

/** Gives each sample ad a text as long as is kept, each with other words at its beginning. */
async function describeAds({ store }: Workspace): Promise<void> {
  const { description, report } = (await store.sources()).find(({ kind }) => kind === 'ads')!
  const ads: StoredAd[] = []
  for await (const ad of store.ads([description.id])) {
    const duties = `Ad ${ads.length}: receber e conferir os pedidos dos clientes, preparar as encomendas e os relatórios. `
    ads.push({ ...ad, duties: duties.repeat(5).slice(0, 400) })
  }
  await store.saveAds(description, ads, report)
}

const tokens = ({ system, user }: ChatQuestion): number => encode(system).length + encode(user).length
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

describe('the length of a question', () => {
  it('is at most 900 tokens at the median, and the estimate errs by less than a fifth', async () => {
    const asked = await questions(null)
    expect(asked.length).toBeGreaterThan(50)
    expect(median(asked.map(tokens))).toBeLessThanOrEqual(900)
    for (const question of asked) {
      const counted = tokens(question) + encode(JSON.stringify(question.schema)).length
      expect(Math.abs(questionTokens(question) / counted - 1)).toBeLessThan(0.2)
    }
  })

  it('is so, too, where every ad describes the work', async () => {
    const asked = await questions(null, true)
    const ofAds = asked.filter(({ user }) => user.includes('An ad with this title: '))
    expect(ofAds.length).toBeGreaterThan(50)
    expect(median(asked.map(tokens))).toBeLessThanOrEqual(900)
  })

  const definitions = sharedData('reference/isco-08-ilo/ISCO-08 EN Structure and definitions.xlsx')
  it.skipIf(definitions === null)('is at most 2,000 with imported definitions', async () => {
    const asked = await questions(definitions)
    expect(asked.some(({ user }) => user.includes('Excludes: '))).toBe(true)
    expect(median(asked.map(tokens))).toBeLessThanOrEqual(2000)
    expect(median(asked.map(tokens))).toBeGreaterThan(900)
  })
})
