import type { Calibration } from '../src/adjudicate/statistical.js'
import { bestSimilarity } from '../src/adjudicate/statistical.js'
import { writeWhole } from '../src/files/atomic-write.js'
import { packageFile } from '../src/files/package-root.js'
import { type Candidate, type CandidateEvidence, type RetrievalMethod, retrievalMethods } from '../src/model/finding.js'
import { seededRandom, shuffled } from '../src/numbers/random.js'
import { fusedFrom, type FusionWeights, gatherEvidence, worth } from '../src/retrieve/fused.js'
import { type Choice, learnWorths } from './choice-model.js'
import { type Constants, type ConstantSets, constantsFile } from './constants.js'
import { benchRetrievers } from './engine.js'
import { readOptions, required } from './options.js'
import { readGold, readTasks } from './tasks.js'

/** Titles of each classification that are learnt from: enough for a dozen constants. */
const perTask = 800
const seed = 7
const shown = 10

interface Question {
  readonly evidence: ReadonlyMap<string, readonly CandidateEvidence[]>
  readonly gold: readonly string[]
  readonly weight: number
}

/**
 * Learns the fusion weights and the calibration, and writes them: `bench/constants.json` holds a set for each
 * classification, learnt without it, and `all`; the set from all also becomes the product's.
 */
export async function fit(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv, ['gold', 'labels'], [])
  const folder = required(options, 'gold')
  const questions = await gatherQuestions(folder, options.labels)
  const names = [...questions.keys()]
  const sets: Record<string, Constants> = {}
  for (const left of [...names, 'all']) {
    sets[left] = learn(names.filter((name) => name !== left).flatMap((name) => questions.get(name)!))
    console.error(`learnt without ${left === 'all' ? 'none' : left}`)
  }
  write(sets)
  console.log(JSON.stringify(sets.all, null, 2))
}

async function gatherQuestions(folder: string, labels: string | undefined): Promise<Map<string, readonly Question[]>> {
  const retrievers = await benchRetrievers(labels, (line) => console.error(line))
  const questions = new Map<string, readonly Question[]>()
  for (const task of await readTasks(folder)) {
    const gold = await readGold(folder, task.name)
    const scored = task.rows.flatMap(({ title }, i) => (gold[i]!.length > 0 ? [{ title, gold: gold[i]! }] : []))
    const chosen = shuffled(scored, seededRandom(seed)).slice(0, perTask)
    questions.set(
      task.name,
      chosen.map(({ title, gold: codes }) => ({
        evidence: gatherEvidence(
          retrievers.map((retriever) => retriever.retrieve({ text: title, language: task.language }, fusedFrom)),
        ),
        gold: codes,
        weight: 1 / chosen.length,
      })),
    )
    console.error(`${task.name}: ${chosen.length} titles`)
  }
  return questions
}

const width = retrievalMethods.length * 2

function featuresOf(evidence: readonly CandidateEvidence[], into: Float32Array, at: number): void {
  for (const { method, score, rank } of evidence) {
    const known = retrievalMethods.findIndex((name) => name === method)
    if (known < 0) continue
    const place = at + 2 * known
    into[place] = score
    into[place + 1] = 1 / rank
  }
}

function learn(questions: readonly Question[]): Constants {
  const choices = questions.flatMap(({ evidence, gold, weight }): Choice[] => {
    const codes = [...evidence.keys()]
    const right = codes.map((code) => gold.includes(code))
    if (!right.includes(true)) return []
    const features = new Float32Array(codes.length * width)
    codes.forEach((code, i) => featuresOf(evidence.get(code)!, features, i * width))
    return [{ features, right, weight }]
  })
  const worths = learnWorths(choices, width, new Float64Array(width), seed)
  const weights = Object.fromEntries(
    retrievalMethods.map((method, i) => [
      method,
      { score: rounded(worths[2 * i]!), reciprocalRank: rounded(worths[2 * i + 1]!) },
    ]),
  ) as Record<RetrievalMethod, { score: number; reciprocalRank: number }>
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

const rounded = (value: number) => Number(value.toFixed(4))

function write(sets: ConstantSets): void {
  writeWhole(constantsFile, `${JSON.stringify(sets, null, 2)}\n`)
  const { weights, calibration } = sets.all!
  const head = '// Written by `npm run bench -- fit`; see docs/accuracy.md. Do not edit by hand.\n'
  const lines = Object.entries(weights).map(
    ([method, { score, reciprocalRank }]) => `  ${method}: { score: ${score}, reciprocalRank: ${reciprocalRank} },`,
  )
  writeWhole(
    packageFile('src', 'retrieve', 'fusion-weights.ts'),
    `${head}import type { FusionWeights } from './fused.js'\n\nexport const fusionWeights: FusionWeights = {\n${lines.join('\n')}\n}\n`,
  )
  const { sharpness, noneWorth, noneSimilarity } = calibration
  writeWhole(
    packageFile('src', 'adjudicate', 'calibration.ts'),
    `${head}import type { Calibration } from './statistical.js'\n\nexport const calibration: Calibration = { sharpness: ${sharpness}, noneWorth: ${noneWorth}, noneSimilarity: ${noneSimilarity} }\n`,
  )
}
