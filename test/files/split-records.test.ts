import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDelimited, writeDelimited } from '../../src/files/delimited.js'
import { recordBlocks } from '../../src/files/record-blocks.js'
import { splitRecords } from '../../src/files/split-records.js'
import { seededRandom } from '../../src/numbers/random.js'
import { folderOfThisFile } from './temporary-folder.js'

const folder = folderOfThisFile()

/** Cells with everything that makes delimited text hard. */
function oddTable(seed: number): string {
  const random = seededRandom(seed)
  const pieces = ['cook', 'é', ',', ';', '"', '\n', '\r\n', ' ', '', 'a"b', '厨师', "'"]
  const pick = (): string => pieces[Math.floor(random() * pieces.length)]!
  const rows = Array.from({ length: 60 }, () => ['x', ...Array.from({ length: 2 }, () => pick() + pick() + pick())])
  return writeDelimited(rows, seed % 2 === 0 ? ',' : ';')
}

describe('splitRecords', () => {
  it('reads what the parser of whole texts reads', () => {
    for (let seed = 0; seed < 60; seed++) {
      const text = oddTable(seed)
      const delimiter = seed % 2 === 0 ? ',' : ';'
      const { rows } = parseDelimited(text, { file: 'odd.csv', delimiter })
      expect(splitRecords(text, delimiter).map(({ cells }) => cells)).toEqual(rows)
    }
  })

  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,b\r\n\r\nc', [['a', 'b'], ['c']]],
    ['5" pipe layer,b\n', [['5" pipe layer', 'b']]],
    ['"a ""b""",\n', [['a "b"', '']]],
    ['', []],
  ])('%j is %j', (text, cells) => {
    expect(splitRecords(text, ',').map((record) => record.cells)).toEqual(cells)
  })

  it('keeps each record as it stands', () => {
    expect(splitRecords('1,"a\nb"\r\n2, c \r\n', ',').map(({ raw }) => raw)).toEqual(['1,"a\nb"', '2, c '])
  })
})

describe('recordBlocks', () => {
  const file = join(folder, 'odd.csv')

  it.each([16, 200, 5000])(
    'blocks of about %i characters hold whole records and all of them, from any block on',
    async (size) => {
      const text = oddTable(4)
      writeFileSync(file, `\ufeff${text}`)
      const ends: number[] = [0]
      const blocks: string[] = []
      for await (const { text: block, end } of recordBlocks(file, { encoding: 'utf-8', delimiter: ',', size })) {
        blocks.push(block)
        ends.push(end)
      }
      expect(blocks.join('')).toBe(text)
      expect(blocks.flatMap((block) => splitRecords(block, ','))).toEqual(splitRecords(text, ','))
      for (const from of ends) {
        const rest: string[] = []
        for await (const block of recordBlocks(file, { encoding: 'utf-8', delimiter: ',', size, from }))
          rest.push(block.text)
        expect(rest.join('')).toBe(text.slice(from))
      }
    },
  )

  it('says so where a quotation mark is never closed, before memory runs out', async () => {
    writeFileSync(file, `a,"b\n${'cook,1\n'.repeat(400_000)}`)
    const all = async (): Promise<number> => {
      let read = 0
      for await (const { text } of recordBlocks(file, { encoding: 'utf-8', delimiter: ',' })) read += text.length
      return read
    }
    await expect(all()).rejects.toMatchObject({ code: 'source/damaged' })
  })

  it('says so where there is no file', async () => {
    const first = recordBlocks(join(folder, 'none.csv'), { encoding: 'utf-8', delimiter: ',' }).next()
    await expect(first).rejects.toMatchObject({ code: 'source/not-found' })
  })
})
