import type { RankedCode } from '../src/embed/embedder.js'
import { encoderOf } from '../src/embed/encoder.js'
import { writeEncoder } from '../src/embed/encoder-file.js'
import { labelsAsEntries } from '../src/pipeline/title-engine.js'
import { trainEncoder } from '../src/train/train-encoder.js'
import { referenceTitles, shippedTarget, shippedTitles } from './labels.js'
import { readOptions, required } from './options.js'
import { readGold, readTasks } from './tasks.js'

const numeric = ['seed', 'members', 'dimension', 'rows', 'epochs', 'workers', 'heldOut'] as const
const cuts = [1, 5, 10] as const

/**
 * Trains an encoder on what ships and the labels of a folder, and measures its head alone on titles of the
 * classifications of another: share of titles whose gold code is among the first 1, 5 and 10. The gold column is read
 * to measure with, after training. `--languages`, `--only`: these languages' labels, these classifications.
 */
export async function encoder(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['labels', 'gold', 'out', 'languages', 'only', ...numeric], [])
  const note = (line: string) => console.error(line)
  const shipped = [...labelsAsEntries(await shippedTarget()), ...(await shippedTitles())]
  const entries =
    options.labels === undefined ? shipped : [...shipped, ...(await referenceTitles(options.labels, note))]
  const wanted = options.languages?.split(',')
  const labels = wanted ? entries.filter(({ language }) => wanted.includes(language)) : entries
  const given = numeric.flatMap((name) => (options[name] === undefined ? [] : [[name, Number(options[name])] as const]))
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const model = await trainEncoder(labels, {
    seed: 1,
    ...Object.fromEntries(given),
    onProgress: ({ member, members, epoch, epochs, loss, heldOutRight }) => {
      const right = heldOutRight === null ? '' : `, held out ${heldOutRight.toFixed(4)}`
      note(`member ${member}/${members}, epoch ${epoch}/${epochs}: loss ${loss.toFixed(4)}${right}`)
    },
  })
  const seconds = (performance.now() - started) / 1000
  const cpuSeconds = process.cpuUsage(cpu).user / 1e6
  const { learnt, repeated, empty, contradictory, heldOut } = model.training
  note(JSON.stringify({ learnt, repeated, empty, contradictory, heldOut }))
  console.log(
    `${labels.length} labels, ${seconds.toFixed(0)} s of training, ${cpuSeconds.toFixed(0)} s of processor time`,
  )
  if (options.out !== undefined) writeEncoder(options.out, model)
  console.log(
    ['task', 'titles', ...cuts.map((cut) => `top-${cut}`), 'titles/s'].map((cell) => cell.padStart(9)).join(''),
  )
  const trained = encoderOf(model)
  const shares: (readonly number[])[] = []
  const only = options.only?.split(',')
  for (const task of await readTasks(required(options, 'gold'))) {
    if (only && !only.includes(task.name)) continue
    const gold = await readGold(required(options, 'gold'), task.name)
    const began = performance.now()
    const ranked = trained.rankAll(
      task.rows.map(({ title }) => title),
      10,
    )
    const perSecond = (1000 * task.rows.length) / (performance.now() - began)
    const scored = ranked.flatMap((codes, row) => (gold[row]!.length > 0 ? [placeOf(codes, gold[row]!)] : []))
    const share = cuts.map((cut) => scored.filter((place) => place < cut).length / scored.length)
    shares.push(share)
    printRow(task.name, [scored.length, ...share, perSecond])
  }
  const mean = cuts.map((_, at) => shares.reduce((sum, share) => sum + share[at]!, 0) / shares.length)
  printRow('mean', [shares.length, ...mean])
}

const placeOf = (codes: readonly RankedCode[], gold: readonly string[]): number => {
  const place = codes.findIndex(({ code }) => gold.includes(code))
  return place < 0 ? Infinity : place
}

const printRow = (name: string, values: readonly number[]): void =>
  console.log(
    [name, ...values.map((value) => (value < 1 ? value.toFixed(4) : value.toFixed(0)))]
      .map((cell) => cell.padStart(9))
      .join(''),
  )
