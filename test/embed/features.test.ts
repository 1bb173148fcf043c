import { describe, expect, it } from 'vitest'
import { features, longestText, mostFeatures } from '../../src/embed/features.js'
import { formsOf } from '../../src/text/forms.js'
import { fold } from '../../src/text/fold.js'
import { characterNgrams, words } from '../../src/text/tokens.js'
import { seededRandom } from '../../src/numbers/random.js'

const hashes = new Uint32Array(mostFeatures)

function hashesOf(folded: string): readonly number[] {
  const codes = Uint16Array.from(folded, (character) => character.charCodeAt(0))
  return [...hashes.subarray(0, features(codes, 0, codes.length, hashes))]
}

/** What the features are, said with strings. */
function named(folded: string): readonly string[] {
  const parts = folded.split(' ').filter((part) => part !== '')
  return [
    ...words(folded).map((word) => `=${word}`),
    ...parts.slice(1).map((part, at) => `${parts[at]!}|${part}`),
    ...characterNgrams(folded, 3, 6),
  ]
}

const counts = (values: readonly (string | number)[]): readonly number[] => {
  const found = new Map<string | number, number>()
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1)
  return [...found.values()].sort((a, b) => a - b)
}

describe('features of a title', () => {
  it.each([
    '',
    'a',
    'it',
    'nurse',
    'registered nurse',
    'care care care',
    'c++ developer',
    'शिक्षक प्राथमिक',
    '软件 工程师',
    'プログラマー senior',
    'aaaaaaaa',
  ])('of "%s" are its words, pairs and n-grams, each as often as it occurs', (folded) => {
    expect(counts(hashesOf(folded))).toEqual(counts(named(folded)))
  })

  it('are so for any text', () => {
    const random = seededRandom(3)
    const letters = ['a', 'b', 'é', 'ж', '师', ' ', ' ']
    for (let turn = 0; turn < 200; turn++) {
      const length = Math.floor(random() * 30)
      const text = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]!).join('')
      const folded = text.trim().replace(/ +/g, ' ')
      expect(counts(hashesOf(folded))).toEqual(counts(named(folded)))
    }
  })

  it('of one text are contained in those of a longer one, word by word', () => {
    const longer = new Set(hashesOf('senior nurse manager'))
    expect(hashesOf('nurse').every((hash) => longer.has(hash))).toBe(true)
  })

  it.each([['a'.repeat(5000)], ['师'.repeat(5000)], ['a '.repeat(2500)]])(
    'of a very long text fit their room',
    (text) => {
      expect(hashesOf(text).length).toBeLessThanOrEqual(mostFeatures)
      expect(hashesOf(text)).toEqual(hashesOf(text.slice(0, longestText)))
    },
  )
})

describe('forms of a title', () => {
  it.each([
    ['Abatteur / Abatteuse de carrière', 2],
    ['Accountant, tax', 2],
    ['Carpenter', 1],
    ['🚀 !!', 0],
    ['', 0],
  ])('"%s" has at least %d', (title, least) => {
    const forms = formsOf(title)
    expect(forms.length).toBeGreaterThanOrEqual(least)
    if (least === 0) expect(forms).toEqual([])
    else expect(forms[0]).toBe(fold(title))
    expect(new Set(forms).size).toBe(forms.length)
  })
})
