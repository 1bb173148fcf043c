import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageModelAdjudicator } from '../../src/adjudicate/language-model.js'
import {
  isOccupation,
  namedGroups,
  occupationKinds,
  relateItem,
  settlingQuestion,
  subjectOf,
  writeDuties,
} from '../../src/adjudicate/question-kinds.js'
import { withSecondLook } from '../../src/adjudicate/second-look.js'
import { smallQuestion } from '../../src/adjudicate/small-question.js'
import { facets, relationSentences } from '../../src/adjudicate/answer.js'
import type { ChatAnswer } from '../../src/ask/chat-model.js'
import { sha256 } from '../../src/files/hash.js'
import { packageFile } from '../../src/files/package-root.js'
import type { Candidate } from '../../src/model/finding.js'
import { scriptedModel } from '../ask/asking.js'
import { aCase, anAd, candidates, goodAnswer, offline, template } from './language-model-cases.js'

const prompt = (name: string) => {
  const text = readFileSync(packageFile('prompts', `${name}.hbs`), 'utf8')
  return { text, hash: sha256(text) }
}
const prompts = {
  duties: prompt('write-duties'),
  occupation: prompt('is-occupation'),
  question: prompt('settling-question'),
}
const managing: Candidate = { ...candidates[0]!, code: '1120', rank: 1, score: 5 }

type Script = Partial<Record<string, string | ChatAnswer>>
const vague = { code: 'none', level: 1, relation: null, abstain: 'vague', runnerUp: '3221' }
const said = (changes: object = {}) => JSON.stringify({ ...goodAnswer, evidence: [], ...changes })
const duties = JSON.stringify({ duties: 'Dirige toda a empresa.', titles: ['diretor geral'], known: false })

function look(script: Script, found: readonly Candidate[] = [managing], one = aCase()) {
  const model = scriptedModel(
    (question, at) => script[`${question.schemaName} ${at}`] ?? script[question.schemaName] ?? 'nothing',
  )
  const searched: string[] = []
  const first = languageModelAdjudicator({ model, template, offline: offline() })
  const adjudicator = withSecondLook({
    first,
    offline: offline(
      one.candidates.length === 0 ? { kind: 'Undecided', reason: 'nothing-similar', probability: 0 } : {},
    ),
    model,
    prompts,
    target: 'ISCO-08',
    search: (_, words) => {
      searched.push(words)
      return found
    },
  })
  return adjudicator
    .adjudicate(one)
    .then((finding) => ({ finding, searched, asked: model.asked.map(({ schemaName }) => schemaName) }))
}

