import { describe, expect, it } from 'vitest'
import type { AdjudicationCase } from '../../src/adjudicate/adjudicator.js'
import { readConfig } from '../../src/config.js'
import type { Finding } from '../../src/model/finding.js'
import type { TitleOrigin } from '../../src/model/title.js'
import { budgetOf, policyOf, selectForAsking } from '../../src/pipeline/ask-policy.js'

const entry: TitleOrigin = { kind: 'Entry', source: 'noc', code: '1' }
const ad: TitleOrigin = { kind: 'Ad', source: 'ads' }
/** id, probability, frequency, language, origin */
const titles = [
  ['sure', 0.9, 1, 'pt', entry],
  ['doubtful', 0.5, 1, 'pt', entry],
  ['frequent', 0.7, 40, 'pt', ad],
  ['hopeless', 0.05, 1, 'pt', entry],
  ['french', 0.5, 2, 'fr', entry],
  ['done', 0.4, 9, 'pt', entry],
] as const
const cases = titles.map(
  ([id, , frequency, language, origin]) => ({ title: { id, frequency, language, origin } }) as AdjudicationCase,
)
const findings = titles.map(([, probability]) => ({ probability }) as Finding)

const chosen = (environment: Readonly<Record<string, string>>) => {
  const { asked, passedOver, decided } = selectForAsking(
    cases,
    findings,
    policyOf(readConfig(environment)),
    new Set(['done']),
  )
  const name = (place: number) => titles[place]![0]
  return {
    asked: asked.map(name),
    passedOver: passedOver.map(({ place, reason }) => `${name(place)}: ${reason}`),
    decided: decided.map(name),
  }
}

describe('which titles are asked', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    ['all in doubt, the most frequent and least certain first', {}, ['frequent', 'french', 'hopeless', 'doubtful'], []],
    ['a band', { CONCORD_ASK_ABOVE: '0.1', CONCORD_ASK_BELOW: '0.6' }, ['french', 'doubtful'], []],
    ['no ads', { CONCORD_ASK_ADS: 'No' }, ['french', 'hopeless', 'doubtful'], ['frequent: ads']],
    [
      'a language',
      { CONCORD_ASK_LANGUAGES: 'fr,es' },
      ['french'],
      ['doubtful: language', 'frequent: language', 'hopeless: language', 'done: language'],
    ],
  ])('%s', (_, environment, asked, passedOver) => {
    expect(chosen(environment)).toMatchObject({ asked, passedOver })
  })

  it('what a person decided is apart', () => {
    expect(chosen({}).decided).toEqual(['done'])
  })

  it('money needs prices', () => {
    expect(() => budgetOf(readConfig({ CONCORD_ASK_MONEY: '1' }))).toThrow('no price')
    expect(budgetOf(readConfig({ CONCORD_ASK_MONEY: '1', CONCORD_PRICE_OUTPUT: '8' })).prices).toEqual({
      input: 0,
      output: 8,
    })
  })
})
