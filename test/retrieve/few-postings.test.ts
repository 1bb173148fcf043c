import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import { FewPostings } from '../../src/retrieve/few-postings.js'
import { ofDifferentWords } from '../../src/retrieve/partitions.js'
import { wordFeatures } from '../../src/retrieve/search-arrays.js'
import { buildSparseArrays } from '../../src/retrieve/sparse-arrays.js'
import { sparseSearch, SparseQuery } from '../../src/retrieve/sparse-index.js'

const random = seededRandom(4)
const word = () => `w${Math.floor(random() ** 2 * 300)}`
const documents = Array.from({ length: 900 }, (_, i) =>
  [...Array.from({ length: 1 + (i % 5) }, word), ...(i % 2 === 0 ? ['common'] : [])].join(' '),
)
const arrays = buildSparseArrays(documents.length, (document) => [documents[document]!], wordFeatures)

describe('queries of few postings', () => {
  const query = new SparseQuery(arrays, wordFeatures)
  const few = new FewPostings(arrays, query)
  const search = sparseSearch(arrays, wordFeatures)

  it('have the products that adding up everything gives, and name the documents that have one', () => {
    let many = 0
    for (const text of [...documents.slice(0, 300), 'unknown', '', 'w1 w1 w2 w2 w2']) {
      query.read(text)
      if (!few.add()) {
        many++
        continue
      }
      const plain = search(text)
      plain.forEach((product, document) => {
        expect(few.products[document]).toBeCloseTo(product, 5)
      })
      const named = [...few.documents.subarray(0, few.count)].sort((a, b) => a - b)
      expect(named).toEqual([...plain.keys()].filter((document) => plain[document]! > 0))
    }
    expect(many).toBeGreaterThan(0)
  })
})

describe('forms of different words', () => {
  it.each([
    [
      ['crane operator', 'operator crane', 'crane'],
      ['crane operator', 'crane'],
    ],
    [
      ['a b', 'a b b', 'b a b', 'b a'],
      ['a b', 'a b b'],
    ],
    [['only one'], ['only one']],
    [[], []],
  ])('of %j are %j', (forms, expected) => {
    expect(ofDifferentWords(forms)).toEqual(expected)
  })
})
