import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localeOf, localeTags } from '../../src/locale/locale.js'
import type { Finding } from '../../src/model/finding.js'
import { fallbackText } from '../../src/server/vocabulary.js'
import { askedExample, said, storeFinding, titleId } from './asked-example.js'
import { clientOf, type Client } from './client.js'
import { exampleId, exampleWorkspace, type Example } from './example-workspace.js'

const c = `/c/${exampleId}`
const desk = `${c}/desk/${titleId}`
const exchangePage = `${c}/exchange/${titleId}`

let example: Example
let client: Client
let before: Finding

beforeAll(async () => {
  example = await exampleWorkspace()
  client = await clientOf(example.workspace)
  before = await askedExample(example)
})
afterAll(async () => {
  await client.close()
  await example.close()
})

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x3D;', '=')

describe('what a model said, on the desk', () => {
  it('is shown with reason, evidence, facet, runner-up, duties, question, votes, model, date and prompt', async () => {
    const html = await client.page(desk)
    const text = textOf(html)
    for (const words of [
      'The model chooses 3153',
      'Flying drones is piloting, not driving. &lt;img src=x&gt;',
      'They fly aircraft and drones.',
      'tools or vehicle',
      'Runner-up 8341',
      'Pilota drones sobre lavouras.',
      'Does the person fly the drone?',
      '3153 2 votes',
      '8341 1 vote',
      'tester-2026',
      'Jan 15, 2026',
      'prompt abcdef012345',
      'The model suggests “',
    ]) {
      expect(text).toContain(words)
    }
    expect(html).toContain(`href="${exchangePage}"`)
  })

  it('stands beside each candidate: reason and quotes of the chosen one, quotes of the others', async () => {
    const html = await client.page(desk)
    const lines = html.split('<li class="candidate').slice(1).map(textOf)
    const lineOf = (code: string) => lines.find((line) => line.includes(` ${code} `)) ?? ''
    expect(lineOf('3153')).toMatch(/Model\s+2 votes\s+Flying drones.*They fly aircraft/)
    expect(lineOf('8341')).toMatch(/Model\s+1 vote\s+Runner-up.*operador de máquinas agrícolas/)
    expect(lineOf('6111')).not.toMatch(/Model\s/)
  })

  it('is whole one click away, and says what is not kept any more', async () => {
    const html = await client.page(exchangePage)
    for (const words of [
      'You place titles.',
      '&lt;title&gt;operador de drone &lt;script&gt;alert(1)&lt;/script&gt;',
      '{&quot;reason&quot;: &quot;&lt;b&gt;Flies&lt;/b&gt; drones&quot;}',
      'tester-2026 (tester)',
      'http://model.example/v1',
      '812 tokens in, 77 out',
      'This exchange is not kept any more',
    ]) {
      expect(html).toContain(words)
    }
  })

  it.each(localeTags)('renders whole in %s, without inline code', async (tag) => {
    for (const path of [desk, exchangePage, `${c}/exchange/ad-2`]) {
      const html = await client.page(path, { 'accept-language': tag })
      expect(html).toContain(`<html lang="${tag}"`)
      expect(/.{0,80}(undefined|\[object|NaN).{0,40}/.exec(html)?.[0]).toBeUndefined()
      expect(/\sstyle="|<style|\son[a-z]+="|javascript:/.exec(html)?.[0]).toBeUndefined()
    }
  })

  it('without an answer says so, and an unknown title is a known failure', async () => {
    expect(await client.page(`${c}/exchange/ad-2`)).toContain('No language model was asked')
    expect((await client.get(`${c}/exchange/nobody`)).status).toBe(404)
    expect(textOf(await client.page(`${c}/desk/ad-2?state=all`))).not.toContain('The model chooses')
  })

  it('says why nothing was chosen, and what became of a question, in the reader’s words', async () => {
    const undecided: Finding = {
      ...before,
      kind: 'Undecided',
      reason: 'several-jobs',
      probability: 0.4,
      method: {
        adjudicator: 'language-model',
        model: 'tester',
        promptHash: 'abc',
        fallback: 'model-failed: code-not-on-list, then timeout',
      },
      modelAnswer: { ...said, votes: ['several-jobs'], level: 2, evidence: [], duties: '' },
    }
    await storeFinding(example, undecided)
    const text = textOf(await client.page(desk))
    expect(text).toContain('The model chooses no group: the title names several jobs')
    expect(text).toContain('Best guess 8341')
    expect(text).toContain('Sure down to level 2')
    expect(text).toContain('it named a group that was not shown; it took too long')
  })
})

it.each([
  ['model-waiting: over-budget', 'the model’s answer is still awaited: the budget is used up'],
  ['model-waiting: handed-over', 'the model’s answer is still awaited: handed over, not back yet'],
  ['model-not-asked: ads', 'the model was not asked: titles of ads stay here'],
  ['model-not-asked: language', 'the model was not asked: its language is not asked about'],
  ['no-embedding: rejected, 401', 'the embedding model did not serve: rejected, 401'],
  [
    'no-model-key; exact-scan: why',
    'no language model is set up; the exact scan served, for the vector index could not be built: why',
  ],
])('%s in words', (fallback, words) => {
  expect(fallbackText(fallback, localeOf('en'))).toBe(words)
})