describe('a second look', () => {
  it('is not taken where the model decided', async () => {
    const { finding, asked } = await look({ adjudication: said() })
    expect(finding).toMatchObject({ kind: 'Mapped', code: '2221' })
    expect(asked).toEqual(['adjudication'])
  })

  it('searches with the duties of a vague title, and shows the new groups beside the old', async () => {
    const { finding, searched, asked } = await look({
      'adjudication 0': said(vague),
      'write-duties': duties,
      'adjudication 2': said({ code: '1120', runnerUp: '2221' }),
    })
    expect(searched).toEqual(['diretor geral', 'Dirige toda a empresa.'])
    expect(asked).toEqual(['adjudication', 'write-duties', 'adjudication'])
    expect(finding).toMatchObject({ kind: 'Mapped', code: '1120', modelAnswer: { duties: 'Dirige toda a empresa.' } })
    expect(finding.candidates.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
    expect(finding.probabilities.reduce((sum, one) => sum + one, finding.noneProbability)).toBeLessThanOrEqual(1 + 1e-9)
    expect(finding.rationale).toContain('Looked again')
  })

  it('keeps the finding where the search brings nothing new, and asks the question that would settle it', async () => {
    const { finding, asked } = await look(
      {
        adjudication: said(vague),
        'write-duties': duties,
        'settling-question': '{"question":"Que faz a pessoa?","facet":"field of work"}',
      },
      [],
    )
    expect(finding).toMatchObject({
      kind: 'Undecided',
      reason: 'vague',
      modelAnswer: { question: 'Que faz a pessoa?' },
    })
    expect(asked).toEqual(['adjudication', 'write-duties', 'settling-question'])
  })

  it.each<[string, ChatAnswer | string, string]>([
    ['fails', { kind: 'Failed', reason: 'timeout', detail: '' }, 'model-failed: timeout'],
    ['waits', { kind: 'Failed', reason: 'handed-over', detail: '' }, 'model-waiting: handed-over'],
    [
      'writes an essay',
      JSON.stringify({ duties: 'so '.repeat(80), titles: [], known: true }),
      'model-failed: not-as-asked',
    ],
  ])('a step that %s leaves the finding, marked', async (_, answer, fallback) => {
    const { finding } = await look({ adjudication: said({ ...vague, question: 'Qual?' }), 'write-duties': answer })
    expect(finding).toMatchObject({
      kind: 'Undecided',
      reason: 'vague',
      method: { adjudicator: 'language-model', fallback },
    })
  })

  it('without candidates asks whether it is an occupation at all', async () => {
    const bare = { ...anAd('Estudante'), candidates: [] }
    const none = await look(
      { 'is-occupation': '{"reason":"A state, no work.","kind":"not an occupation"}' },
      [managing],
      bare,
    )
    expect(none.finding).toMatchObject({
      kind: 'Undecided',
      reason: 'not-an-occupation',
      rationale: 'A state, no work.',
    })
    const one = await look(
      {
        'is-occupation': '{"reason":"Work.","kind":"occupation"}',
        'write-duties': duties,
        adjudication: JSON.stringify({
          ...goodAnswer,
          evidence: [],
          code: '1120',
          runnerUp: 'none',
          relation: undefined,
        }),
      },
      [managing],
      bare,
    )
    expect(one.finding).toMatchObject({ kind: 'Mapped', code: '1120' })
  })
})

describe('small questions', () => {
  const one = aCase()
  const ask = async (kind: 'duties' | 'occupation' | 'question' | 'relation', ...answers: string[]) => {
    const model = scriptedModel((_, at) => answers[at] ?? 'nothing')
    const subject = subjectOf(one, 'ISCO-08')
    const groups = namedGroups(one, 3)
    const told =
      kind === 'duties'
        ? await smallQuestion(writeDuties, prompts.duties, model)(subject)
        : kind === 'occupation'
          ? await smallQuestion(isOccupation, prompts.occupation, model)({ ...subject, kinds: occupationKinds })
          : kind === 'question'
            ? await smallQuestion(settlingQuestion, prompts.question, model)({ ...subject, groups, facets })
            : await smallQuestion(
                relateItem,
                prompt('relate-item'),
                model,
              )({
                ...subject,
                groups: groups.slice(0, 1),
                landed: [{ group: 'Midwives', count: 2, titles: ['parteira'] }],
                relations: Object.keys(relationSentences),
              })
    return { told, asked: model.asked }
  }

  it.each(['duties', 'occupation', 'question', 'relation'] as const)(
    '%s: shows the title as data and never a code of the target',
    async (kind) => {
      const [question] = (await ask(kind)).asked
      expect(question!.user).toContain('Enfermeiro')
      expect(`${question!.system}${question!.user}`).not.toMatch(/\b(2221|3221|2222)\b/)
      expect(`${question!.system}${question!.user}`).not.toContain('{{')
      expect(question!.schema).toMatchObject({ type: 'object', additionalProperties: false })
    },
  )

  it.each<[string, 'question' | 'relation' | 'occupation', string, string]>([
    [
      'a question of 26 words',
      'question',
      JSON.stringify({ question: 'a '.repeat(26), facet: 'managing' }),
      'more than 25 words',
    ],
    [
      'a question with a code',
      'question',
      JSON.stringify({ question: 'Is it 2221?', facet: 'managing' }),
      'names a code',
    ],
    [
      'a question with a group',
      'question',
      JSON.stringify({ question: 'Nursing professionals?', facet: 'managing' }),
      'names a group',
    ],
    ['a relation of its own', 'relation', JSON.stringify({ reason: 'x', relation: 'similar' }), 'fields asked for'],
    [
      'two answers',
      'occupation',
      '{"reason":"a","kind":"occupation"} {"reason":"b","kind":"not an occupation"}',
      'several different',
    ],
    ['half an answer', 'occupation', '{"reason":"a","kind":"occ', 'does not end'],
  ])('%s is asked once more, told why, and then given up', async (_, kind, answer, why) => {
    const { told, asked } = await ask(kind, answer, answer)
    expect(told).toEqual({ kind: 'Failed', reason: 'not-as-asked' })
    expect(asked).toHaveLength(2)
    expect(asked[1]!.user).toContain(why)
  })

  it('a repaired answer is used', async () => {
    const { told } = await ask('relation', 'no', '{"reason":"Same work.","relation":"title and group mean the same"}')
    expect(told).toMatchObject({ kind: 'Answered', answer: { relation: 'title and group mean the same' } })
  })
})
