import { describe, expect, it } from 'vitest'
import { calibration as byRichness } from '../../src/adjudicate/calibration.js'
import { probabilitiesOf, statisticalAdjudicator } from '../../src/adjudicate/statistical.js'
import type { ClassificationItem } from '../../src/model/classification.js'
import type { Candidate } from '../../src/model/finding.js'
import type { Title } from '../../src/model/title.js'
import { seededRandom } from '../../src/numbers/random.js'

const calibration = byRichness.lean

const candidate = (code: string, rank: number, score: number, similarity = 0.8): Candidate => ({
  code,
  rank,
  score,
  evidence: [
    {
      method: 'characters',
      score: similarity,
      rank,
      matchedTitle: `title ${code}`,
      matchedLanguage: 'pt',
      matchedSource: 's',
    },
  ],
})
const title = (text: string, kind: 'Item' | 'Ad' = 'Item'): Title => ({
  id: 't1',
  text,
  language: 'pt',
  languageFrom: 'declared',
  origin: kind === 'Item' ? { kind, source: 'cbo', code: '223505', parent: '2235' } : { kind, source: 'ads' },
  frequency: 1,
})
const item = (code: string, label: string): ClassificationItem => ({
  code,
  parent: null,
  depth: 4,
  labels: { pt: label },
  notes: {},
  skillLevel: null,
})
const adjudicate = (one: Title, candidates: readonly Candidate[], label = 'Enfermeiros') =>
  statisticalAdjudicator(calibration, 'no-model-key').adjudicate({
    title: one,
    candidates,
    context: [],
    items: new Map(candidates.map(({ code }) => [code, item(code, label)])),
  })

describe('probabilities', () => {
  it('are shares of one, in the order of the candidates, for any worths', () => {
    const random = seededRandom(11)
    for (let round = 0; round < 200; round++) {
      const scores = Array.from({ length: 1 + Math.floor(random() * 10) }, () => random() * 40 - 10).sort(
        (a, b) => b - a,
      )
      const { candidates, none } = probabilitiesOf(
        scores.map((score, i) => candidate(String(i), i + 1, score)),
        calibration,
      )
      expect(candidates.reduce((sum, share) => sum + share, none)).toBeCloseTo(1, 9)
      expect(candidates).toEqual(candidates.toSorted((a, b) => b - a))
    }
  })

  it('say "none" for certain where nothing was found', () => {
    expect(probabilitiesOf([], calibration)).toEqual({ candidates: [], none: 1 })
  })
})

describe('the statistical adjudicator', () => {
  it('maps to the most probable candidate, with its reasons, and says what it replaced', async () => {
    const finding = await adjudicate(title('Enfermeiro'), [candidate('2221', 1, 14), candidate('3221', 2, 9)])
    expect(finding).toMatchObject({ kind: 'Mapped', code: '2221', relation: 'broadMatch' })
    expect(finding.method).toEqual({
      adjudicator: 'statistical',
      model: null,
      promptHash: null,
      fallback: 'no-model-key',
    })
    expect(finding.rationale).toContain('"title 2221" (pt)')
    expect(finding.rationale).toContain('3221')
  })

  it('says that no group fits where that is more probable than each candidate', async () => {
    expect(await adjudicate(title('Influenciador'), [candidate('2221', 1, 1, 0.1)])).toMatchObject({
      kind: 'NoTermFound',
    })
  })

  it('is undecided where nothing is similar', async () => {
    expect(await adjudicate(title('???'), [])).toMatchObject({ kind: 'Undecided', reason: 'nothing-similar' })
  })

  it('calls an item with the group’s own title the same, and leaves ads without a relation', async () => {
    const sure = [candidate('2221', 1, 20)]
    expect(await adjudicate(title('ENFERMEIROS'), sure)).toMatchObject({ relation: 'exactMatch' })
    expect(await adjudicate(title('Enfermeiro', 'Ad'), sure)).toMatchObject({ relation: null })
  })
})
