import { describe, expect, it } from 'vitest'
import { leaveOut, withoutRejected } from '../../src/pipeline/left-out.js'
import { methodsDisagree } from '../../src/model/method-agreement.js'
import { firstCandidate, turnedDown } from '../../src/review/rejections.js'
import type { CandidateEvidence, Finding } from '../../src/model/finding.js'
import { accept, defer, mapped, noFit, noTerm } from '../store/samples.js'

const evidence = (method: CandidateEvidence['method'], rank: number): CandidateEvidence => ({
  ...{ method, rank, score: 0.5, matchedTitle: 'nurse', matchedLanguage: 'en', matchedSource: 'isco-08' },
})
const candidate = (code: string, rank: number, ranks: Partial<Record<CandidateEvidence['method'], number>> = {}) => ({
  ...{ code, rank, score: 1 / rank },
  evidence: Object.entries(ranks).map(([method, own]) => evidence(method as CandidateEvidence['method'], own)),
})
const finding = (candidates: Finding['candidates'], probabilities = [0.2, 0.5, 0.1]): Finding => ({
  ...mapped('t', '2221', 0.2),
  candidates,
  probabilities,
})
const three = finding([candidate('2221', 1), candidate('3221', 2), candidate('0110', 3)])

describe('the candidate proposed first', () => {
  it.each([
    ['the machine’s own', three, [], '2221'],
    ['the likeliest of those that nobody turned down', three, ['2221'], '3221'],
    ['none where all were turned down', three, ['2221', '3221', '0110'], null],
    ['none without a finding', undefined, [], null],
  ])('is %s', (_, given, rejected, expected) => {
    expect(firstCandidate(given, new Set(rejected))).toBe(expected)
  })

  it.each([
    ['choosing another', { ...accept('d', 't', 0), kind: 'Correct' as const, code: '3221', relation: null }, '2221'],
    ['no group fits', noFit('d', 't', 0), '2221'],
    ['accepting it', accept('d', 't', 0, '2221'), null],
    ['putting off', defer('d', 't', 0), null],
  ])('%s turns down %s', (_, decision, expected) => {
    expect(turnedDown(decision, three, new Set())).toBe(expected)
  })

  it('is not turned down by agreeing that none fits', () => {
    expect(turnedDown(noFit('d', 't', 0), noTerm('t', 0.9), new Set())).toBeNull()
  })
})

describe('a case without what was turned down', () => {
  const title = { id: 't', text: 'x', language: 'en', languageFrom: 'declared', frequency: 1 } as const
  const one = {
    title: { ...title, origin: { kind: 'Ad', source: 'ads' } as const },
    candidates: three.candidates,
    context: [],
    items: new Map(),
    placed: { candidates: [0.5, 0.2, 0.1], none: 0.2, remark: '' },
  }

  it('ranks anew and shares the probability out', () => {
    const { candidates, placed } = leaveOut(one, new Set(['2221']))
    expect(candidates.map(({ code, rank }) => [code, rank])).toEqual([
      ['3221', 1],
      ['0110', 2],
    ])
    expect(placed?.candidates).toEqual([0.4, 0.2])
    expect(placed?.none).toBeCloseTo(0.4)
  })

  it('is the same where nothing was turned down', () => {
    expect(leaveOut(one, undefined)).toBe(one)
    expect(leaveOut(one, new Set(['9999']))).toBe(one)
    expect(withoutRejected(three.candidates, undefined)).toBe(three.candidates)
  })
})

describe('methods disagree', () => {
  it.each([
    [
      'when two of three have another first',
      [candidate('2221', 1, { exact: 1 }), candidate('3221', 2, { words: 1, dense: 1 })],
      true,
    ],
    ['not when half agree', [candidate('2221', 1, { exact: 1 }), candidate('3221', 2, { words: 1 })], false],
    ['not when there is one method', [candidate('3221', 1, { words: 1 })], false],
    ['not without candidates', [], false],
  ])('%s', (_, candidates, expected) => {
    expect(methodsDisagree(finding(candidates))).toBe(expected)
  })
})
