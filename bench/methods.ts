import { statisticalAdjudicator } from '../src/adjudicate/statistical.js'
import { calibration } from '../src/adjudicate/calibration.js'
import { fusedFrom, fusedRetriever } from '../src/retrieve/fused.js'
import { fusionWeights } from '../src/retrieve/fusion-weights.js'
import type { RetrievalQuery } from '../src/retrieve/retriever.js'
import { benchMethods } from './engine.js'
import { readOptions, required } from './options.js'
import { readTasks } from './tasks.js'

const usual = 170
const shown = 10
const usualTasks = 'usa_en,fra_fr,esp_es,deu_de,pol_pl,bgr_bg'

/**
 * Processor time that a title takes by each method, and by all of them fused and explained, on real titles of the
 * classifications named; and what building the indexes of their languages takes. The gold column is never read.
 */
export async function methods(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'labels', 'encoder', 'occupation-encoder', 'titles', 'tasks'], [])
  const named = (options.tasks ?? usualTasks).split(',')
  const tasks = (await readTasks(required(options, 'gold'))).filter(({ name }) => named.includes(name))
  const { retrievers, richness } = await benchMethods(options, (line) => console.error(line))
  const queries = tasks.flatMap(({ rows, language }): readonly RetrievalQuery[] => {
    const step = Math.max(1, Math.floor(rows.length / Number(options.titles ?? usual)))
    const chosen = rows.filter((_, i) => i % step === 0).slice(0, Number(options.titles ?? usual))
    return chosen.map(({ title: text }) => ({ text, language }))
  })
  const building = processorTime(() => {
    for (const { language } of tasks) for (const one of retrievers) one.retrieve({ text: 'x', language }, 1)
  })
  console.log(`building ${tasks.length} languages: ${building.toFixed(0)} ms; ${queries.length} titles`)
  const fused = fusedRetriever(retrievers, fusionWeights[richness])
  const adjudicator = statisticalAdjudicator(calibration[richness], null)
  const all = (query: RetrievalQuery) =>
    adjudicator.adjudicate({
      title: {
        ...{ id: '', ...query, frequency: 1, languageFrom: 'declared' },
        origin: { kind: 'Ad', source: '' },
      },
      ...{ candidates: fused.retrieve(query, shown), context: [], items: new Map() },
    })
  for (const query of queries) await all(query)
  const print = (name: string, work: (query: RetrievalQuery) => unknown): void => {
    const took = processorTime(() => queries.forEach(work)) / queries.length
    console.log(`${name.padEnd(16)}${took.toFixed(3)} ms`)
  }
  for (const one of retrievers) print(one.name, (query) => one.rank(query, fusedFrom))
  print('all, explained', all)
}

/** Milliseconds of the processor, which other work on the machine changes less than the clock. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
