import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.js'
import type { ReviewDecision } from '../../src/model/review.js'
import { settle, standingDecision } from '../../src/review/settle.js'

const settings = { acceptAt: 0.85, noneAt: 0.7 }
const base = {
  titleId: 't',
  rationale: '',
  method: { adjudicator: 'statistical', model: null, promptHash: null, fallback: null },
  candidates: [],
  probabilities: [],
  noneProbability: 0,
} as const
const mapped = (probability: number): Finding => ({
  ...base,
  kind: 'Mapped',
  code: '2221',
  probability,
  relation: null,
})
const none = (probability: number): Finding => ({ ...base, kind: 'NoTermFound', probability })
const undecided: Finding = { ...base, kind: 'Undecided', reason: 'vague', probability: 0 }

let made = 0
const by = { titleId: 't', reviewer: 'ana', at: '2026-01-01T00:00:00.000Z', comment: '', seenRevision: 0 }
const decision = (part: Partial<ReviewDecision> & { kind: ReviewDecision['kind'] }): ReviewDecision =>
  ({ ...by, id: `d${made++}`, ...part }) as ReviewDecision
const accept = decision({ kind: 'Accept', code: '2221', relation: 'broadMatch', id: 'accept' })
const correct = decision({ kind: 'Correct', code: '3221', relation: null, id: 'correct' })
const nothing = decision({ kind: 'NoTermFound', id: 'nothing' })
const defer = decision({ kind: 'Defer', id: 'defer' })
const withdraw = (id: string) => decision({ kind: 'Withdraw', withdraws: id, id: `not-${id}` })

describe('settling', () => {
  it.each<[string, Finding | undefined, readonly ReviewDecision[], object]>([
    ['nothing at all: open', undefined, [], { kind: 'Open', reason: 'no-finding' }],
    [
      'a sure finding stands, marked as the machine’s',
      mapped(0.9),
      [],
      { kind: 'Associated', code: '2221', by: 'finding' },
    ],
    ['a finding exactly at the setting stands', mapped(0.85), [], { kind: 'Associated' }],
    ['an unsure finding is open', mapped(0.84), [], { kind: 'Open', reason: 'uncertain' }],
    ['surely none: unmatched', none(0.7), [], { kind: 'Unmatched', by: 'finding' }],
    ['perhaps none: open', none(0.6), [], { kind: 'Open', reason: 'uncertain' }],
    ['undecided: open', undecided, [], { kind: 'Open', reason: 'undecided' }],
    [
      'a person wins over a sure finding',
      mapped(0.99),
      [correct],
      { kind: 'Associated', code: '3221', by: 'reviewer' },
    ],
    ['a person needs no finding', undefined, [accept], { kind: 'Associated', code: '2221', relation: 'broadMatch' }],
    ['the last decision wins', mapped(0.9), [accept, nothing, correct], { code: '3221', decisionId: 'correct' }],
    ['no group fits', mapped(0.9), [nothing], { kind: 'Unmatched', by: 'reviewer', decisionId: 'nothing' }],
    ['deferred is open even when the finding is sure', mapped(0.99), [defer], { kind: 'Open', reason: 'deferred' }],
    ['a withdrawn decision leaves the one before', none(0.9), [accept, correct, withdraw('correct')], { code: '2221' }],
    [
      'all withdrawn: the finding stands again',
      mapped(0.9),
      [correct, withdraw('correct')],
      { by: 'finding', code: '2221' },
    ],
    [
      'withdrawing twice is withdrawing once',
      mapped(0.9),
      [accept, correct, withdraw('correct'), withdraw('correct')],
      { code: '2221', by: 'reviewer' },
    ],
  ])('%s', (_, finding, decisions, expected) => {
    expect(settle(finding, decisions, settings)).toMatchObject(expected)
  })

  it('finds the standing decision only among decisions that decide', () => {
    expect(standingDecision([])).toBeUndefined()
    expect(standingDecision([accept, withdraw('accept')])).toBeUndefined()
    expect(standingDecision([accept, defer])?.id).toBe('defer')
  })
})
