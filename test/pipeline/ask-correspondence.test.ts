import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askCorrespondence, prepareAgain } from '../../src/pipeline/ask-correspondence.js'
import { estimateAsking } from '../../src/pipeline/ask-estimate.js'
import { exportQuestions, importAnswers, readExchangeOf } from '../../src/pipeline/ask-exchange.js'
import { silent } from '../../src/pipeline/progress.js'
import { reviewTitle } from '../../src/pipeline/review-title.js'
import type { Workspace } from '../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { loopbackServer, type Behaviour, type LoopbackServer } from '../ask/loopback-server.js'
import { answerFor, isAboutTitle, mappedOffice, office, settled, withSettings } from './ask-office.js'

const folder = folderOfThisFile()
let made = 0
let workspace: Workspace
beforeAll(async () => (workspace = await mappedOffice(join(folder, 'office'))))
afterAll(() => workspace.store.close())

/** Each test has a cache of its own; the database is shared. */
const fresh = (environment: Readonly<Record<string, string>>): Workspace => ({
  ...withSettings(workspace, environment),
  folder: join(folder, `cache-${++made}`),
})

async function served<T>(
  behave: (about: number, body: LoopbackServer['seen'][number]['body']) => Behaviour,
  use: (server: LoopbackServer, asked: () => number) => Promise<T>,
): Promise<T> {
  let about = 0
  const server = await loopbackServer((request) =>
    isAboutTitle(request) ? behave(about++, request.body) : { kind: 'says', text: '{"colour":"blue"}' },
  )
  try {
    return await use(server, () => about)
  } finally {
    await server.close()
  }
}
const good = (_: number, body: Parameters<typeof answerFor>[0]): Behaviour => ({ kind: 'says', text: answerFor(body) })
const ask = (office_: Workspace, more: object = {}) =>
  askCorrespondence(office_, { correspondenceId: office, onProgress: silent, ...more })

