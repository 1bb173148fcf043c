import { probabilitiesOf } from '../src/adjudicate/statistical.js'
import { writeWhole } from '../src/files/atomic-write.js'
import type { Candidate } from '../src/model/finding.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { withEmbedded } from '../src/retrieve/embedded-weight.js'
import { fusedRetriever } from '../src/retrieve/fused.js'
import { pathsFromCodes } from '../src/structure/placed-title.js'
import { structureEvidence } from '../src/structure/structure-evidence.js'
import type { SurenessWeights } from '../src/structure/sureness.js'
import { constantsFor, readConstants } from './constants.js'
import { benchMethods } from './engine.js'
import { shippedTarget } from './labels.js'
import { readOptions, required } from './options.js'
import { readTasks, type TaskRow } from './tasks.js'

/** Codes written for each title. */
const ranked = 20
const seed = 8

interface Answer {
  readonly ranked: readonly string[]
  readonly confidence: number
}

interface Found {
  readonly candidates: readonly Candidate[]
  readonly probabilities: readonly number[]
}

/**
 * Maps every classification of a folder and writes predictions that a scorer can read. The gold column is never read;
 * constants are those learnt without the classification at hand. `--titles-only`: no codes, rows in random order, each
 * title alone; otherwise the codes, and the groups that they make, are evidence too.
 */
export async function nocToIsco(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['data', 'labels', 'encoder', 'occupation-encoder', 'out'], ['titles-only'])
  const note = (line: string) => console.error(line)
  const tasks = await readTasks(required(options, 'data'))
  const queries = tasks.flatMap(({ rows, language }) => rows.map(({ title: text }) => ({ text, language })))
  const { retrievers, richness } = await benchMethods(options, note, queries)
  const targetCodes = (await shippedTarget()).items.filter(({ depth }) => depth === 4).map(({ code }) => code)
  const sets = readConstants()[richness]
  const lines: string[] = []
  const table: string[] = []
  for (const task of tasks) {
    const { weights, calibration, sureness } = constantsFor(sets, task.name)
    const retriever = fusedRetriever(retrievers, withEmbedded(weights))
    const titlesOnly = options['titles-only'] !== undefined
    const rows = titlesOnly ? shuffled(task.rows, seededRandom(seed)) : task.rows
    const started = performance.now()
    const found = rows.map(({ title }): Found => {
      const candidates = retriever.retrieve({ text: title, language: task.language }, ranked)
      return { candidates, probabilities: probabilitiesOf(candidates, calibration).candidates }
    })
    const answers = titlesOnly ? found.map(byWords) : byPlace(rows, found, targetCodes, sureness)
    rows.forEach(({ code, title }, i) => lines.push(JSON.stringify({ task: task.name, code, title, ...answers[i]! })))
    const seconds = (performance.now() - started) / 1000
    table.push(`${task.name.padEnd(12)}${String(rows.length).padStart(8)}${seconds.toFixed(1).padStart(9)}`)
  }
  writeWhole(required(options, 'out'), `${lines.join('\n')}\n`)
  console.log(['task'.padEnd(12) + 'titles'.padStart(8) + 'seconds'.padStart(9), ...table].join('\n'))
}

const rounded = (probability: number) => Number(probability.toFixed(4))

const byWords = ({ candidates, probabilities }: Found): Answer => ({
  ranked: candidates.map(({ code }) => code),
  confidence: rounded(probabilities[0] ?? 0),
})

function byPlace(
  rows: readonly TaskRow[],
  found: readonly Found[],
  targetCodes: readonly string[],
  sureness: SurenessWeights,
): readonly Answer[] {
  const paths = pathsFromCodes(rows.map(({ code }) => code))
  const placed = rows.map(({ code, title }, i) => ({ text: title, code, path: paths[i]!, ...found[i]! }))
  return structureEvidence(placed, targetCodes, sureness).titles.map(({ probabilities }) => {
    const best = targetCodes
      .map((code, place) => ({ code, probability: probabilities[place]! }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, ranked)
    return { ranked: best.map(({ code }) => code), confidence: rounded(best[0]?.probability ?? 0) }
  })
}
