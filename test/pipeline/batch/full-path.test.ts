import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeFile } from '../../../src/pipeline/batch/code-file.js'
import { initWorkspace, openWorkspace } from '../../../src/pipeline/workspace.js'
import { folderOfThisFile } from '../../files/temporary-folder.js'
import { fixedSurroundings } from '../surroundings.js'
import { ingestSmallTarget } from './small-target.js'

const folder = folderOfThisFile()
const office = join(folder, 'office')
const titles = join(folder, 'titles.csv')
const first = join(folder, 'first.csv')
const cache = join(office, '.cache')

/** Codes by all methods; gives the notes made. */
async function code(out: string): Promise<readonly string[]> {
  const surroundings = ownCache()
  const workspace = await openWorkspace(office, surroundings)
  try {
    await codeFile(workspace, {
      ...{ file: titles, out, targetId: 'small', language: 'en', header: true, top: 3, format: 'csv' },
      ...{ full: true, restart: true },
    })
  } finally {
    await workspace.store.close()
  }
  return surroundings.notes
}

/** Files that are spoilt here must not be those of other tests. */
const ownCache = () => fixedSurroundings({ CONCORD_CACHE: '' })

const indexFile = (): string =>
  join(
    cache,
    readdirSync(cache).find((name) => /^index-.*\.bin$/.test(name))!,
  )

beforeAll(async () => {
  const workspace = await initWorkspace(office, ownCache())
  await ingestSmallTarget(workspace, folder)
  await workspace.store.close()
  writeFileSync(titles, 'title\nnurse\n"cook, head"\ncarpenters\nÄrztin\n')
  await code(first)
})

describe('the full path', () => {
  it('explains each code, and keeps the index beside the encoder', () => {
    const lines = readFileSync(first, 'utf8').split('\r\n')
    expect(lines[1]).toMatch(/^nurse,2221,.*nearest index title/)
    expect(statSync(indexFile()).size).toBeGreaterThan(1000)
  })

  it('says the same from the kept index, without reading the titles again', async () => {
    const before = statSync(indexFile()).mtimeMs
    expect(await code(join(folder, 'again.csv'))).toEqual([])
    expect(readFileSync(join(folder, 'again.csv'), 'utf8')).toBe(readFileSync(first, 'utf8'))
    expect(statSync(indexFile()).mtimeMs).toBe(before)
  })

  it.each([
    ['cut short', () => truncateSync(indexFile(), 500)],
    ['something else', () => writeFileSync(indexFile(), 'code;title\n'.repeat(50))],
  ])('names an index file that is %s, builds it anew and says the same', async (_, spoil) => {
    spoil()
    const notes = await code(join(folder, 'anew.csv'))
    expect(notes.join('\n')).toMatch(/^index-anew: .*index-.*\.bin cannot be used .*built anew\.$/)
    expect(readFileSync(join(folder, 'anew.csv'), 'utf8')).toBe(readFileSync(first, 'utf8'))
    expect(await code(join(folder, 'after.csv'))).toEqual([])
  })
})
