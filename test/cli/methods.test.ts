import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const workspace = join(folder, 'office')
const at = ['--workspace', workspace]
const groups = ['1111,Nurses', '1112,Bakers', '1113,Carpenters', '1114,Lawyers', '1115,Drivers']

beforeAll(async () => {
  await concord('init', workspace)
  writeFileSync(join(folder, 'groups.csv'), ['code,title', ...groups].join('\n'))
  writeFileSync(
    join(folder, 'own.csv'),
    ['code,title', '1111-1,Nurses', '1113-1,Bakers', '1115-1,=Taxi drivers'].join('\n'),
  )
  for (const id of ['groups', 'own'])
    await concord('ingest', join(folder, `${id}.csv`), '--id', id, '--languages', 'en', ...at)
})

describe('presets, comparison and departures on the command line', () => {
  it('map takes a preset and records it; another is refused', async () => {
    const ran = await concord(
      'map',
      '--source',
      'own',
      '--target',
      'groups',
      '--preset',
      'deterministic',
      '--json',
      ...at,
    )
    expect(JSON.parse(ran.out)).toMatchObject({ run: { settings: { preset: 'deterministic', embedder: 'none' } } })
    expect((await concord('map', '--source', 'own', '--preset', 'fast', ...at)).status).toBe(2)
  })

  it('departures says so where nothing was measured: with three titles there is nothing to measure on', async () => {
    const ran = await concord('departures', ...at)
    expect(ran).toMatchObject({ status: 0, notes: expect.stringContaining('was not measured') as string })
    expect(ran.out.split('\n')).toHaveLength(1)
  })

  it('compare lists what methods and presets put first, from a title on, as text and as JSON', async () => {
    const ran = await concord('compare', '--source', 'own', '--target', 'groups', ...at)
    expect(ran.notes).toContain('3 of 3 titles looked at, 3 listed')
    expect(ran.out.split('\n').map((line) => line.split('\t').length)).toEqual([26, 26, 26, 26])
    const [first] = JSON.parse(
      (
        await concord(
          'compare',
          '--source',
          'own',
          '--target',
          'groups',
          '--from',
          '2',
          '--limit',
          '1',
          '--json',
          ...at,
        )
      ).out,
    ) as { text: string; presets: unknown[] }[]
    expect(first).toMatchObject({ text: 'Bakers', presets: [{ preset: 'deterministic', code: '1112' }, {}, {}] })
    expect((await concord('compare', '--source', 'own', '--from', 'x', ...at)).status).toBe(2)
  })
})
