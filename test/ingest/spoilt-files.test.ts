import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tryMutant, type MutantOutcome } from '../../bench/mutants.js'
import { filesBelow } from '../../src/files/folder.js'
import { temporaryFolder } from '../files/temporary-folder.js'
import { sharedData } from '../shared-data.js'
import { smallFiles } from './small-files.js'

/** All 500 with CONCORD_MUTANTS=500. */
const mutants = Number(process.env.CONCORD_MUTANTS ?? 40)
/** Larger files say nothing new and take long. */
const largest = 1_500_000

async function outcomes(files: readonly string[], count: number): Promise<readonly MutantOutcome[]> {
  const folder = temporaryFolder()
  const all: MutantOutcome[] = []
  for (let seed = 1; seed <= count; seed++) all.push(await tryMutant(files, seed, folder))
  return all
}

const wrong = (all: readonly MutantOutcome[]): readonly MutantOutcome[] => all.filter((one) => one.wrong !== null)

const real = ['reference', 'national', 'eures', 'oja'].flatMap((part) => {
  const folder = sharedData(part)
  return folder === null ? [] : filesBelow(folder).map((path) => join(folder, path))
})

describe('spoilt files give a known failure or a clean import, and never take long', () => {
  it(
    `${mutants} of our own in every format`,
    async () => {
      const all = await outcomes(smallFiles(), mutants)
      expect(wrong(all)).toEqual([])
      expect(new Set(all.map(({ outcome }) => outcome)).size).toBeGreaterThan(2)
    },
    mutants * 10_000,
  )

  it.skipIf(real.length === 0)(
    `${Math.ceil(mutants / 2)} as publishers released them`,
    async () => {
      const files = real.filter((path) => !path.endsWith('.md') && statSync(path).size < largest)
      expect(wrong(await outcomes(files, Math.ceil(mutants / 2)))).toEqual([])
    },
    mutants * 10_000,
  )
})
