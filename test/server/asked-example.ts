import { answerStore } from '../../src/ask/answer-store.js'
import { exchangeOf } from '../../src/ask/exchange.js'
import type { Finding, ModelAnswer } from '../../src/model/finding.js'
import { answersFolder } from '../../src/pipeline/ask-models.js'
import { exampleId, type Example } from './example-workspace.js'

/** The title that a model was asked about. */
export const titleId = 'item-6410-20'

const question = {
  system: 'You place titles.',
  user: '<title>operador de drone <script>alert(1)</script></title>',
  schema: { type: 'object' },
  schemaName: 'adjudication',
}
const exchange = exchangeOf({ server: 'http://model.example/v1', name: 'tester' }, question, {
  kind: 'Answered',
  text: '{"reason": "<b>Flies</b> drones"}',
  model: 'tester-2026',
  inputTokens: 812,
  outputTokens: 77,
  at: '2026-01-15T12:00:00.000Z',
})

export const said: ModelAnswer = {
  reason: 'Flying drones is piloting, not driving. <img src=x>',
  evidence: [
    { id: 'n1', code: '3153', text: 'They fly aircraft and drones.', language: '' },
    { id: 't4', code: '8341', text: 'operador de máquinas agrícolas', language: 'es' },
  ],
  facet: 'tools or vehicle',
  question: 'Does the person fly the drone?',
  runnerUp: '8341',
  level: 4,
  votes: ['3153', '3153', '8341'],
  duties: 'Pilota drones sobre lavouras.',
  at: '2026-01-15T12:00:00.000Z',
  exchanges: [exchange.key, 'f'.repeat(64)],
}

/** Replaces a finding of the example. */
export async function storeFinding({ workspace }: Example, finding: Finding): Promise<void> {
  const run = (await workspace.store.runs(exampleId))[0]!
  await workspace.store.saveFindings(exampleId, run.id, [finding])
}

/** Stores what a model said of a title, with one of its two exchanges; returns the finding that was there before. */
export async function askedExample(example: Example): Promise<Finding> {
  const before = (await example.workspace.store.title(exampleId, titleId))!.finding!
  answerStore(answersFolder(example.workspace)).keep(exchange)
  await storeFinding(example, {
    ...before,
    method: { adjudicator: 'language-model', model: 'tester-2026', promptHash: 'abcdef0123456789', fallback: null },
    modelAnswer: said,
    relationSuggestion: {
      code: '3153',
      relation: 'broadMatch',
      reason: 'Pilots do more than that.',
      model: 'tester-2026',
      promptHash: 'abc',
      at: null,
      exchanges: [],
    },
  })
  return before
}
