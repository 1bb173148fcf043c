import { expect, it } from 'vitest'
import { listedSources } from '../../src/server/listed-sources.js'
import type { StoredSource } from '../../src/store/port.js'
import { ingestedAt } from '../store/place.js'
import { description, report } from '../store/samples.js'

const stored = (id: string, kind: StoredSource['kind'], file = 'structure.csv'): StoredSource => ({
  description: description(id),
  kind,
  ingestedAt,
  report: { ...report, file },
})

it('a classification whose file holds index titles, too, is listed once, with both kinds', () => {
  const listed = listedSources([stored('a', 'classification'), stored('a', 'index'), stored('b', 'ads')])
  expect(listed.map(({ description: { id }, kinds }) => [id, kinds])).toEqual([
    ['a', ['classification', 'index']],
    ['b', ['ads']],
  ])
})

it('different files under one short name stay two lines', () => {
  const listed = listedSources([stored('a', 'classification'), stored('a', 'index', 'titles.csv')])
  expect(listed.map(({ kinds }) => kinds)).toEqual([['classification'], ['index']])
})
