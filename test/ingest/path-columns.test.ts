import { expect, it } from 'vitest'
import { as, ingestText } from './made-source.js'

const group = (a: string, b: string, c: string, title: string) => `${a};${b};${c};${title}; `
const entry = (a: string, b: string, c: string, title: string, id: number) => `${a};${b};${c};${title};${String(id)}`
const rows = [
  'K1;K2;K3;Text;Nr',
  group('A', ' ', ' ', 'Farming and fishing'),
  group('A', '11', ' ', 'Farm machines'),
  group('A', '11', '01', 'Driving of farm machines'),
  ...['Tractor driver', 'Harvester driver', 'Sprayer driver'].map((title, at) =>
    entry('A', '11', '01', title, 11900 + at),
  ),
  group('A', '11', '02', 'Repair of farm machines'),
  ...['Farm mechanic', 'Tractor mechanic'].map((title, at) => entry('A', '11', '02', title, 12900 + at)),
  group('B', ' ', ' ', 'Arts and crafts'),
  group('B', '12', ' ', 'Woodwork'),
  group('B', '12', '01', 'Making of furniture'),
  ...['Joiner', 'Cabinet maker', 'Chair maker'].map((title, at) => entry('B', '12', '01', title, 13900 + at)),
]

it('columns that spell the code together, a part a level, are read without a recipe; titles below them are an index', async () => {
  const { classification, entries, report } = as('classification', await ingestText(`${rows.join('\n')}\n`))
  expect(report).toMatchObject({ rowsIn: 15, kept: 15, refused: [] })
  expect(classification.items.map(({ code, parent }) => [code, parent])).toEqual([
    ['A', null],
    ['B', null],
    ['A11', 'A'],
    ['B12', 'B'],
    ['A1101', 'A11'],
    ['A1102', 'A11'],
    ['B1201', 'B12'],
  ])
  expect(entries.map(({ code, title }) => `${code} ${title}`)).toContain('B1201 Chair maker')
  expect(entries).toHaveLength(8)
})

it('are not seen where the column of numbers is filled in rows of groups, too', async () => {
  const numbered = rows.map((row, at) => (row.endsWith('; ') ? row.replace(/ $/, String(500 + at)) : row))
  const { report } = as('classification', await ingestText(`${numbered.join('\n')}\n`))
  expect(report.remarks.join(' ')).not.toContain('spell the code')
})
