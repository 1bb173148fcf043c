import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { concord } from './terminal.js'

const folder = folderOfThisFile()
const workspace = join(folder, 'office')
const at = ['--workspace', workspace]

beforeAll(async () => {
  await concord('init', workspace)
  const groups = ['code,title', '2221,Nursing professionals', '2512,Software developers', '7115,Carpenters and joiners']
  const more = ['4110,General clerks', '5120,Cooks', '6111,Crop growers', '8322,Car drivers', '9112,Cleaners']
  writeFileSync(join(folder, 'groups.csv'), [...groups, ...more].join('\n'))
  await concord('ingest', join(folder, 'groups.csv'), '--id', 'groups', '--languages', 'en', ...at)
})

describe('concord train', () => {
  it('trains with progress, measures what it held out, and tells what the model file is', async () => {
    const ran = await concord('train', '--target', 'groups', '--held-out', '0.3', '--json', ...at)
    expect(ran.notes).toContain('measuring: member 1 of 4, epoch 1 of 5: loss ')
    expect(ran.notes).toContain('of the titles held out right')
    expect(ran.notes).toContain('training: member 4 of 4, epoch 5 of 5: loss ')
    const outcome = JSON.parse(ran.out) as Record<string, unknown> & { file: string }
    expect(outcome).toMatchObject({
      codes: 8,
      bytes: statSync(outcome.file).size,
      heldOut: { titles: expect.any(Number) as number },
      training: { heldOut: null, labelSets: [{ source: 'groups', labels: 8 }], languages: ['en'] },
    })
    expect((outcome.heldOut as { curve: unknown[] }).curve).toHaveLength(20)
    expect(readFileSync(outcome.file).toString('latin1')).toContain(String(outcome.hash))
    expect(ran.status).toBe(0)
  })

  it('finds it the next time, as a mapping does; --force trains anew, to the same hash', async () => {
    const again = await concord('train', '--target', 'groups', ...at)
    expect(again.notes).not.toContain('training:')
    expect(again.out).toContain('trained\tbefore')
    const hash = /sha-256\t(.*)/.exec(again.out)?.[1]
    const forced = await concord('train', '--target', 'groups', '--force', ...at)
    expect(forced.out).toContain('trained\tnow')
    expect(forced.out).toContain(`sha-256\t${hash!}`)
    expect(forced.out).toMatch(/label set\tgroups\t8\t[0-9a-f]{64}/)
  })

  it('refuses a share that is none, and a classification that is not there', async () => {
    expect(await concord('train', '--held-out', '0.9', ...at)).toMatchObject({ status: 2 })
    const unknown = await concord('train', '--target', 'nobody', ...at)
    expect(unknown.notes).toContain('[classification/unknown]')
  })
})
