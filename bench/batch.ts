import { writeWhole } from '../src/files/atomic-write.js'
import { packageFile } from '../src/files/package-root.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { buildExactTable } from '../src/retrieve/exact-table.js'
import { fusedRetriever } from '../src/retrieve/fused.js'
import { allRetrievers } from '../src/retrieve/title-retriever.js'
import { buildTitleIndex, richnessOf } from '../src/retrieve/title-index.js'
import {
  quickQuery,
  type QuickSigns,
  quickSigns,
  type QuickWeights,
  weighQuickly,
} from '../src/retrieve/quick-coder.js'
import { constantsFor, readConstants } from './constants.js'
import { benchEncoders, benchEntries } from './engine.js'
import { learnQuickWeights, type QuickQuestion } from './fit-quick.js'
import { readOptions, required } from './options.js'
import { readGold, readTasks, type Task } from './tasks.js'

const seed = 11
const top = 5

interface Classified {
  readonly task: Task
  /** Only rows that are scored. */
  readonly titles: readonly {
    readonly title: string
    readonly gold: readonly string[]
    readonly signs: readonly QuickSigns[]
  }[]
}

/**
 * Compares the batch path with the interactive one, titles only, on the classifications of a folder; the batch path's
 * constants are learnt each time without the classification at hand. `--sample`: titles of each that the interactive
 * path, which is slow, is asked for. `--fit`: writes the constants learnt from all.
 */
export async function batch(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'labels', 'encoder', 'occupation-encoder', 'sample'], ['fit'])
  const folder = required(options, 'gold')
  const note = (line: string) => console.error(line)
  const entries = await benchEntries(options.labels, note)
  const encoders = await benchEncoders(entries, options, note)
  const signsOf = quickSigns(encoders.items, buildExactTable(entries))
  const all: Classified[] = []
  for (const task of await readTasks(folder)) {
    const gold = await readGold(folder, task.name)
    const signs = signsOf(task.rows.map(({ title }) => quickQuery(title, task.language)))
    const titles = task.rows.flatMap(({ title }, i) =>
      gold[i]!.length > 0 ? [{ title, gold: gold[i]!, signs: signs[i]! }] : [],
    )
    all.push({ task, titles })
  }
  const retrievers = allRetrievers(buildTitleIndex(entries), encoders)
  const sample = Number(options.sample ?? 300)
  const rows: (readonly number[])[] = []
  console.log(
    ['task', 'titles', 'top-1', 'top-5', 'ece', 'sample', 'batch-1', 'full-1', 'batch-5', 'full-5', 'same', 'full/s']
      .map((cell) => cell.padStart(9))
      .join(''),
  )
  for (const one of all) {
    const others = all.filter(({ task }) => task.name !== one.task.name).flatMap(questionsOf)
    const weights = learnQuickWeights(others)
    const answers = one.titles.map(({ signs }) => weighQuickly(signs, weights, top))
    const right = one.titles.map(({ gold }, i) => placeOf(answers[i]!.ranked, gold))
    const { weights: fusion } = constantsFor(readConstants()[richnessOf(entries)], one.task.name)
    const retriever = fusedRetriever(retrievers, fusion)
    const chosen = shuffled(
      one.titles.map((_, i) => i),
      seededRandom(seed),
    ).slice(0, sample)
    retriever.retrieve({ text: 'x', language: one.task.language }, top)
    const started = performance.now()
    const full = chosen.map((i) => retriever.retrieve({ text: one.titles[i]!.title, language: one.task.language }, top))
    const perSecond = (1000 * chosen.length) / (performance.now() - started)
    const fullRight = chosen.map((i, at) => placeOf(full[at]!, one.titles[i]!.gold))
    const batchRight = chosen.map((i) => right[i]!)
    const same = chosen.filter((i, at) => full[at]![0]?.code === answers[i]!.ranked[0]?.code).length / chosen.length
    const row = [
      one.titles.length,
      ...[within(right, 1), within(right, top)],
      calibrationError(answers.map(({ ranked }, i) => [ranked[0]?.probability ?? 0, right[i] === 0])),
      chosen.length,
      ...[within(batchRight, 1), within(fullRight, 1), within(batchRight, top), within(fullRight, top), same],
      perSecond,
    ]
    rows.push(row)
    printRow(one.task.name, row)
  }
  printRow(
    'mean',
    rows[0]!.map((_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length),
  )
  if (options.fit !== undefined) writeWeights(learnQuickWeights(all.flatMap(questionsOf)))
}

const placeOf = (ranked: readonly { readonly code: string }[], gold: readonly string[]): number => {
  const place = ranked.findIndex(({ code }) => gold.includes(code))
  return place < 0 ? Infinity : place
}
const within = (places: readonly number[], cut: number): number =>
  places.filter((place) => place < cut).length / places.length

/** Mean distance between probability and share of right ones over ten bins. */
function calibrationError(answers: readonly (readonly [probability: number, right: boolean])[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, right: 0 }))
  for (const [probability, right] of answers) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))]!
    bin.count++
    bin.sum += probability
    if (right) bin.right++
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.right), 0) / answers.length
}

const perTask = 800

function questionsOf({ titles }: Classified): readonly QuickQuestion[] {
  const chosen = shuffled(titles, seededRandom(seed)).slice(0, perTask)
  return chosen.map(({ gold, signs }) => ({ gold, signs, weight: 1 / chosen.length }))
}

function writeWeights(weights: QuickWeights): void {
  const body = Object.entries(weights).map(([name, value]) => `  ${name}: ${String(value)},\n`)
  const text = `// Written by \`npm run bench -- batch --fit\`; see docs/accuracy.md. Do not edit by hand.
import type { QuickWeights } from './quick-coder.js'

export const quickWeights: QuickWeights = {
${body.join('')}}
`
  writeWhole(packageFile('src', 'retrieve', 'quick-weights.ts'), text)
}

const printRow = (name: string, values: readonly number[]): void =>
  console.log(
    [name, ...values.map((value) => (value <= 1 ? value.toFixed(3) : value.toFixed(0)))]
      .map((cell) => cell.padStart(9))
      .join(''),
  )
