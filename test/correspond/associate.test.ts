import { describe, expect, it } from 'vitest'
import { associate } from '../../src/correspond/associate.js'
import { countTitles } from '../../src/correspond/count-titles.js'
import type { SettledTitle } from '../../src/correspond/settled-title.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { adOrigin, byFinding, byReviewer, entryOrigin, itemOrigin, mapped, standing, undecided } from './records.js'

const description = { id: 'own--isco-08', sourceId: 'own', targetId: 'isco-08' }
const associations = (records: readonly SettledTitle[]) => associate(description, records).associations

describe('associate', () => {
  it('adds up where the titles of one source item land', () => {
    const entries = Array.from({ length: 10 }, (_, i) => byReviewer(`a${i}`, entryOrigin('3435'), '3153'))
    const others = ['b0', 'b1'].map((id) => byReviewer(id, entryOrigin('3435'), '3431'))
    expect(associations([...others, ...entries])).toEqual([
      {
        sourceCode: '3435',
        targetCode: '3153',
        relation: null,
        sourcePartial: true,
        targetPartial: false,
        titles: 10,
        by: 'reviewer',
        probability: null,
      },
      expect.objectContaining({ targetCode: '3431', titles: 2, sourcePartial: true }),
    ])
  })

  it("takes the relation from the item's own label, and only where that label lies", () => {
    const records = [
      byReviewer('own', itemOrigin('0110'), '0110', 'exactMatch'),
      byReviewer('e1', entryOrigin('0110'), '0210', 'exactMatch'),
    ]
    expect(associations(records).map(({ targetCode, relation }) => [targetCode, relation])).toEqual([
      ['0110', 'exactMatch'],
      ['0210', null],
    ])
  })

  it("prefers a reviewer's relation among an item's labels in several languages", () => {
    const machine: SettledTitle = {
      ...byFinding('a-french', itemOrigin('10'), '1', 0.9),
      settlement: { kind: 'Associated', code: '1', relation: 'closeMatch', by: 'finding', decisionId: null },
    }
    const person = byReviewer('b-english', itemOrigin('10'), '1', 'broadMatch')
    expect(associations([machine, person])[0]).toMatchObject({ relation: 'broadMatch', titles: 2, by: 'finding' })
  })

  it('marks a target that receives several source items', () => {
    const records = [
      byReviewer('1', itemOrigin('a'), 'x'),
      byReviewer('2', itemOrigin('b'), 'x'),
      byReviewer('3', itemOrigin('c'), 'y'),
    ]
    expect(associations(records).map(({ targetPartial }) => targetPartial)).toEqual([true, true, false])
  })

  it("rests on the machine as soon as one title does, at the lowest of the machine's probabilities", () => {
    const records = [
      byReviewer('1', itemOrigin('a'), 'x'),
      byFinding('2', entryOrigin('a'), 'x', 0.97),
      byFinding('3', entryOrigin('a'), 'x', 0.91),
    ]
    expect(associations(records)[0]).toMatchObject({ by: 'finding', probability: 0.91, titles: 3 })
  })

  it('keeps ads out of the table and the open cases, and counts them', () => {
    const records = [
      byReviewer('1', itemOrigin('a'), 'x'),
      byFinding('2', adOrigin, 'y', 0.9),
      standing('3', adOrigin, { kind: 'Unmatched', by: 'finding', decisionId: null }, undefined, 40),
      standing('4', adOrigin, { kind: 'Open', reason: 'uncertain' }, undefined, 2),
    ]
    const { associations: all, openCases } = associate(description, records)
    expect(all).toHaveLength(1)
    expect(openCases).toEqual([])
    expect(countTitles(records)).toEqual([
      {
        origin: 'Item',
        titles: 1,
        frequency: 1,
        associatedByReviewer: 1,
        associatedByFinding: 0,
        unmatched: 0,
        open: 0,
      },
      {
        origin: 'Ad',
        titles: 3,
        frequency: 43,
        associatedByReviewer: 0,
        associatedByFinding: 1,
        unmatched: 1,
        open: 1,
      },
    ])
  })

  it.each([
    [
      'no finding yet',
      standing('t', itemOrigin('a'), { kind: 'Open', reason: 'no-finding' }),
      'no-finding',
      null,
      null,
    ],
    [
      'an unsure finding',
      standing('t', itemOrigin('a'), { kind: 'Open', reason: 'uncertain' }, mapped('t', 'x', 0.6)),
      'uncertain',
      'x',
      0.6,
    ],
    [
      'an undecided one: the most probable candidate, and what the adjudicator said',
      standing(
        't',
        itemOrigin('a'),
        { kind: 'Open', reason: 'undecided' },
        undecided('t', 'a code not on the list', [
          ['x', 0.2],
          ['y', 0.5],
        ]),
      ),
      'undecided: a code not on the list',
      'y',
      0.5,
    ],
    [
      'a person found no group',
      standing('t', entryOrigin('a'), { kind: 'Unmatched', by: 'reviewer', decisionId: 'd' }, mapped('t', 'x', 0.3)),
      'no-group-fits/reviewer',
      'x',
      0.3,
    ],
  ])('lists as an open case: %s', (_, record, reason, bestCode, probability) => {
    expect(associate(description, [record]).openCases).toEqual([
      {
        titleId: 't',
        text: 'title t',
        sourceCode: 'a',
        kind: record.settlement.kind,
        reason,
        bestCode,
        probability,
      },
    ])
  })
})

describe('associate, on generated titles', () => {
  const random = seededRandom(11)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const records = Array.from({ length: 300 }, (_, i): SettledTitle => {
    const origin = pick([itemOrigin, entryOrigin])(pick(['01', '1', '10', '2', '22']))
    const id = String(i)
    return pick([
      () => byReviewer(id, origin, pick(['0110', '2111', '9999']), pick(['exactMatch', 'broadMatch', null])),
      () => byFinding(id, origin, pick(['0110', '2111', '9999']), random()),
      () => byFinding(id, adOrigin, '0110', random()),
      () => standing(id, origin, { kind: 'Open', reason: 'deferred' }),
    ])()
  })
  const correspondence = associate(description, records)

  it('does not depend on the order of the titles', () => {
    expect(associate(description, shuffled(records, random))).toEqual(correspondence)
  })

  it('loses no title: each lies in one association or is an open case', () => {
    const inTable = correspondence.associations.reduce((sum, { titles }) => sum + titles, 0)
    const ads = records.filter(({ title }) => title.origin.kind === 'Ad').length
    expect(inTable + correspondence.openCases.length + ads).toBe(records.length)
    for (const counts of countTitles(records)) {
      const { titles, associatedByFinding, associatedByReviewer, unmatched, open } = counts
      expect(associatedByFinding + associatedByReviewer + unmatched + open).toBe(titles)
    }
  })

  it('derives partial flags as a plain count over the table does', () => {
    for (const { sourceCode, targetCode, sourcePartial, targetPartial } of correspondence.associations) {
      const table = correspondence.associations
      expect(sourcePartial).toBe(table.filter((other) => other.sourceCode === sourceCode).length > 1)
      expect(targetPartial).toBe(table.filter((other) => other.targetCode === targetCode).length > 1)
    }
  })
})
