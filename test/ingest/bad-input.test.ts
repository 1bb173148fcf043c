import * as spreadsheet from 'xlsx'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ingestFile } from '../../src/ingest/ingest-file.js'
import { readSourceFolder } from '../../src/ingest/source-folder.js'
import type { Recipe } from '../../src/model/ingest.js'
import { temporaryFolder } from '../files/temporary-folder.js'
import { config, described, ingestText, madeFile } from './made-source.js'

const recipe: Recipe = { kind: 'classification', columns: { code: 'code', title: 'title' } }
const ingest = (file: string, by: Recipe = recipe): Promise<unknown> =>
  ingestFile({ file, recipe: by, description: described(), config })

function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const book = spreadsheet.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    spreadsheet.utils.book_append_sheet(book, spreadsheet.utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  }
  return spreadsheet.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}

describe('files that cannot be ingested', () => {
  it('a missing column names the columns there are', async () => {
    await expect(ingestText('kode,title\n1,A\n', recipe)).rejects.toMatchObject({
      code: 'source/missing-column',
      context: { file: 'made.csv', column: 'code', columns: 'kode, title' },
    })
    await expect(ingestText('kode,titel\n1,A\n', recipe)).rejects.toMatchObject({ code: 'source/missing-column' })
  })

  it('an empty sheet', async () => {
    await expect(ingest(madeFile('a.xlsx', workbook({ Empty: [] })))).rejects.toMatchObject({ code: 'source/empty' })
    await expect(ingest(madeFile('a.csv', ''))).rejects.toMatchObject({ code: 'source/empty' })
    await expect(ingest(madeFile('a.csv', 'code,title\n'))).rejects.toMatchObject({ code: 'source/empty' })
  })

  it('a sheet that is not there names those that are', async () => {
    const file = madeFile(
      'a.xlsx',
      workbook({
        One: [
          ['code', 'title'],
          ['1', 'A'],
        ],
      }),
    )
    await expect(ingest(file, { ...recipe, sheet: 'Two' })).rejects.toThrow('"One"')
    await expect(ingest(file, { ...recipe, sheet: ' one ' })).resolves.toMatchObject({ report: { kept: 1 } })
  })

  it('a binary file named .csv, and text named .xlsx', async () => {
    await expect(ingest(madeFile('a.csv', Buffer.from([0, 1, 2, 3, 0, 255, 0, 9])))).rejects.toMatchObject({
      code: 'source/binary-text',
    })
    await expect(ingest(madeFile('a.xlsx', 'code,title\n1,A\n'))).rejects.toMatchObject({ code: 'source/damaged' })
  })

  it('a workbook named .csv is read as what it is', async () => {
    const file = madeFile(
      'a.csv',
      workbook({
        One: [
          ['code', 'title'],
          ['0110', 'A'],
        ],
      }),
    )
    await expect(ingest(file)).resolves.toMatchObject({ report: { kept: 1 } })
  })

  it('a file that is not there', async () => {
    await expect(ingest('/nowhere/a.csv')).rejects.toMatchObject({ code: 'source/not-found' })
  })

  it('a file of which every row is refused', async () => {
    await expect(ingestText('code,title\n,A\n,B\n', recipe)).rejects.toMatchObject({ code: 'source/nothing-kept' })
  })
})

describe('a source folder', () => {
  const description = { ...described(), file: 'titles.csv' }
  function folderWith(sourceJson: string | null): string {
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'titles.csv'), 'code,title\n1,A\n')
    if (sourceJson !== null) writeFileSync(join(folder, 'source.json'), sourceJson)
    return folder
  }

  it('gives description, file and recipe', () => {
    const folder = folderWith(JSON.stringify({ ...description, recipe }))
    expect(readSourceFolder(folder)).toEqual({ description: described(), file: join(folder, 'titles.csv'), recipe })
  })

  it.each([
    ['no source.json', null, /source\/not-found|no file|not-described/],
    ['no JSON', '{', /JSON/],
    ['a field missing', JSON.stringify({ ...description, languages: [] }), /languages/],
    [
      'a role that does not exist',
      JSON.stringify({ ...description, recipe: { ...recipe, columns: { a: 'titel' } } }),
      /titel/,
    ],
  ])('%s', (_, sourceJson, message) => {
    const folder = folderWith(sourceJson)
    expect(() => readSourceFolder(folder)).toThrow(expect.objectContaining({ code: 'source/not-described' }) as Error)
    expect(() => readSourceFolder(folder)).toThrow(message)
  })

  it('its file missing', () => {
    const folder = folderWith(JSON.stringify({ ...description, file: 'other.csv' }))
    expect(() => readSourceFolder(folder)).toThrow(expect.objectContaining({ code: 'source/not-found' }) as Error)
  })
})
