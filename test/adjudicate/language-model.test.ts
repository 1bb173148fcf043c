import { describe, expect, it } from 'vitest'
import { languageModelAdjudicator } from '../../src/adjudicate/language-model.js'
import { agreementOdds, leastPrior, withModelVotes } from '../../src/adjudicate/model-agreement.js'
import { recordedChatModel, recordingChatModel } from '../../src/ask/recorded.js'
import type { ChatAnswer } from '../../src/ask/chat-model.js'
import type { Exchange } from '../../src/ask/exchange.js'
import { KnownError } from '../../src/errors.js'
import type { Finding } from '../../src/model/finding.js'
import { seededRandom } from '../../src/numbers/random.js'
import { asking, says, scriptedModel } from '../ask/asking.js'
import type { Behaviour } from '../ask/loopback-server.js'
import { aCase, adAnswer, anAd, candidates, goodAnswer, offline, template } from './language-model-cases.js'

const good = JSON.stringify(goodAnswer)
const none = (abstain: string) =>
  JSON.stringify({
    ...goodAnswer,
    code: 'none',
    level: 2,
    relation: null,
    abstain,
    question: 'What does the person do?',
  })

describe('a model that answers', () => {
  const find = (answer: string, changes: Partial<Finding> = {}) =>
    languageModelAdjudicator({ model: scriptedModel(() => answer), template, offline: offline(changes) }).adjudicate(
      aCase(),
    )

  it('decides, with reasons, evidence and how the probability came about', async () => {
    const finding = await find(good)
    expect(finding).toMatchObject({
      kind: 'Mapped',
      titleId: 'title-1',
      code: '2221',
      relation: 'exactMatch',
      method: { adjudicator: 'language-model', model: 'scripted', promptHash: template.hash, fallback: null },
      candidates,
    })
    expect(finding.rationale).toBe(
      'The title names a nurse with a degree. The technician works under supervision. Decided on: skill level.' +
        ' Evidence: "enfermeiro". Runner-up: 3221. Probability 67 %: the offline 40 %, with odds raised by up to 3' +
        ' times as the model agrees; that factor is a judgement and not measured yet.',
    )
    const odds = finding.probability / (1 - finding.probability)
    expect(odds).toBeCloseTo((0.4 / 0.6) * agreementOdds, 10)
    expect(finding.probabilities[0]).toBe(finding.probability)
  })

  it('may choose against the offline engine, with less probability', async () => {
    const answer = { ...goodAnswer, code: '2222', runnerUp: '2221' }
    expect(await find(JSON.stringify(answer))).toMatchObject({
      kind: 'Mapped',
      code: '2222',
      probability: expect.closeTo(0.25) as number,
    })
  })

  it('"no group fits" is NoTermFound; every other "none" is left to a person', async () => {
    expect(await find(none('no-fitting-group'))).toMatchObject({
      kind: 'NoTermFound',
      probability: expect.closeTo(0.6 / 1.4) as number,
    })
    for (const reason of ['vague', 'several-jobs', 'not-an-occupation', 'conflicting-evidence']) {
      const finding = await find(none(reason))
      expect(finding).toMatchObject({ kind: 'Undecided', reason, probabilities: [0.4, 0.3, 0.1, 0] })
      expect(finding.rationale).toContain('Best guess: 3221. Sure down to level 2 of 4.')
      expect(finding.rationale).toContain('What does the person do?')
    }
  })

  it('keeps what the offline engine had to do otherwise', async () => {
    const method = { adjudicator: 'statistical', model: null, promptHash: null, fallback: 'exact-scan' } as const
    expect((await find(good, { method })).method.fallback).toBe('exact-scan')
    expect((await find('no', { method })).method.fallback).toBe('exact-scan; model-failed: no-json')
  })

  it('is asked once more when its answer cannot be used, and told why', async () => {
    const model = scriptedModel((_, at) => (at === 0 ? JSON.stringify({ ...goodAnswer, code: '1120' }) : good))
    const finding = await languageModelAdjudicator({ model, template, offline: offline() }).adjudicate(aCase())
    expect(finding).toMatchObject({ kind: 'Mapped', code: '2221', method: { adjudicator: 'language-model' } })
    expect(model.asked).toHaveLength(2)
    expect(model.asked[1]?.user).toContain('"code" is not one of the codes shown')
  })

  it('is never asked without candidates', async () => {
    const model = scriptedModel(() => good)
    await languageModelAdjudicator({ model, template, offline: offline() }).adjudicate({ ...aCase(), candidates: [] })
    expect(model.asked).toHaveLength(0)
  })

  it('a recorded run is repeated to the letter', async () => {
    const record: Exchange[] = []
    const model = recordingChatModel(
      scriptedModel(() => good),
      (one) => record.push(one),
    )
    const first = await languageModelAdjudicator({ model, template, offline: offline() }).adjudicate(aCase())
    const again = { model: recordedChatModel(record), template, offline: offline() }
    expect(await languageModelAdjudicator(again).adjudicate(aCase())).toEqual(first)
    expect(await languageModelAdjudicator(again).adjudicate(aCase({ text: 'Parteira' }))).toMatchObject({
      method: { fallback: 'model-failed: not-recorded' },
    })
  })

  it('a template that asks for what there is not fails before any title', () => {
    const make = () =>
      languageModelAdjudicator({
        model: scriptedModel(() => good),
        template: { text: '{{#if path}}{{salary}}{{/if}}', hash: '' },
        offline: offline(),
      })
    expect(make).toThrow(KnownError)
  })
})

