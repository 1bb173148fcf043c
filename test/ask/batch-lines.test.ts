import { describe, expect, it } from 'vitest'
import { batchLines, readAnswerLines, reconcile, type AnswerLine } from '../../src/ask/batch-lines.js'
import { allCapabilities } from '../../src/ask/capabilities.js'
import { questionName } from '../../src/ask/handed-over.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { question } from './asking.js'

const name = questionName(question)
const completion = (text: string) => ({
  choices: [{ finish_reason: 'stop', message: { content: text } }],
  model: 'm-1',
})
const line = (value: object) => JSON.stringify(value)

describe('questions in the Batch format', () => {
  it('carry a short name, the endpoint and the whole request', () => {
    const [text] = [...batchLines(new Map([[name, question]]), 'tester', allCapabilities).values()]
    expect(JSON.parse(text!)).toMatchObject({
      custom_id: name,
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'tester', messages: [{ role: 'system' }, { role: 'user', content: 'The sky.' }] },
    })
    expect(name.length).toBeLessThanOrEqual(64)
  })
})

describe('answers that come back', () => {
  it.each<[string, object, object]>([
    [
      'of a batch',
      { custom_id: 'a', response: { status_code: 200, body: completion('blue') }, error: null },
      { kind: 'Answered', text: 'blue', model: 'm-1' },
    ],
    [
      'of a request that failed',
      { custom_id: 'a', response: { status_code: 400, body: { error: 'long' } } },
      { kind: 'Failed', reason: 'rejected' },
    ],
    [
      'of a request that expired',
      { custom_id: 'a', response: null, error: { code: 'batch_expired', message: 'late' } },
      { kind: 'Failed', reason: 'handed-over' },
    ],
    [
      'cut off',
      {
        custom_id: 'a',
        response: { status_code: 200, body: { choices: [{ finish_reason: 'length', message: { content: '{' } }] } },
      },
      { kind: 'Failed', reason: 'cut-off' },
    ],
    ['by hand', { custom_id: 'a', answer: 'blue', model: 'own' }, { kind: 'Answered', text: 'blue', model: 'own' }],
    [
      'by hand, as an object',
      { custom_id: 'a', answer: { colour: 'blue' } },
      { kind: 'Answered', text: '{"colour":"blue"}', model: 'tester' },
    ],
    ['by hand, empty', { custom_id: 'a', answer: ' ' }, { kind: 'Failed', reason: 'empty' }],
  ])('%s', (_, value, answer) => {
    const { answers, badLines } = readAnswerLines(`\ufeff${line(value)}\n`, 'tester')
    expect(badLines).toEqual([])
    expect(answers).toMatchObject([{ name: 'a', answer }])
  })

  it.each([
    ['no JSON', '{"custom_id": "a", '],
    ['no name', '{"answer": "x"}'],
    ['neither answer nor error', '{"custom_id": "a"}'],
    ['a number', '7'],
  ])('a line with %s is named', (_, text) => {
    expect(readAnswerLines(`${line({ custom_id: 'a', answer: 'x' })}\n${text}\n`, 'm').badLines).toEqual([2])
  })
})

describe('reconciling', () => {
  const answered = (of: string, text: string): AnswerLine => ({
    name: of,
    answer: { kind: 'Answered', text, model: 'm', inputTokens: 0, outputTokens: 0 },
  })
  const failed = (of: string): AnswerLine => ({ name: of, answer: { kind: 'Failed', reason: 'rejected', detail: '' } })

  it('counts duplicated, contradicting, unknown, failed and missing ones apart', () => {
    const found = reconcile(new Set(['a', 'b', 'c', 'd']), [
      failed('a'),
      answered('b', 'x'),
      answered('a', 'y'),
      answered('b', 'x'),
      answered('b', 'z'),
      answered('old', 'x'),
      failed('c'),
    ])
    expect(found.answered.map((one) => [one.name, one.answer.text])).toEqual([
      ['b', 'x'],
      ['a', 'y'],
    ])
    expect(found).toMatchObject({ duplicates: 2, contradicting: 1, unknown: ['old'], missing: ['d'] })
    expect(found.failed.map((one) => one.name)).toEqual(['c'])
  })

  it('whatever the order and the gaps, every question is answered, failed or missing, once', () => {
    const random = seededRandom(5)
    for (let round = 0; round < 200; round++) {
      const waiting = Array.from({ length: 8 }, (_, at) => `q${at}`)
      const lines = waiting.flatMap((one) => {
        const copies = Math.floor(random() * 3)
        return Array.from({ length: copies }, () => (random() < 0.7 ? answered(one, 'same') : failed(one)))
      })
      const first = reconcile(new Set(waiting), shuffled(lines, random))
      const second = reconcile(new Set(waiting), shuffled(lines, random))
      const names = ({ answered: a, failed: f, missing: m }: typeof first) =>
        [...a.map((one) => `+${one.name}`), ...f.map((one) => `-${one.name}`), ...m].sort()
      expect(names(first)).toEqual(names(second))
      expect(names(first)).toHaveLength(waiting.length)
    }
  })
})
