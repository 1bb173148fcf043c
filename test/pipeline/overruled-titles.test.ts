import { expect, it } from 'vitest'
import type { IndexEntry } from '../../src/model/classification.js'
import { withoutOverruled } from '../../src/pipeline/overruled-titles.js'

const entry = (source: string, code: string, title: string, language = 'en'): IndexEntry => ({
  ...{ source, code, title, language },
})
const lexicon = 'isco-08-titles'

it('leaves out a title of the lexicon that another source puts elsewhere, and nothing else', () => {
  const kept = [
    entry('esco', '2635', 'Mediator'),
    entry('office', '1111', 'Clerk (general)'),
    entry('office', '2222', 'Porter'),
    entry(lexicon, '3333', 'porter', 'fr'),
    entry(lexicon, '2222', 'PORTER'),
    entry('other', '9621', 'porter'),
    entry(lexicon, '9621', 'porter'),
    entry(lexicon, '5151', 'head porter'),
  ]
  const overruled = [
    entry(lexicon, '3411', 'mediator'),
    entry(lexicon, '3411', 'arbitrator/mediator'),
    entry(lexicon, '5151', 'Porter'),
  ]
  expect(withoutOverruled([...overruled, ...kept])).toEqual({ entries: kept, overruled: 3 })
})

it('leaves the lexicon alone where it contradicts itself', () => {
  const entries = [entry(lexicon, '2643', 'interpreter'), entry(lexicon, '2433', 'interpreter')]
  expect(withoutOverruled(entries)).toEqual({ entries, overruled: 0 })
})