describe('asking', () => {
  it('answers every title, says what it took, and asks nothing twice', async () => {
    await served(good, async ({ baseUrl }, asked) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl, CONCORD_PRICE_INPUT: '1', CONCORD_PRICE_OUTPUT: '10' })
      const first = await ask(at)
      expect(first.counts).toMatchObject({ asked: 12, answered: 12, waiting: 0, failed: 0 })
      expect(first.counts.spent).toMatchObject({ requests: 12, inputTokens: 12 * 700, outputTokens: 12 * 80 })
      expect(first.run.settings['asked: cost']).toBe('0.0180 USD')
      expect(first.run.settings['asked: server']).toContain('schema')
      expect(first.run.inputHashes['adjudicate-title.hbs']).toMatch(/^[0-9a-f]{64}$/)
      const [finding] = await settled(at)
      expect(finding).toMatchObject({
        method: { adjudicator: 'language-model' },
        modelAnswer: { votes: [finding!.candidates[0]!.code] },
      })
      expect(readExchangeOf(at, finding!.modelAnswer!.exchanges[0]!)?.question.user).toContain('<title')
      expect(finding!.modelAnswer!.at).toBe('2026-01-15T12:00:00.000Z')
      expect((await ask(at)).counts).toMatchObject({ answered: 12, spent: { requests: 0 } })
      expect(asked()).toBe(12)
    })
  })

  it('a dry run counts and sends nothing; its tokens are near what is sent', async () => {
    await served(good, async ({ baseUrl, seen }) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl, CONCORD_PRICE_INPUT: '2', CONCORD_ASK_REQUESTS: '5' })
      const estimate = await estimateAsking(at, await prepareAgain(at, office, silent), silent)
      expect(estimate).toMatchObject({ titles: 12, inBand: 12, kept: 0, questions: 12, withinBudget: 5 })
      expect(estimate.money).toBeCloseTo((estimate.inputTokens * 2) / 1e6, 10)
      expect(seen).toHaveLength(0)
    })
  })

  it('keeps to a budget, marks what waits, and goes on the next time', async () => {
    await served(good, async ({ baseUrl }, asked) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl, CONCORD_ASK_REQUESTS: '5' })
      expect((await ask(at)).counts).toMatchObject({ asked: 12, answered: 5, waiting: 7, failed: 0 })
      const waiting = (await settled(at)).filter(({ method }) => method.fallback === 'model-waiting: over-budget')
      expect(waiting).toHaveLength(7)
      expect((await ask(at)).counts).toMatchObject({ answered: 10, waiting: 2 })
      expect((await ask(at)).counts).toMatchObject({ answered: 12, waiting: 0 })
      expect(asked()).toBe(12)
    })
  })

  it('money without prices, and no model, are said before anything is asked', async () => {
    await expect(ask(fresh({ CONCORD_MODEL_KEY: 'k'.repeat(9), CONCORD_ASK_MONEY: '5' }))).rejects.toMatchObject({
      code: 'model/no-prices',
    })
    await expect(ask(fresh({}))).rejects.toMatchObject({ code: 'model/none' })
    await expect(ask(fresh({ CONCORD_MODEL_KEY: 'k'.repeat(9), CONCORD_ASK_ADS: 'perhaps' }))).rejects.toMatchObject({
      code: 'setting/invalid',
    })
  })

  it('a language that is not asked is marked', async () => {
    await served(good, async ({ baseUrl }, asked) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl, CONCORD_ASK_LANGUAGES: 'fr, pt' })
      expect((await ask(at)).counts).toMatchObject({ asked: 0, passedOver: 12 })
      expect((await settled(at))[0]).toMatchObject({ method: { fallback: 'model-not-asked: language' } })
      expect(asked()).toBe(0)
    })
  })

  it('what a person decided is not asked', async () => {
    await served(good, async ({ baseUrl }, asked) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl })
      const { titleId } = (await settled(at))[0]!
      const { revision } = (await at.store.title(office, titleId))!
      const reviewing = { correspondenceId: office, titleId, reviewer: 'ana', comment: '', seenRevision: revision }
      await reviewTitle(at, reviewing, { choice: 'code', code: '2221', relation: null })
      expect((await ask(at)).counts).toMatchObject({ asked: 11, decided: 1 })
      expect(asked()).toBe(11)
      const decision = (await at.store.title(office, titleId))!.decisions.at(-1)!
      const withdrawn = {
        id: 'w1',
        titleId,
        reviewer: 'ana',
        at: decision.at,
        comment: '',
        seenRevision: revision + 1,
        kind: 'Withdraw',
        withdraws: decision.id,
      } as const
      await at.store.decide(office, withdrawn)
    })
  })

  it('votes where one leaves a doubt, the groups shuffled', async () => {
    await served(good, async ({ baseUrl }, asked) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl, CONCORD_ASK_VOTES: '3', CONCORD_ASK_VOTES_BELOW: '1' })
      await ask(at)
      expect(asked()).toBeGreaterThan(20)
      expect((await settled(at)).some(({ modelAnswer }) => (modelAnswer?.votes.length ?? 0) > 1)).toBe(true)
    })
  })

  it('a recorded run is replayed without a server, to the letter', async () => {
    await served(good, async ({ baseUrl }) => {
      const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl })
      const record = join(folder, 'record.jsonl')
      expect((await ask(at, { record })).recorded).toBe(12)
      const findings = await settled(at)
      const elsewhere = fresh({})
      expect((await ask(elsewhere, { replay: record })).counts).toMatchObject({ answered: 12, spent: { requests: 0 } })
      expect(await settled(elsewhere)).toEqual(findings)
      const again = join(folder, 'again.jsonl')
      await ask(fresh({}), { replay: record, record: again })
      expect(readFileSync(again, 'utf8')).toBe(readFileSync(record, 'utf8'))
      writeFileSync(again, 'nothing')
      await expect(ask(fresh({}), { replay: again })).rejects.toMatchObject({ code: 'ask/bad-file' })
    })
  })
})

describe('exchange by file', () => {
  interface Line {
    readonly custom_id: string
    readonly body: Parameters<typeof answerFor>[0]
  }
  const linesOf = (file: string): Line[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line)

  it('goes there and back, in rounds, and loses nothing', async () => {
    const at = fresh({})
    const questions = join(folder, 'questions.jsonl')
    const answers = join(folder, 'answers.jsonl')
    const first = await exportQuestions(at, office, questions, silent)
    expect(first.questions).toBe(12)
    const lines = linesOf(questions)
    // One answer is missing, one cannot be used, one comes twice, one belongs to nothing; the order is reversed.
    const said = lines
      .slice(1)
      .map(({ custom_id, body }, i) => ({ custom_id, answer: i === 0 ? 'no JSON' : answerFor(body), model: 'far-1' }))
    const sent = [...said.reverse(), said[3]!, { custom_id: 'q-other', answer: 'x' }]
    writeFileSync(answers, sent.map((line) => JSON.stringify(line)).join('\n'))
    const imported = await importAnswers(at, office, answers, silent)
    expect(imported.reconciled).toMatchObject({
      duplicates: 1,
      contradicting: 0,
      unknown: ['q-other'],
      missing: [lines[0]!.custom_id],
    })
    expect(imported.counts).toMatchObject({ asked: 12, answered: 10, waiting: 2, failed: 0 })
    expect(imported.next).toBe(2)
    const findings = await settled(at)
    expect(findings.filter(({ method }) => method.model === 'far-1')).toHaveLength(10)
    expect(findings.filter(({ method }) => method.fallback?.startsWith('model-waiting: '))).toHaveLength(2)
    // The second round: the missing question and the repair of the answer that could not be used.
    await exportQuestions(at, office, questions, silent)
    const second = linesOf(questions)
    expect(second.map(({ custom_id }) => custom_id)).toContain(lines[0]!.custom_id)
    expect(JSON.stringify(second)).toContain('Your answer could not be used')
    writeFileSync(
      answers,
      second.map(({ custom_id, body }) => JSON.stringify({ custom_id, answer: answerFor(body) })).join('\n'),
    )
    expect((await importAnswers(at, office, answers, silent)).counts).toMatchObject({ answered: 12, waiting: 0 })
    expect((await importAnswers(at, office, answers, silent)).counts).toMatchObject({ answered: 12, waiting: 0 })
  })

  it('a file without answers changes nothing', async () => {
    const file = join(folder, 'bad.jsonl')
    writeFileSync(file, 'hello\n{}\n')
    await expect(importAnswers(fresh({}), office, file, silent)).rejects.toMatchObject({ code: 'ask/bad-file' })
  })
})

