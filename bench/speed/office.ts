import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readConfig } from '../../src/config.js'
import type { IndexEntry } from '../../src/model/classification.js'
import { seededRandom, shuffled } from '../../src/numbers/random.js'
import { prepareCoder } from '../../src/pipeline/batch/prepare-coder.js'
import { ingestShipped } from '../../src/pipeline/shipped-sources.js'
import { encoderFileOf, occupationFileOf } from '../../src/pipeline/title-encoder.js'
import { targetTitles } from '../../src/pipeline/title-engine.js'
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.js'
import type { BenchLabels } from '../engine.js'
import { referenceTitles, shippedTitles } from '../labels.js'

const seed = 9
const target = 'isco-08'

const surroundings = (note: (line: string) => void) => ({
  ...{ config: readConfig({}), now: () => new Date(), note },
  newId: () => 'bench',
})

/** So many labels, drawn from what ships and the reference labels. */
export async function someLabels(
  folder: string,
  count: number,
  note: (line: string) => void,
): Promise<readonly IndexEntry[]> {
  const all = [...(await shippedTitles()), ...(await referenceTitles(folder, note))]
  return shuffled(all, seededRandom(seed)).slice(0, count)
}

/**
 * A workspace with ISCO-08 and these index titles, made once: with encoders already trained where files of them are
 * given, else they are trained. Returns its index titles, the groups' own among them.
 */
export async function office(
  folder: string,
  labels: readonly IndexEntry[],
  { encoder, 'occupation-encoder': occupations }: Omit<BenchLabels, 'labels'>,
  note: (line: string) => void,
): Promise<{ readonly workspace: Workspace; readonly entries: readonly IndexEntry[] }> {
  const made = join(folder, 'concord.sqlite')
  if (!existsSync(made)) {
    const workspace = await initWorkspace(folder, surroundings(note))
    try {
      await ingestShipped(workspace, ['isco-08'])
      const description = {
        ...{ id: 'labels', title: 'Labels', publisher: '', country: 'INT', version: '', licence: '', origin: '' },
        ...{ languages: [...new Set(labels.map(({ language }) => language))], sample: false },
      }
      const read = {
        ...{ file: '', rowsIn: labels.length, kept: labels.length, duplicates: 0, refused: [], remarks: [] },
        ...{ bannerRows: 0, headerRows: 0, blankRows: 0 },
      }
      await workspace.store.saveIndexEntries(description, target, labels, read)
    } catch (thrown) {
      await workspace.store.close()
      rmSync(made, { force: true })
      throw thrown
    }
    await workspace.store.close()
  }
  const workspace = await openWorkspace(folder, surroundings(note))
  const classification = (await workspace.store.classification(target))!
  const titles = targetTitles(classification, await workspace.store.indexEntries(target))
  const places = [
    [encoder, encoderFileOf(workspace, titles)],
    [occupations, occupationFileOf(workspace, titles)],
  ] as const
  for (const [given, file] of places) {
    if (given === undefined || file === null || existsSync(file)) continue
    mkdirSync(dirname(file), { recursive: true })
    copyFileSync(given, file)
  }
  await prepareCoder(workspace, target, 'quick', (step, done, total) => note(`${step} ${done} of ${total ?? '?'}`))
  return { workspace, entries: titles.entries }
}
