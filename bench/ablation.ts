import { type Candidate, type CandidateEvidence, type RetrievalMethod, retrievalMethods } from '../src/model/finding.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { methodsOfPreset } from '../src/retrieve/presets.js'
import { fusedFrom, type FusionWeights, gatherEvidence, worth } from '../src/retrieve/fused.js'
import { constantsFor, readConstants } from './constants.js'
import { benchMethods } from './engine.js'
import { learn, type Question } from './fit.js'
import { readOptions, required } from './options.js'
import { readGold, readTasks } from './tasks.js'
import { writePresetConstants } from './write-preset-constants.js'

const seed = 9
const usual = 300
const cuts = [1, 5, 10] as const

/** A title with what each method found for it, in the order of `retrievalMethods`. */
interface Asked {
  readonly lists: readonly (readonly Candidate[])[]
  readonly gold: readonly string[]
}
type Sample = ReadonlyMap<string, readonly Asked[]>

/**
 * What each method adds: the share of titles whose gold code is among the first 1, 5 and 10 for each method alone, all
 * together, all without it, and the lexical preset with weights learnt for it; mean of the classifications. Constants
 * are those learnt without the classification at hand; a method left out has no weight and puts nothing forward.
 * `--titles`: sampled from each classification. `--write`: the lexical preset's constants become the product's.
 */
export async function ablation(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'labels', 'encoder', 'occupation-encoder', 'titles'], ['write'])
  const { retrievers, richness } = await benchMethods(options, (line) => console.error(line))
  const sample = new Map<string, readonly Asked[]>()
  for (const task of await readTasks(required(options, 'gold'))) {
    const gold = await readGold(required(options, 'gold'), task.name)
    const scored = task.rows.flatMap(({ title }, row) => (gold[row]!.length > 0 ? [{ title, gold: gold[row]! }] : []))
    const chosen = shuffled(scored, seededRandom(seed)).slice(0, Number(options.titles ?? usual))
    sample.set(
      task.name,
      chosen.map(({ title, gold: own }) => ({
        gold: own,
        lists: retrievers.map((retriever) => retriever.retrieve({ text: title, language: task.language }, fusedFrom)),
      })),
    )
    console.error(`${task.name}: ${chosen.length} titles`)
  }
  const sets = readConstants()[richness]
  const learnt = (task: string) => constantsFor(sets, task).weights
  const lexical = learnLexical(sample)
  const [answered, right] = exactTrust(sample)
  printRow('', ['answers', ...cuts.map((cut) => `top-${cut}`), ...cuts.map((cut) => `-top-${cut}`)])
  const all = retrievalMethods
  for (const method of all) {
    const rest = all.filter((other) => other !== method)
    const alone = shares(sample, [method], null)
    printRow(method, [answers(sample, method), ...alone, ...shares(sample, rest, learnt)])
  }
  printRow('all', [1, ...shares(sample, all, learnt)])
  const words = methodsOfPreset.lexical
  printRow('lexical', [1, ...shares(sample, words, (task) => lexical.get(task)!.weights)])
  printRow('lexical, not refitted', [1, ...shares(sample, words, learnt)])
  console.log(`one identical title: ${answered.toFixed(3)} of the titles, ${right.toFixed(3)} of these right`)
  if (options.write !== undefined) writePresetConstants(richness, lexical.get('all')!)
}

const evidenceOf = (one: Asked, methods: readonly RetrievalMethod[]) =>
  gatherEvidence(one.lists.filter((_, at) => methods.includes(retrievalMethods[at]!)))

function ranked(evidence: ReadonlyMap<string, readonly CandidateEvidence[]>, weights: FusionWeights | null) {
  return [...evidence]
    .map(([code, own]) => ({ code, score: weights === null ? (own[0]?.score ?? 0) : worth(own, weights) }))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .map(({ code }) => code)
}

/** Mean over the classifications of the share right among the first 1, 5 and 10. */
function shares(
  sample: Sample,
  methods: readonly RetrievalMethod[],
  weightsOf: ((task: string) => FusionWeights) | null,
): readonly number[] {
  const rows = [...sample].map(([task, asked]) => {
    const weights = weightsOf?.(task) ?? null
    const places = asked.map((one) =>
      ranked(evidenceOf(one, methods), weights).findIndex((code) => one.gold.includes(code)),
    )
    return cuts.map((cut) => places.filter((place) => place >= 0 && place < cut).length / asked.length)
  })
  return cuts.map((_, at) => mean(rows.map((row) => row[at]!)))
}

/** Share of titles for which a method puts anything forward. */
const answers = (sample: Sample, method: RetrievalMethod): number =>
  mean([...sample.values()].map((asked) => mean(asked.map((one) => (evidenceOf(one, [method]).size > 0 ? 1 : 0)))))

/** Share of titles identical to index titles of one group, and how many of these are right. */
function exactTrust(sample: Sample): readonly [answered: number, right: number] {
  const all = [...sample.values()].map((asked) => {
    const single = asked.filter((one) => evidenceOf(one, ['exact']).size === 1)
    const right = single.filter((one) => one.gold.includes([...evidenceOf(one, ['exact']).keys()][0]!))
    return [single.length / asked.length, right.length / Math.max(1, single.length)] as const
  })
  return [mean(all.map(([answered]) => answered)), mean(all.map(([, right]) => right))]
}

function learnLexical(sample: Sample) {
  const questions = new Map(
    [...sample].map(([task, asked]): [string, readonly Question[]] => [
      task,
      asked.map((one) => ({
        evidence: evidenceOf(one, methodsOfPreset.lexical),
        gold: one.gold,
        weight: 1 / asked.length,
      })),
    ]),
  )
  return new Map(
    [...questions.keys(), 'all'].map((left) => [
      left,
      learn([...questions].flatMap(([task, own]) => (task === left ? [] : own))),
    ]),
  )
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const printRow = (name: string, cells: readonly (string | number)[]): void =>
  console.log(
    name.padEnd(24) + cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(3) : cell).padStart(9)).join(''),
  )
