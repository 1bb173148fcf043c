import { describe, expect, it } from 'vitest'
import { checkClassification } from '../../src/ingest/quality.js'
import type { Classification, ClassificationItem } from '../../src/model/classification.js'
import { described } from './made-source.js'

const item = (
  code: string,
  parent: string | null,
  en: string,
  more: Readonly<Record<string, string>> = {},
): ClassificationItem => ({
  code,
  parent,
  depth: code.length,
  labels: { en, ...more },
  notes: {},
  skillLevel: null,
})

const classification = (items: readonly ClassificationItem[]): Classification => ({
  source: described(),
  levels: [
    { depth: 1, name: 'major', codePattern: '\\d' },
    { depth: 2, name: 'minor', codePattern: '\\d{2}' },
  ],
  items,
})

describe('checking a structure', () => {
  it.each([
    ['nothing to find', [item('1', null, 'A'), item('11', '1', 'B'), item('12', '1', 'C')], []],
    [
      'an orphan',
      [item('1', null, 'A'), item('11', '1', 'B'), item('12', '1', 'C'), item('31', null, 'D')],
      [['orphan', ['31']]],
    ],
    [
      'a childless group',
      [item('1', null, 'A'), item('11', '1', 'B'), item('12', '1', 'C'), item('2', null, 'D')],
      [['childless', ['2']]],
    ],
    [
      'a single child with another label',
      [item('1', null, 'A'), item('11', '1', 'B')],
      [['single-child', ['1', '11']]],
    ],
    ['a single child that repeats its group', [item('1', null, 'A'), item('11', '1', 'a')], []],
    [
      'a label twice',
      [item('1', null, 'A'), item('11', '1', 'B'), item('12', '1', 'B')],
      [['duplicate-label', ['11', '12']]],
    ],
    [
      'labels that differ by case',
      [item('1', null, 'A'), item('11', '1', 'B'), item('12', '1', 'b')],
      [['labels-differ-by-case', ['11', '12']]],
    ],
    [
      'a gap',
      [item('1', null, 'A'), item('11', '1', 'B'), item('14', '1', 'C'), item('19', '1', 'D')],
      [['gap', ['12', '13']]],
    ],
    [
      'a code unlike the others',
      [item('1', null, 'A'), item('1x', '1', 'B'), item('12', '1', 'C')],
      [['odd-code', ['1x']]],
    ],
    [
      'a label missing',
      [item('1', null, 'A', { fr: 'A' }), item('11', '1', 'B', { fr: 'B' }), item('12', '1', 'C')],
      [['missing-label', ['12']]],
    ],
  ])('%s', (_, items, expected) => {
    expect(checkClassification(classification(items)).map(({ check, codes }) => [check, codes])).toEqual(expected)
  })
})