describe('a server that fails', () => {
  const status = (code: number, message = ''): Behaviour => ({ kind: 'status', status: code, message })
  const code = (value: string) => says(JSON.stringify({ ...goodAnswer, code: value }))

  it.each<[string, (at: number) => Behaviour, string]>([
    ['429 for ever', () => status(429), 'rate-limited'],
    ['500', () => status(500), 'server-error'],
    ['503', () => status(503), 'server-error'],
    ['a wrong key', () => status(401), 'rejected'],
    ['no answer', () => ({ kind: 'hangs' }), 'timeout'],
    ['half an answer', () => ({ kind: 'stalls' }), 'timeout'],
    ['a lost connection', () => ({ kind: 'resets' }), 'unreachable'],
    [
      'an answer that reached the limit',
      () => ({ kind: 'says', text: good.slice(0, 90), finish: 'length' }),
      'cut-off',
    ],
    ['a refusal', () => ({ kind: 'refuses', text: 'No.' }), 'refused'],
    ['no choices', () => ({ kind: 'sends', body: '{"choices":[]}' }), 'empty'],
    ['JSON cut off', () => says(good.slice(0, 90)), 'cut-off'],
    ['prose', () => says('I would say nurse, 2221.'), 'no-json'],
    ['a code not on the list', () => code('1120'), 'code-not-on-list'],
    ['a schema that is ignored', () => says('{"isco": "2221"}'), 'not-as-asked'],
    ['a bad answer, then none', (at) => (at === 0 ? code('1120') : status(500)), 'code-not-on-list, then server-error'],
  ])('%s: the offline finding, marked', async (_, behave, reason) => {
    await asking(
      (_request, at) => behave(at),
      async ({ model }) => {
        const adjudicate = (changes: Partial<Finding> = {}) =>
          languageModelAdjudicator({ model, template, offline: offline(changes) }).adjudicate(aCase())
        const finding = await adjudicate()
        expect(finding).toMatchObject({
          kind: 'Mapped',
          code: '2221',
          probability: 0.4,
          method: {
            adjudicator: 'statistical',
            model: 'tester',
            promptHash: template.hash,
            fallback: `model-failed: ${reason}`,
          },
        })
        expect(finding.rationale).toContain('to be reviewed')
      },
      { timeoutSeconds: reason === 'timeout' ? 0.03 : 5 },
    )
  })

  it('nothing counts as unmatched because a model failed', async () => {
    const model = scriptedModel(() => 'prose')
    const finding = await languageModelAdjudicator({
      model,
      template,
      offline: offline({ kind: 'NoTermFound', probability: 0.9 }),
    }).adjudicate(aCase())
    expect(finding).toMatchObject({ kind: 'Undecided', probability: 0.9, reason: 'model-failed: no-json' })
    expect(finding).not.toHaveProperty('code')
  })

  it.each<[string, Behaviour]>([
    ['prose around the JSON', says(`Certainly! ${good} Anything else?`)],
    ['a tool call', { kind: 'calls', text: good }],
  ])('%s is understood', async (_, behaviour) => {
    await asking(
      () => behaviour,
      async ({ model }) => {
        const finding = await languageModelAdjudicator({ model, template, offline: offline() }).adjudicate(aCase())
        expect(finding).toMatchObject({ code: '2221', method: { model: 'tester-2026', fallback: null } })
      },
    )
  })
})

