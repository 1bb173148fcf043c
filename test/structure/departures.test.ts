import { describe, expect, it } from 'vitest'
import type { PlacedMapping } from '../../src/model/departure.js'
import type { Candidate, Finding } from '../../src/model/finding.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { departures, evidenceFor } from '../../src/structure/departures.js'

const targetCodes = new Set(['2221', '2512', '3153', '3431'])
const mapped = (code: string, mappedCode: string, rest: Partial<PlacedMapping> = {}): PlacedMapping => ({
  ...{ titleId: `${code}/${mappedCode}`, text: code, language: 'pt', originKind: 'Item', standing: 'finding' },
  ...{ code, mappedCode, probability: 0.9 },
  ...rest,
})

describe('departures', () => {
  it('are titles whose code names a valid group other than the one mapped', () => {
    const found = departures(
      [
        mapped('2221-05', '2221'),
        mapped('2221-10', '2512'),
        mapped('3153.1', '3431'),
        mapped('9999-05', '2512'),
        mapped('X-12', '2512'),
        mapped('22', '2512'),
      ],
      targetCodes,
    )
    expect(
      found.map(({ code, namedCode, mappedCode, sharedDigits }) => [code, namedCode, mappedCode, sharedDigits]),
    ).toEqual([
      ['2221-10', '2221', '2512', 1],
      ['3153.1', '3153', '3431', 1],
    ])
  })

  it('come people first, then what stands, then what is open, surest first, whatever the order of the titles', () => {
    const titles = [
      mapped('2221-1', '2512', { standing: 'open', probability: 0.99 }),
      mapped('2221-2', '2512', { standing: 'finding', probability: 0.86 }),
      mapped('2221-3', '2512', { standing: 'reviewer', probability: null }),
      mapped('2221-4', '2512', { standing: 'finding', probability: 0.97 }),
      mapped('2221-5', '2512', { standing: 'finding', probability: 0.97 }),
    ]
    const expected = ['2221-3', '2221-4', '2221-5', '2221-2', '2221-1']
    for (let seed = 0; seed < 5; seed++) {
      const found = departures(shuffled(titles, seededRandom(seed)), targetCodes)
      expect(found.map(({ code }) => code)).toEqual(expected)
    }
  })

  it('carry what speaks for either group: its probability and its nearest index title, never its own code', () => {
    const shown = (code: string, method: 'characters' | 'code', matchedTitle: string): Candidate => ({
      ...{ code, rank: 1, score: 1 },
      evidence: [{ method, score: 1, rank: 1, matchedTitle, matchedLanguage: 'pt', matchedSource: 'isco-08' }],
    })
    const method = { adjudicator: 'statistical', model: null, promptHash: null, fallback: null } as const
    const finding: Finding = {
      ...{ kind: 'Mapped', titleId: 't', code: '2512', probability: 0.7, relation: null, rationale: '', method },
      candidates: [shown('2512', 'characters', 'programador'), shown('2221', 'code', '2221-05')],
      ...{ probabilities: [0.7, 0.2], noneProbability: 0.1 },
    }
    expect(evidenceFor(finding, '2512')).toEqual({ probability: 0.7, nearest: 'programador' })
    expect(evidenceFor(finding, '2221')).toEqual({ probability: 0.2, nearest: null })
    expect(evidenceFor(finding, '3153')).toEqual({ probability: null, nearest: null })
    expect(evidenceFor(undefined, '3153')).toEqual({ probability: null, nearest: null })
  })
})
