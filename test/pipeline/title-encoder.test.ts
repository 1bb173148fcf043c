import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeEncoder } from '../../src/embed/encoder-file.js'
import { KnownError } from '../../src/errors.js'
import type { IndexEntry } from '../../src/model/classification.js'
import { seededRandom } from '../../src/numbers/random.js'
import { itemPlan, occupationPlan } from '../../src/pipeline/encoder-plan.js'
import { silent } from '../../src/pipeline/progress.js'
import { encoderFileOf, encodersFor, keptEncoder } from '../../src/pipeline/title-encoder.js'
import { initWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import { trainEncoder } from '../../src/train/train-encoder.js'
import { folderOfThisFile } from '../files/temporary-folder.js'
import { madeLabels } from '../train/made-labels.js'
import { fixedSurroundings } from './surroundings.js'

const folder = folderOfThisFile()
const entriesOf = (count: number): readonly IndexEntry[] =>
  madeLabels(count, seededRandom(3)).map((label) => ({ ...label, source: label.source ?? '' }))
const titles = { entries: entriesOf(60), indexHash: 'made' }

let workspace: Workspace
let file: string
beforeAll(async () => {
  const surroundings = fixedSurroundings({ CONCORD_CACHE: join(folder, 'cache') })
  workspace = await initWorkspace(join(folder, 'office'), surroundings)
  file = encoderFileOf(workspace, titles)
})
afterAll(() => workspace.store.close())

const kept = (anew = false) => keptEncoder(workspace, itemPlan(titles), { anew, onEpoch: () => undefined })

describe('the encoder that is kept', () => {
  it('is trained once, then read; trained anew when asked; the same each time', async () => {
    const epochs: number[] = []
    const first = await keptEncoder(workspace, itemPlan(titles), { onEpoch: ({ epoch }) => epochs.push(epoch) })
    expect(first).toMatchObject({ file, trained: true, notes: [] })
    expect(epochs.length).toBe(first.model.training.members * first.model.training.epochs)
    const bytes = readFileSync(file)
    expect(await kept()).toMatchObject({ trained: false, notes: [] })
    expect(await kept(true)).toMatchObject({ trained: true, notes: [] })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  const spoilt: readonly (readonly [string, string, () => void])[] = [
    ['cut short', 'cut short', () => truncateSync(file, 1000)],
    ['empty', 'not a model file', () => writeFileSync(file, '')],
    [
      'damaged',
      'does not fit its hash',
      () => {
        const bytes = readFileSync(file)
        bytes[bytes.length - 5000] = bytes[bytes.length - 5000]! ^ 1
        writeFileSync(file, bytes)
      },
    ],
    [
      'of another text version',
      'text version 0/0',
      () => {
        const bytes = readFileSync(file).toString('latin1')
        const version = /"textVersion":"([^"]+)"/.exec(bytes)![1]!
        const other = '0/0'.padEnd(version.length)
        writeFileSync(file, bytes.replace(`"textVersion":"${version}"`, `"textVersion":"${other}"`), 'latin1')
      },
    ],
  ]
  it.each(spoilt)('is never used when %s: a note says so, and it is trained anew', async (_, detail, spoil) => {
    const whole = readFileSync(file)
    spoil()
    const { encoders, notes } = await encodersFor(workspace, titles, silent)
    expect(encoders?.items.codes).toEqual(['2221', '2512', '7115'])
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(/^encoder-anew: /)
    expect(notes[0]).toContain(detail)
    expect(readFileSync(file).equals(whole)).toBe(true)
    expect((await encodersFor(workspace, titles, silent)).notes).toEqual([])
  })

  it('is never used when it was trained on other titles', async () => {
    writeEncoder(file, await trainEncoder(entriesOf(40), { seed: 1, rows: 1024, epochs: 1 }))
    expect((await encodersFor(workspace, titles, silent)).notes.join()).toContain('trained on other titles')
  })

  it('is none where there is nothing to tell apart, or nothing left of the titles', async () => {
    const oneCode = { entries: titles.entries.filter(({ code }) => code === '2221'), indexHash: 'one' }
    expect(await encodersFor(workspace, oneCode, silent)).toEqual({ encoders: null, notes: [] })
    const symbols = { entries: titles.entries.map((entry) => ({ ...entry, title: '🙂' })), indexHash: 'symbols' }
    const { encoders, notes } = await encodersFor(workspace, symbols, silent)
    expect(encoders).toBeNull()
    expect(notes.join()).toMatch(/^no-encoder: .*no title is left/)
    await expect(keptEncoder(workspace, itemPlan(symbols), { onEpoch: () => undefined })).rejects.toThrow(KnownError)
  })
})

describe('the encoder of occupations', () => {
  it('is planned only where many titles tell apart more occupations than there are items', () => {
    const many = Array.from({ length: 200_001 }, (_, i): IndexEntry => {
      return { title: `t${i}`, language: 'en', code: String(1111 + (i % 3)), source: 's', occupation: `urn:${i % 4}` }
    })
    const plan = (entries: readonly IndexEntry[]) => occupationPlan({ entries, indexHash: 'made' })
    expect(plan(many)?.labels[4]).toMatchObject({ title: 't4', code: '1112 urn:0' })
    expect(plan(many.slice(1))).toBeNull()
    expect(plan(many.map(({ title, language, code, source }) => ({ title, language, code, source })))).toBeNull()
    expect(plan(many.map((entry) => ({ ...entry, occupation: 'urn:1' })))).toBeNull()
  })
})
