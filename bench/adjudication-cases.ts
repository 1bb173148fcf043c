import type { AdjudicationCase } from '../src/adjudicate/adjudicator.js'
import { composeQuestion, type ComposedQuestion } from '../src/adjudicate/compose.js'
import { probabilitiesOf } from '../src/adjudicate/statistical.js'
import { questionName } from '../src/ask/handed-over.js'
import { readConfig } from '../src/config.js'
import { packageFile } from '../src/files/package-root.js'
import { readText } from '../src/files/read.js'
import { compileTemplate } from '../src/files/template.js'
import { ingestFile } from '../src/ingest/ingest-file.js'
import type { Classification } from '../src/model/classification.js'
import { mergeClassification } from '../src/pipeline/merge-classification.js'
import { withEmbedded } from '../src/retrieve/embedded-weight.js'
import { fusedRetriever } from '../src/retrieve/fused.js'
import { constantsFor, readConstants } from './constants.js'
import { benchMethods } from './engine.js'
import { shippedTarget } from './labels.js'
import { readTasks } from './tasks.js'

/** A title of a classification, decided offline, with its question where it is in the asked band. */
export interface BenchTitle {
  readonly task: string
  readonly language: string
  /** Its row in the task's file, from 0. */
  readonly row: number
  /** Codes shown, best first. */
  readonly codes: readonly string[]
  readonly probability: number
  /** Offline, in the order of `codes`, and that none of them is right. */
  readonly probabilities: readonly number[]
  readonly none: number
  readonly name: string | null
  readonly composed: ComposedQuestion | null
}

export interface BenchRequest {
  readonly data: string
  readonly labels: string | undefined
  /** A file of definitions for the target, as its publisher gives it. */
  readonly definitions: string | undefined
  readonly below: number
  /** Titles of each task at most, evenly spread; 0: all. */
  readonly perTask: number
}

const { candidates: shown, inflateLimit } = readConfig({})

/**
 * The titles of every classification of a folder, each by its words alone, with constants learnt without its own
 * classification. The gold column is never read here. The same folder and options give the same questions.
 */
export async function benchTitles(request: BenchRequest, note: (line: string) => void): Promise<readonly BenchTitle[]> {
  const tasks = await readTasks(request.data)
  const queries = tasks.flatMap(({ rows, language }) =>
    spread(rows.length, request.perTask).map((row) => ({ text: rows[row]!.title, language })),
  )
  const { retrievers, richness } = await benchMethods(request, note, queries)
  const target = await targetWith(request.definitions)
  const items = new Map(target.items.map((item) => [item.code, item]))
  const template = compileTemplate(readText(packageFile('prompts', 'adjudicate-title.hbs')), { mode: 'text' })
  const sets = readConstants()[richness]
  const titles: BenchTitle[] = []
  for (const { name: task, language, rows } of tasks) {
    const { weights, calibration } = constantsFor(sets, task)
    const retriever = fusedRetriever(retrievers, withEmbedded(weights))
    for (const row of spread(rows.length, request.perTask)) {
      const { title: text, code } = rows[row]!
      const candidates = retriever.retrieve({ text, language }, shown)
      const { candidates: probabilities, none } = probabilitiesOf(candidates, calibration)
      const probability = Math.max(probabilities[0] ?? 0, none)
      const one: AdjudicationCase = {
        title: {
          id: `${task} ${row}`,
          text,
          language,
          languageFrom: 'declared',
          origin: { kind: 'Entry', source: task, code },
          frequency: 1,
        },
        candidates,
        context: [],
        items,
      }
      const asked = probability < request.below && candidates.length > 0
      const composed = asked ? composeQuestion(template, one, { target: target.source.title, rules: '' }) : null
      const name = composed && questionName(composed.question)
      titles.push({
        task,
        language,
        row,
        codes: candidates.map((one) => one.code),
        probability,
        probabilities,
        none,
        name,
        composed,
      })
    }
    note(`${task}: ${rows.length} titles`)
  }
  return titles
}

async function targetWith(definitions: string | undefined): Promise<Classification> {
  const target = await shippedTarget()
  if (definitions === undefined) return target
  const description = { ...target.source, languages: ['en'] }
  const ingested = await ingestFile({ file: definitions, description, config: readConfig({}) })
  const merged = ingested.kind === 'classification' ? mergeClassification(target, ingested.classification) : null
  if (!merged)
    throw new Error(`${definitions} holds no definitions of ${target.source.title} (limit ${inflateLimit} MB)`)
  return merged
}

function spread(count: number, atMost: number): readonly number[] {
  const taken = atMost > 0 ? Math.min(count, atMost) : count
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken))
}
