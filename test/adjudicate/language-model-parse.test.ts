import { describe, expect, it } from 'vitest'
import type { ClosedList } from '../../src/adjudicate/answer.js'
import { parseAnswer } from '../../src/adjudicate/parse.js'
import { seededRandom } from '../../src/numbers/random.js'
import { codes, goodAnswer } from './language-model-cases.js'

const list: ClosedList = { codes, evidenceIds: ['t1', 't2'], depth: 4, asksRelation: true }
const good = JSON.stringify(goodAnswer)
const none = { ...goodAnswer, code: 'none', level: 3, relation: null, abstain: 'vague' }
const withField = (field: string, value: unknown): string => JSON.stringify({ ...goodAnswer, [field]: value })

describe('answers that can be used', () => {
  it.each([
    ['bare', good],
    ['in a fence', `\`\`\`json\n${good}\n\`\`\``],
    ['between sentences', `Here is my answer: ${good} I hope it helps {with braces}.`],
    ['after thinking aloud', `<think>perhaps {"code":"3221"} or so</think>\n${good}`],
    ['said twice', `${good}\n${good}`],
    ['with a field too many', withField('confidence', 0.99)],
    ['with braces and quotes in a string', withField('reason', 'A "nurse" {with} a degree \\ {')],
  ])('%s', (_, text) => {
    expect(parseAnswer(text, list)).toMatchObject({ kind: 'Usable', answer: { code: '2221', relation: 'exactMatch' } })
  })

  it('fields that do not apply may be left out', () => {
    const text = '{"reason": "A nurse.", "code": "2221", "level": 4}'
    expect(parseAnswer(text, { ...list, asksRelation: false })).toMatchObject({
      answer: { code: '2221', evidence: [], runnerUp: null, relation: null, question: null },
    })
  })

  it('none, with why', () => {
    expect(parseAnswer(JSON.stringify(none), list)).toMatchObject({
      kind: 'Usable',
      answer: { code: null, abstain: 'vague', level: 3, runnerUp: '3221' },
    })
  })

  it.each([
    ['names a code', 'Is it 2221 or a technician?', null],
    ['is too long', 'Does '.repeat(26), null],
    ['is fine', 'Does the person plan the care of patients?', 'Does the person plan the care of patients?'],
  ])('a question that %s', (_, question, kept) => {
    expect(parseAnswer(withField('question', question), list)).toMatchObject({ answer: { question: kept } })
  })
})

describe('answers that cannot be used are never a guess', () => {
  it.each([
    ['nothing', '', 'no-json'],
    ['prose', 'The code is 2221.', 'no-json'],
    ['a list', '["2221"]', 'no-json'],
    ['cut off', good.slice(0, -20), 'cut-off'],
    ['cut off after a whole one', `${good} {"reason": "Bu`, 'cut-off'],
    ['without end', `{"reason": "${'x'.repeat(30_000)}`, 'cut-off'],
    [
      'two that differ',
      `${good}${withField('code', '3221').replace('"runnerUp":"3221"', '"runnerUp":"none"')}`,
      'several-answers',
    ],
    ['another object', '{"answer": "2221"}', 'not-as-asked'],
    ['a code not on the list', withField('code', '1120'), 'code-not-on-list'],
    ['part of a code', withField('code', '222'), 'code-not-on-list'],
    ['a code with its title', withField('code', '2221 Nursing professionals'), 'code-not-on-list'],
    ['a code with a space', withField('code', ' 2221'), 'code-not-on-list'],
    ['digits of another alphabet', withField('code', '２２２１'), 'code-not-on-list'],
    ['a runner-up not on the list', withField('runnerUp', '1120'), 'code-not-on-list'],
    ['a number for a code', withField('code', 2221), 'not-as-asked'],
    ['a code that lost its zero', withField('code', 110), 'not-as-asked'],
    ['no code', withField('code', undefined), 'not-as-asked'],
    ['null for a code', withField('code', null), 'not-as-asked'],
    ['a list for a code', withField('code', ['2221']), 'not-as-asked'],
    ['an unknown relation', withField('relation', 'exactMatch'), 'not-as-asked'],
    ['an unknown reason to abstain', JSON.stringify({ ...none, abstain: 'tired' }), 'not-as-asked'],
    ['a level as text', withField('level', '4'), 'not-as-asked'],
    ['evidence that was not shown', withField('evidence', ['t1', 't9']), 'evidence-not-shown'],
    ['evidence as text', withField('evidence', 't1'), 'not-as-asked'],
    ['no reason', withField('reason', '  '), 'inconsistent'],
    ['a level above the code', withField('level', 3), 'inconsistent'],
    ['a code and a reason to abstain', withField('abstain', 'vague'), 'inconsistent'],
    ['none without a reason to abstain', JSON.stringify({ ...none, abstain: null }), 'inconsistent'],
    ['none with the full level', JSON.stringify({ ...none, level: 4 }), 'inconsistent'],
    ['runner-up and choice the same', withField('runnerUp', '2221'), 'inconsistent'],
    ['no relation', withField('relation', null), 'inconsistent'],
  ])('%s', (_, text, problem) => {
    expect(parseAnswer(text, list)).toMatchObject({ kind: 'Unusable', problem })
  })

  it('evidence where none was shown', () => {
    expect(parseAnswer(good, { ...list, evidenceIds: [] })).toMatchObject({ problem: 'inconsistent' })
  })
})

describe('whatever is sent', () => {
  it('a code that is used was on the list, and nothing throws', () => {
    const random = seededRandom(7)
    const pieces = [
      '{',
      '}',
      '"',
      '\\',
      ':',
      ',',
      '[',
      ']',
      '"code"',
      '"2221"',
      '"1120"',
      'none',
      good,
      good.slice(9),
      ' ',
      '\u0000',
      'null',
      '4',
    ]
    const usable = Array.from({ length: 3000 }, () => {
      const length = 1 + Math.floor(random() * 12)
      const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('')
      return parseAnswer(text, list)
    }).filter((one) => one.kind === 'Usable')
    expect(usable.length).toBeGreaterThan(50)
    expect(usable.every(({ answer }) => answer.code === null || codes.includes(answer.code))).toBe(true)
  })

  it('a good answer cut or changed in any one place is the same decision or none', () => {
    for (let at = 0; at < good.length; at++) {
      const cut = parseAnswer(good.slice(0, at), list)
      expect(cut.kind).toBe('Unusable')
      const changed = parseAnswer(`${good.slice(0, at)}x${good.slice(at + 1)}`, list)
      if (changed.kind === 'Usable') expect(changed.answer.code).toBe('2221')
    }
  })

  it('nothing but braces takes no time', () => {
    expect(parseAnswer('{'.repeat(20_000), list)).toMatchObject({ kind: 'Unusable' })
    expect(parseAnswer('{"'.repeat(10_000), list)).toMatchObject({ kind: 'Unusable' })
  })
})
