import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/files/hash.js'
import { parseJsonLines, writeJsonLines } from '../../src/files/json-lines.js'
import { tableOfJson } from '../../src/files/json-table.js'
import { packageFile } from '../../src/files/package-root.js'

describe('small parts of files/', () => {
  it('hashes text as UTF-8', () => {
    expect(sha256('é')).toBe(sha256(Buffer.from('é', 'utf8')))
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('finds what ships with the package', () => {
    expect(existsSync(packageFile('package.json'))).toBe(true)
  })

  it('JSON lines: values with their line, and lines that are none', () => {
    const lines = parseJsonLines('{"a":1}\n\nnot json\r\n[2]\n')
    expect(lines.map((line) => [line.kind, line.line])).toEqual([
      ['Value', 1],
      ['Bad', 3],
      ['Value', 4],
    ])
    expect(writeJsonLines([{ a: 1 }, 'x'])).toBe('{"a":1}\n"x"\n')
  })

  it.each([
    [
      'an array',
      '[{"code":"0110","title":"A"},{"title":"B","tags":["x","y"]}]',
      [
        ['code', 'title', 'tags'],
        ['0110', 'A'],
        ['', 'B', 'x\ny'],
      ],
    ],
    ['one object a line', '{"code":"1"}\n{"code":"2"}\n', [['code'], ['1'], ['2']]],
    ['a list inside an object', '{"meta":1,"items":[{"a":{"b":1}},{"a":{"b":2}}]}', [['a.b'], ['1'], ['2']]],
    [
      'objects by key',
      '{"11":{"title":"A"},"12":{"title":"B"}}',
      [
        ['key', 'title'],
        ['11', 'A'],
        ['12', 'B'],
      ],
    ],
    [
      'texts by key',
      '{"0110":"A","0210":"B"}',
      [
        ['key', 'value'],
        ['0110', 'A'],
        ['0210', 'B'],
      ],
    ],
  ])('JSON as a table: %s', (_, text, rows) => {
    expect([...tableOfJson(text, 'x.json').rows]).toEqual(rows)
  })

  it.each([
    ['{"a":', 'source/damaged'],
    ['[1,2]', 'source/unknown-format'],
    ['"x"', 'source/unknown-format'],
  ])('JSON that is no table: %s', (text, code) => {
    expect(() => tableOfJson(text, 'x.json')).toThrow(expect.objectContaining({ code }) as Error)
  })
})
