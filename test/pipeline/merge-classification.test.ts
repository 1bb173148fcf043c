import { describe, expect, it } from 'vitest'
import type { Classification, ClassificationItem } from '../../src/model/classification.js'
import { mergeClassification } from '../../src/pipeline/merge-classification.js'

const item = (code: string, part: Partial<ClassificationItem>): ClassificationItem => ({
  code,
  parent: code.length > 1 ? code.slice(0, -1) : null,
  depth: code.length,
  labels: {},
  notes: {},
  skillLevel: null,
  ...part,
})
const classification = (languages: readonly string[], items: readonly ClassificationItem[]): Classification => ({
  source: {
    id: 'isco-08',
    title: 'ISCO-08',
    publisher: '',
    country: 'INT',
    languages,
    version: '2008',
    licence: '',
    origin: '',
    sample: false,
  },
  levels: [
    { depth: 1, name: 'major group', codePattern: '\\d' },
    { depth: 2, name: 'sub-major group', codePattern: '\\d\\d' },
  ],
  items,
})

const known = classification(
  ['en', 'fr'],
  [
    item('2', { labels: { en: 'Professionals', fr: 'Professions' }, skillLevel: '4' }),
    item('22', { labels: { en: 'Health professionals' }, notes: { gloss: { en: 'Ours.' } } }),
  ],
)

describe('a second file of a classification that is known', () => {
  it('adds languages and notes, and keeps what it does not speak of', () => {
    const added = classification(
      ['pt'],
      [item('22', { labels: { pt: 'Saúde' }, notes: { definition: { en: 'Theirs.' } } })],
    )
    expect(mergeClassification(known, added)).toMatchObject({
      source: { languages: ['en', 'fr', 'pt'] },
      items: [
        { code: '2', labels: { en: 'Professionals', fr: 'Professions' }, skillLevel: '4' },
        {
          code: '22',
          labels: { en: 'Health professionals', pt: 'Saúde' },
          notes: { gloss: { en: 'Ours.' }, definition: { en: 'Theirs.' } },
        },
      ],
    })
  })

  it('wins in the language it brings', () => {
    const added = classification(['en'], [item('2', { labels: { en: 'Professionals, new' } })])
    expect(mergeClassification(known, added)?.items[0]?.labels).toEqual({ en: 'Professionals, new', fr: 'Professions' })
  })

  it('is another edition when it has an item that we do not', () => {
    expect(mergeClassification(known, classification(['en'], [item('3', {})]))).toBeNull()
  })
})
