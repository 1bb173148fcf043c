import { describe, expect, it } from 'vitest'
import { directionWarnings, relationByCardinality } from '../../src/correspond/direction-guard.js'
import type { ConceptAssociation } from '../../src/model/correspondence.js'
import { mappingRelations, type MappingRelation } from '../../src/model/finding.js'

/** Pairs `source>target`, the first with a relation; partial flags are counted here on their own. */
function table(relation: MappingRelation | null, ...pairs: readonly string[]): readonly ConceptAssociation[] {
  const split = pairs.map((pair) => pair.split('>') as [string, string])
  return split.map(([sourceCode, targetCode], i) => ({
    sourceCode,
    targetCode,
    relation: i === 0 ? relation : null,
    sourcePartial: split.filter(([source]) => source === sourceCode).length > 1,
    targetPartial: split.filter(([, target]) => target === targetCode).length > 1,
    titles: 1,
    by: 'reviewer',
    probability: null,
  }))
}

const one = ['a>X']
const split = ['a>X', 'a>Y']
const merged = ['a>X', 'b>X']
const knot = ['a>X', 'a>Y', 'b>X']

describe('directionWarnings', () => {
  it.each<[MappingRelation, readonly string[], string | null, MappingRelation]>([
    ['exactMatch', one, null, 'exactMatch'],
    ['exactMatch', split, 'a and X are said to be the same, but titles of a also lie in Y.', 'narrowMatch'],
    ['exactMatch', merged, 'a and X are said to be the same, but X also receives b.', 'broadMatch'],
    [
      'exactMatch',
      knot,
      'a and X are said to be the same, but titles of a also lie in Y and X also receives b.',
      'closeMatch',
    ],
    ['broadMatch', one, null, 'exactMatch'],
    ['broadMatch', split, 'X is said to hold all of a, but titles of a also lie in Y.', 'narrowMatch'],
    ['broadMatch', merged, null, 'broadMatch'],
    ['broadMatch', knot, 'X is said to hold all of a, but titles of a also lie in Y.', 'closeMatch'],
    ['narrowMatch', one, null, 'exactMatch'],
    ['narrowMatch', split, null, 'narrowMatch'],
    ['narrowMatch', merged, 'X is said to be only a part of a, but X also receives b.', 'broadMatch'],
    ['narrowMatch', knot, 'X is said to be only a part of a, but X also receives b.', 'closeMatch'],
    ['closeMatch', knot, null, 'closeMatch'],
    ['relatedMatch', one, null, 'exactMatch'],
  ])('%s in %s: %s', (relation, pairs, sentence, suggested) => {
    const associations = table(relation, ...pairs)
    expect(relationByCardinality(associations[0]!)).toBe(suggested)
    expect(directionWarnings(associations)).toEqual(
      sentence === null ? [] : [{ sourceCode: 'a', targetCode: 'X', relation, suggested, sentence }],
    )
  })

  it('names three others and counts the rest', () => {
    const [warning] = directionWarnings(table('narrowMatch', 'a>X', 'b>X', 'c>X', 'd>X', 'e>X', 'f>X'))
    expect(warning?.sentence).toContain('X also receives b, c, d and 2 more.')
  })

  it('says nothing where no relation is stated', () => {
    expect(directionWarnings(table(null, ...knot))).toEqual([])
  })

  it('falls silent when its own suggestion is taken', () => {
    for (const pairs of [one, split, merged, knot]) {
      for (const relation of mappingRelations) {
        const [warning] = directionWarnings(table(relation, ...pairs))
        if (warning) expect(directionWarnings(table(warning.suggested, ...pairs))).toEqual([])
      }
    }
  })
})