describe('the probability after a choice', () => {
  it('multiplies the odds of the choice, leaves the proportions of the rest, and stays a probability', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 300; round++) {
      const weights = Array.from({ length: 7 }, random)
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      const prior = { candidates: weights.slice(0, 5).map((weight) => weight / all), none: weights[5]! / all }
      const choice = Math.floor(random() * 5)
      const { candidates: after, none: noneAfter } = withModelVotes(prior, [choice])
      const before = prior.candidates[choice]!
      const chosen = after[choice]!
      expect(chosen / (1 - chosen)).toBeCloseTo((Math.max(before, leastPrior) / (1 - before)) * agreementOdds, 6)
      const other = (choice + 1) % 5
      expect(after[other]! / noneAfter).toBeCloseTo(prior.candidates[other]! / prior.none, 6)
      expect(after.reduce((sum, one) => sum + one, noneAfter)).toBeLessThanOrEqual(1 + 1e-12)
    }
  })

  it('a choice that was held for impossible can be lifted, a little', () => {
    const { candidates: after } = withModelVotes({ candidates: [0.9, 0], none: 0.1 }, [1])
    expect(after[1]).toBeCloseTo(0.0291, 4)
  })
})

describe('votes', () => {
  const says = (code: string) =>
    JSON.stringify({ ...goodAnswer, code, runnerUp: 'none', evidence: [], relation: 'group is broader than title' })
  const vote = async (answers: readonly (string | ChatAnswer)[], atMost = 3, below = 0.9) => {
    const model = scriptedModel((_, at) => answers[at]!)
    const votes = { atMost, below }
    const finding = await languageModelAdjudicator({ model, template, offline: offline(), votes }).adjudicate(aCase())
    return { finding, model }
  }

  it('two that agree need no third, and the odds are those of one', async () => {
    const { finding, model } = await vote([says('2221'), says('2221'), says('3221')])
    expect(model.asked).toHaveLength(2)
    expect(finding).toMatchObject({ kind: 'Mapped', code: '2221', probability: expect.closeTo(2 / 3) as number })
    expect(finding.rationale).toContain('2 of 2 votes.')
  })

  it('two of three decide, with less', async () => {
    const { finding, model } = await vote([says('2221'), says('3221'), says('3221')])
    expect(model.asked).toHaveLength(3)
    const weights = [0.4 * 3 ** (1 / 3), 0.3 * 3 ** (2 / 3), 0.1, 0, 0.2]
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    expect(finding).toMatchObject({ kind: 'Mapped', code: '3221' })
    expect(finding.probability).toBeCloseTo(weights[1]! / all, 10)
    expect(finding.rationale).toContain('2 of 3 votes.')
  })

  it('three that differ decide nothing', async () => {
    const { finding } = await vote([says('2221'), says('3221'), says('2222')])
    expect(finding).toMatchObject({ kind: 'Undecided', reason: 'votes-differ' })
  })

  it('a vote that fails leaves the one that was cast; who is sure is not asked again', async () => {
    const failing = await vote([says('2221'), { kind: 'Failed', reason: 'timeout', detail: '' }])
    expect(failing.finding).toMatchObject({ kind: 'Mapped', code: '2221', method: { fallback: null } })
    expect((await vote([says('2221')], 3, 0.5)).model.asked).toHaveLength(1)
    expect((await vote([says('2221')], 1)).model.asked).toHaveLength(1)
  })

  it('the groups are shuffled, the same way for the same title, and the finding keeps their order', async () => {
    const first = await vote([says('2221'), says('3221'), says('2222')])
    const again = await vote([says('2221'), says('3221'), says('2222')])
    expect(again.model.asked).toEqual(first.model.asked)
    expect(new Set(first.model.asked.map(({ user }) => user)).size).toBeGreaterThan(1)
    expect(first.finding.candidates).toEqual(candidates)
  })
})

describe('an ad', () => {
  it('has no relation', async () => {
    const model = scriptedModel(() => adAnswer())
    const finding = await languageModelAdjudicator({ model, template, offline: offline() }).adjudicate(anAd('Nurse'))
    expect(finding).toMatchObject({ kind: 'Mapped', code: '2221', relation: null })
  })
})
