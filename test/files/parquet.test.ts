import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readTables } from '../../src/files/tables.js'
import type { FileTables } from '../../src/files/sheet-table.js'
import { madeParquet } from './made-parquet.js'
import { temporaryFolder } from './temporary-folder.js'

const columns = { title: ['Cook', 'Médico'], employer: ['Bar', ''] }

async function read(bytes: Uint8Array): Promise<FileTables> {
  const file = join(temporaryFolder(), 'ads.parquet')
  writeFileSync(file, bytes)
  return await readTables(file, { inflateLimit: 10 })
}

describe('Parquet', () => {
  it.each([
    ['plain', madeParquet(columns)],
    ['packed with GZIP', madeParquet(columns, { codec: 2, with: (bytes) => gzipSync(bytes) })],
  ])('%s: the columns under their names', async (_, bytes) => {
    const { tables } = await read(bytes)
    expect([...tables[0]!.rows]).toEqual([
      ['title', 'employer'],
      ['Cook', 'Bar'],
      ['Médico', ''],
    ])
  })

  it.each([
    ['packed in a way that is not read', madeParquet(columns, { codec: 3, with: (bytes) => bytes })],
    ['cut off', madeParquet(columns).subarray(0, 60)],
    ['its footer elsewhere', Buffer.concat([madeParquet(columns), Buffer.alloc(20)])],
    ['named so, and text', Buffer.from('title\nCook\n')],
  ])('%s: refused as damaged', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'source/damaged' })
  })
})
