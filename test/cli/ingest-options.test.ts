import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const at = ['--workspace', join(folder, 'office')]
const file = join(folder, 'zawody.csv')

beforeAll(async () => {
  await concord('init', join(folder, 'office'))
  // Polish in windows-1250; the group stands only in the first row of its block.
  const rows = ['grupa|kod|nazwa', 'A|11|K\xb3adacz, stary', '|12|Rze\xbcnik, nowy', 'B|21|brak', '|22|Tkacz, mistrz']
  writeFileSync(file, Buffer.from(`${rows.join('\n')}\n`, 'latin1'))
})

it('a text is read in the encoding, with the delimiter and as the other options say', async () => {
  const roles = ['--role', 'grupa=parent', '--role', 'kod=code', '--role', 'nazwa=title']
  const read = ['--encoding', 'Windows-1250', '--delimiter', 'bar', '--header-row', '1', '--header-rows', '1']
  const meant = ['--fill-down', 'grupa', '--nothing', 'brak', '--nothing', 'n/d']
  const ran = await concord(
    'ingest',
    '--check',
    file,
    '--languages',
    'pl',
    ...roles,
    ...read,
    ...meant,
    '--json',
    ...at,
  )
  const [checked] = JSON.parse(ran.out) as [{ recipe: object; rows: string[][]; result: { report: object } }]
  expect(checked.recipe).toMatchObject({
    encoding: 'windows-1250',
    delimiter: 'bar',
    fillDown: ['grupa'],
    nothing: ['brak', 'n/d'],
  })
  expect(checked.rows[1]).toEqual(['A', '11', 'Kładacz, stary'])
  expect(checked.result.report).toMatchObject({ kept: 3, refused: [{ reason: 'Code 21 has no title.' }] })
})

it.each([
  ['--encoding', 'klingon', 'Encodings are'],
  ['--delimiter', 'comet', 'semicolon'],
  ['--header-rows', '99', 'from 0 to 10'],
])('%s %s is refused, with what there is', async (option, value, said) => {
  const ran = await concord('ingest', file, option, value, ...at)
  expect(ran.status).toBe(2)
  expect(ran.notes + ran.out).toContain(said)
})
