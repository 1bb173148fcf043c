import { probabilitiesOf } from '../src/adjudicate/statistical.js'
import { writeWhole } from '../src/files/atomic-write.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { fusedRetriever } from '../src/retrieve/fused.js'
import { constantsFor, readConstants } from './constants.js'
import { benchRetrievers } from './engine.js'
import { readOptions, required } from './options.js'
import { readTasks } from './tasks.js'

/** Codes written for each title. */
const ranked = 20
/** Candidates that probabilities are computed over: as many as users are shown. */
const shown = 10
const seed = 8

/**
 * Maps every classification of a folder and writes predictions that a scorer can read. The gold column is never read;
 * constants are those learnt without the classification at hand. `--titles-only`: no codes, rows in random order, each
 * title alone.
 */
export async function nocToIsco(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['data', 'labels', 'out'], ['titles-only'])
  const note = (line: string) => console.error(line)
  const retrievers = await benchRetrievers(options.labels, note)
  const sets = readConstants()
  const lines: string[] = []
  const table: string[] = []
  for (const task of await readTasks(required(options, 'data'))) {
    const { weights, calibration } = constantsFor(sets, task.name)
    const retriever = fusedRetriever(retrievers, weights)
    const rows = options['titles-only'] ? shuffled(task.rows, seededRandom(seed)) : task.rows
    const started = performance.now()
    for (const { code, title } of rows) {
      const candidates = retriever.retrieve({ text: title, language: task.language }, ranked)
      const { candidates: probabilities } = probabilitiesOf(candidates.slice(0, shown), calibration)
      lines.push(
        JSON.stringify({
          task: task.name,
          code,
          title,
          ranked: candidates.map((candidate) => candidate.code),
          confidence: Number((probabilities[0] ?? 0).toFixed(4)),
        }),
      )
    }
    const seconds = (performance.now() - started) / 1000
    table.push(`${task.name.padEnd(12)}${String(rows.length).padStart(8)}${seconds.toFixed(1).padStart(9)}`)
  }
  writeWhole(required(options, 'out'), `${lines.join('\n')}\n`)
  console.log(['task'.padEnd(12) + 'titles'.padStart(8) + 'seconds'.padStart(9), ...table].join('\n'))
}
