import type { Calibration } from '../src/adjudicate/statistical.js'
import { bestSimilarity } from '../src/adjudicate/statistical.js'
import { type Candidate, type CandidateEvidence, retrievalMethods } from '../src/model/finding.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import {
  fusedFrom,
  type FusionWeights,
  gatherEvidence,
  logOfScore,
  type MethodWeight,
  worth,
} from '../src/retrieve/fused.js'
import type { Retriever } from '../src/retrieve/retriever.js'
import { type Choice, learnWorths } from './choice-model.js'
import { type Constants, readConstants, rounded } from './constants.js'
import { benchMethods } from './engine.js'
import { writeConstants } from './write-constants.js'
import { readOptions, required } from './options.js'
import { shippedTarget } from './labels.js'
import { firstGroups, learnSureness } from './fit-sureness.js'
import { readGold, readTasks, type Task } from './tasks.js'

/** Titles of each classification that are learnt from: enough for a dozen constants. */
const perTask = 800
const seed = 7
const shown = 10

interface Classified {
  readonly task: Task
  readonly gold: readonly (readonly string[])[]
  /** What every method found, for each row. */
  readonly evidence: readonly ReadonlyMap<string, readonly CandidateEvidence[]>[]
}

export interface Question {
  readonly evidence: ReadonlyMap<string, readonly CandidateEvidence[]>
  readonly gold: readonly string[]
  readonly weight: number
}

/**
 * Learns the fusion weights and the calibration, and writes them: `bench/constants.json` holds a set for each
 * classification, learnt without it, and `all`; the set from all also becomes the product's. Without `--labels`, for a
 * target with the titles that ship; with them, for one with many.
 */
export async function fit(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'labels', 'encoder', 'occupation-encoder'], [])
  const folder = required(options, 'gold')
  const tasks = await readTasks(folder)
  const queries = tasks.flatMap(({ rows, language }) => rows.map(({ title: text }) => ({ text, language })))
  const { retrievers, richness } = await benchMethods(options, (line) => console.error(line), queries)
  const all = await gather(tasks, folder, retrievers)
  const questions = new Map(all.map((one) => [one.task.name, questionsOf(one)]))
  const names = [...questions.keys()]
  const byWords: Record<string, Omit<Constants, 'sureness'>> = {}
  for (const left of [...names, 'all']) {
    byWords[left] = learn(names.filter((name) => name !== left).flatMap((name) => questions.get(name)!))
    console.error(`learnt without ${left === 'all' ? 'none' : left}`)
  }
  const targetCodes = (await shippedTarget()).items.filter(({ depth }) => depth === 4).map(({ code }) => code)
  const firsts = new Map(
    all.map(({ task, gold, evidence }) => [
      task.name,
      firstGroups({ rows: task.rows, gold, evidence }, byWords[task.name]!, targetCodes),
    ]),
  )
  const sets: Record<string, Constants> = {}
  for (const left of [...names, 'all']) {
    const others = names.filter((name) => name !== left).flatMap((name) => firsts.get(name)!)
    sets[left] = { ...byWords[left]!, sureness: learnSureness(others) }
  }
  writeConstants({ ...readConstants(), [richness]: sets })
  console.log(JSON.stringify(sets.all, null, 2))
}

async function gather(
  tasks: readonly Task[],
  folder: string,
  retrievers: readonly Retriever[],
): Promise<readonly Classified[]> {
  const all: Classified[] = []
  for (const task of tasks) {
    const evidence = task.rows.map(({ title }) =>
      gatherEvidence(
        retrievers.map((retriever) => retriever.retrieve({ text: title, language: task.language }, fusedFrom)),
      ),
    )
    all.push({ task, gold: await readGold(folder, task.name), evidence })
    console.error(`${task.name}: ${task.rows.length} titles`)
  }
  return all
}

function questionsOf({ gold, evidence }: Classified): readonly Question[] {
  const scored = evidence.flatMap((own, i) => (gold[i]!.length > 0 ? [{ evidence: own, gold: gold[i]! }] : []))
  const chosen = shuffled(scored, seededRandom(seed)).slice(0, perTask)
  return chosen.map((one) => ({ ...one, weight: 1 / chosen.length }))
}

/** The places of an embedding model and of occupations are there in any case; without them nothing is learnt or written. */
const methods = [...retrievalMethods, 'embedded'] as const
const width = methods.length * 3

function featuresOf(evidence: readonly CandidateEvidence[], into: Float32Array, at: number): void {
  for (const { method, score, rank } of evidence) {
    const known = methods.findIndex((name) => name === method)
    if (known < 0) continue
    const place = at + 3 * known
    into[place] = score
    into[place + 1] = logOfScore(score)
    into[place + 2] = 1 / rank
  }
}

/** Weights and calibration learnt from the evidence that the questions hold; methods without any get weights of 0. */
export function learn(questions: readonly Question[]): Omit<Constants, 'sureness'> {
  const choices = questions.flatMap(({ evidence, gold, weight }): Choice[] => {
    const codes = [...evidence.keys()]
    const right = codes.map((code) => gold.includes(code))
    if (!right.includes(true)) return []
    const features = new Float32Array(codes.length * width)
    codes.forEach((code, i) => featuresOf(evidence.get(code)!, features, i * width))
    return [{ features, right, weight }]
  })
  const worths = learnWorths(choices, width, new Float64Array(width), seed)
  const learnt = methods.map((method, i): readonly [string, MethodWeight] => [
    method,
    {
      score: rounded(worths[3 * i]!),
      logScore: rounded(worths[3 * i + 1]!),
      reciprocalRank: rounded(worths[3 * i + 2]!),
    },
  ])
  const used = learnt.filter(
    ([method, weight]) =>
      !['embedded', 'occupations'].includes(method) || Object.values(weight).some((value) => value !== 0),
  )
  const weights = Object.fromEntries(used) as unknown as FusionWeights
  return { weights, calibration: calibrate(questions, weights) }
}

/** Alternatives: the candidates a user would be shown, each with its worth; and "none of them". */
function calibrate(questions: readonly Question[], weights: FusionWeights): Calibration {
  const choices = questions.map(({ evidence, gold, weight }): Choice => {
    const candidates = [...evidence]
      .map(([code, own]): Candidate => ({ code, rank: 0, score: worth(own, weights), evidence: own }))
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, shown)
    const right = candidates.map(({ code }) => gold.includes(code))
    const features = new Float32Array((candidates.length + 1) * 3)
    candidates.forEach(({ score }, i) => (features[i * 3] = score))
    features[candidates.length * 3 + 1] = 1
    features[candidates.length * 3 + 2] = bestSimilarity(candidates)
    return { features, right: [...right, !right.includes(true)], weight }
  })
  const [sharpness = 1, noneWorth = 0, noneSimilarity = 0] = learnWorths(choices, 3, new Float64Array([1, 2, 0]), seed)
  return { sharpness: rounded(sharpness), noneWorth: rounded(noneWorth), noneSimilarity: rounded(noneSimilarity) }
}