describe('bad days', () => {
  const status = (code: number, message = 'no'): Behaviour => ({ kind: 'status', status: code, message })
  const hour = (): Behaviour => ({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } })
  const text = (value: string): Behaviour => ({ kind: 'says', text: value })

  it.each<[string, (at: number, body: Parameters<typeof answerFor>[0]) => Behaviour, string]>([
    ['a wrong key', () => status(401), 'model-failed: rejected'],
    ['a model that does not exist', () => status(404, 'The model does not exist'), 'model-failed: rejected'],
    ['429 for an hour', hour, 'model-failed: rate-limited'],
    ['a time-out', () => ({ kind: 'hangs' }), 'model-failed: timeout'],
    ['truncated JSON', (_, body) => text(answerFor(body).slice(0, 60)), 'model-failed: cut-off'],
    ['prose', () => text('It is a nurse.'), 'model-failed: no-json'],
    ['a refusal', () => ({ kind: 'refuses', text: 'No.' }), 'model-failed: refused'],
    ['no choices', () => ({ kind: 'sends', body: '{"choices":[]}' }), 'model-failed: empty'],
    ['a schema that is ignored', () => text('{"isco":"2221"}'), 'model-failed: not-as-asked'],
    ['a code from elsewhere', (_, body) => text(answerFor(body, { code: '0000' })), 'model-failed: code-not-on-list'],
  ])('%s: every title is marked with the reason, and the next run goes on', async (_, behave, reason) => {
    let broken = true
    await served(
      (at, body) => (broken ? behave(at, body) : good(at, body)),
      async ({ baseUrl }) => {
        const at = fresh({
          CONCORD_MODEL_BASE_URL: baseUrl,
          CONCORD_MODEL_TIMEOUT: reason.endsWith('timeout') ? '0.2' : '5',
        })
        const { counts, run } = await ask(at)
        expect(counts).toMatchObject({ asked: 12, answered: 0, waiting: 0, failed: 12 })
        expect(run.notes.join()).toContain('model-failed')
        for (const finding of await settled(at)) expect(finding.method.fallback).toBe(reason)
        // A cut-off, an unusable answer and its repair were answers; they are kept and not asked again.
        broken = false
        const again = await ask(at)
        expect(again.counts.answered + again.counts.failed).toBe(12)
      },
    )
  })

  it('an answer in another alphabet, and prose around the JSON, are understood', async () => {
    const answer = (body: Parameters<typeof answerFor>[0]) =>
      `Конечно! ${answerFor(body, { reason: 'Это работа первой группы.' })} 完了`
    await served(
      (_, body) => text(answer(body)),
      async ({ baseUrl }) => {
        const at = fresh({ CONCORD_MODEL_BASE_URL: baseUrl })
        expect((await ask(at)).counts).toMatchObject({ answered: 12 })
        expect((await settled(at))[0]!.modelAnswer!.reason).toBe('Это работа первой группы.')
      },
    )
  })

  it('no network: marked, and answered when it is back', async () => {
    const server = await loopbackServer(() => text('x'))
    await server.close()
    const at = fresh({ CONCORD_MODEL_BASE_URL: server.baseUrl, CONCORD_MODEL_CONCURRENCY: '12' })
    expect((await ask(at)).counts).toMatchObject({ failed: 12 })
    expect((await settled(at)).every(({ method }) => method.fallback === 'model-failed: unreachable')).toBe(true)
  })
})
