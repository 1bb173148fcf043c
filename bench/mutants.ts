import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readConfig } from '../src/config.js'
import { errorCatalogue, KnownError } from '../src/errors.js'
import { ingestFile } from '../src/ingest/ingest-file.js'
import type { Ingested } from '../src/ingest/ingested.js'
import { seededRandom } from '../src/numbers/random.js'
import { mutations } from './mutations.js'

/** What became of a spoilt file. `wrong` says what must not be: a crash, rows not accounted for, a hang. */
export interface MutantOutcome {
  readonly seed: number
  readonly file: string
  readonly mutation: string
  /** Code of the known failure, or what it was taken for. */
  readonly outcome: string
  readonly wrong: string | null
  readonly seconds: number
}

/** Seconds after which a file of this size counts as hanging. */
const longest = 10

/**
 * Spoils one of the files in a way that the seed decides, writes it below `folder` and ingests it. The same seed and
 * files give the same mutant.
 */
export async function tryMutant(files: readonly string[], seed: number, folder: string): Promise<MutantOutcome> {
  const random = seededRandom(seed)
  const file = files[Math.floor(random() * files.length)]!
  const names = Object.keys(mutations)
  const mutation = names[Math.floor(random() * names.length)]!
  const spoilt = join(folder, `${seed}-${basename(file)}`)
  writeFileSync(spoilt, mutations[mutation]!(readFileSync(file), random))
  const started = performance.now()
  const { outcome, wrong } = await outcomeOf(spoilt)
  const seconds = (performance.now() - started) / 1000
  const hung = seconds > longest ? `it took ${seconds.toFixed(1)} s` : null
  return { seed, file: basename(file), mutation, outcome, wrong: wrong ?? hung, seconds }
}

const config = readConfig({})

async function outcomeOf(file: string): Promise<Pick<MutantOutcome, 'outcome' | 'wrong'>> {
  try {
    const ingested = await ingestFile({
      file,
      config,
      description: {
        id: 'mutant',
        title: 'Mutant',
        publisher: '',
        country: 'INT',
        languages: ['en', 'es'],
        version: '',
        licence: '',
        origin: '',
        sample: false,
      },
    })
    return { outcome: ingested.kind, wrong: whatIsWrong(ingested) }
  } catch (thrown) {
    if (thrown instanceof KnownError && thrown.code in errorCatalogue) return { outcome: thrown.code, wrong: null }
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    return { outcome: 'crash', wrong: stack.split('\n').slice(0, 4).join(' ') }
  }
}

function whatIsWrong(ingested: Ingested): string | null {
  const { rowsIn, kept, duplicates, refused } = ingested.report
  if (rowsIn !== kept + duplicates + refused.length)
    return `${rowsIn} rows are not ${kept} kept + ${duplicates} duplicates + ${refused.length} refused`
  if (refused.some(({ reason }) => reason === '')) return 'a refused row without a reason'
  return JSON.stringify(ingested).includes('\\u0000') ? 'U+0000, which PostgreSQL does not take' : null
}
