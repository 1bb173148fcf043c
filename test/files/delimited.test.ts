import { describe, expect, it } from 'vitest'
import { packDelimited, parseDelimited, writeDelimited } from '../../src/files/delimited.js'
import { findDelimiter } from '../../src/files/delimiter.js'
import { seededRandom } from '../../src/numbers/random.js'

const rowsOf = (text: string): readonly (readonly string[])[] => parseDelimited(text, { file: 'x.csv' }).rows

describe('delimited text', () => {
  it.each([
    ['code;title\n1;A, B\n2;C, D, E', ';'],
    ['code,title\n1,"A; B; C"\n2,"D; E; F"', ','],
    ['code\ttitle\n1\tA, B\n2\tC', '\t'],
    ['code|title|note\n1|A|x\n2|B|y', '|'],
    ['A long preamble, with commas\nAnother, line\ncode;title;x\n1;A;b\n2;B;c\n3;C;d', ';'],
    ['one column\nonly', ','],
    ['', ','],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter)
  })

  it('line ends may be mixed, and blank lines keep their place', () => {
    expect(rowsOf('code;title\n1;A\r\n2;B\n\n3;C\r\n')).toEqual([
      ['code', 'title'],
      ['1', 'A'],
      ['2', 'B'],
      [''],
      ['3', 'C'],
    ])
    expect(rowsOf('code,title\r1,A\r2,B')).toEqual([
      ['code', 'title'],
      ['1', 'A'],
      ['2', 'B'],
    ])
  })

  it('quoted cells hold line breaks, delimiters and quotation marks', () => {
    expect(rowsOf('a,b\n"x\ny","say ""no"", twice"\n')).toEqual([
      ['a', 'b'],
      ['x\ny', 'say "no", twice'],
    ])
  })

  it('a quotation mark that is never closed does not swallow the file', () => {
    const { rows, remarks } = parseDelimited('code,title\n1,"Tubes 3\n2,B\n3,C\n', { file: 'x.csv' })
    expect(rows).toHaveLength(4)
    expect(remarks.join(' ')).toContain('never closed')
  })

  it('a text that a spreadsheet would run gets an apostrophe; numbers do not', () => {
    expect(writeDelimited([['=1+1', '-x', '@y', '\tz', -5, null, 'a,"b"']])).toBe(
      `'=1+1,'-x,'@y,'\tz,-5,,"a,""b"""\r\n`,
    )
  })

  it('what is written reads back the same', () => {
    const random = seededRandom(7)
    const letters = ['a', 'é', '"', ',', ';', '\n', ' ', '0', '職']
    const cell = (): string =>
      `x${Array.from({ length: Math.floor(random() * 6) }, () => letters[Math.floor(random() * letters.length)]).join('')}`
    for (let round = 0; round < 200; round++) {
      const rows = Array.from({ length: 5 }, () => [cell(), cell(), cell()])
      expect(parseDelimited(writeDelimited(rows), { file: 'x.csv', delimiter: ',' }).rows).toEqual(rows)
    }
  })
})

describe('delimited text of any length', () => {
  it('packed row by row it is what is parsed at once, however it is cut into pieces', async () => {
    const random = seededRandom(11)
    const letters = ['a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '0', '職', 'ab', 'cde']
    const text = (): string =>
      Array.from({ length: 400 }, () => letters[Math.floor(random() * letters.length)]).join('') + '\nend,1\n'
    for (let round = 0; round < 60; round++) {
      const whole = text()
      // The first piece shows how lines end.
      const cut = whole.indexOf('\n') + 1 + Math.floor(random() * 300)
      const pieces = (): readonly string[] => [whole.slice(0, cut), whole.slice(cut)].filter((piece) => piece !== '')
      const packed = await packDelimited(pieces, { file: 'x.csv', delimiter: ',' })
      const parsed = parseDelimited(whole, { file: 'x.csv', delimiter: ',' })
      const nonBlank = (row: readonly string[]): string => (row.every((cell) => cell === '') ? '' : row.join('|'))
      expect([...packed.rows].map(nonBlank)).toEqual(parsed.rows.map(nonBlank))
    }
  })

  it('rows are the same by position, by slice and in order', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => `${at},title ${at}`).join('\n')
    const { rows } = await packDelimited(() => [text], { file: 'x.csv' })
    expect(rows.length).toBe(3000)
    expect(rows.at(2999)).toEqual(['2999', 'title 2999'])
    expect(rows.at(-1)).toEqual(['2999', 'title 2999'])
    expect(rows.at(3000)).toBeUndefined()
    expect(rows.slice(510, 514).map(([code]) => code)).toEqual(['510', '511', '512', '513'])
    expect(rows.slice(-2)).toEqual([...rows].slice(-2))
  })
})
