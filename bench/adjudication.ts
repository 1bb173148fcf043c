import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { agreementOdds } from '../src/adjudicate/model-agreement.js'
import { parseAnswer } from '../src/adjudicate/parse.js'
import { batchLines, readAnswerLines, reconcile } from '../src/ask/batch-lines.js'
import { allCapabilities } from '../src/ask/capabilities.js'
import type { ChatQuestion } from '../src/ask/chat-model.js'
import { questionTokens } from '../src/ask/token-estimate.js'
import { readConfig } from '../src/config.js'
import { writeWhole } from '../src/files/atomic-write.js'
import { readText } from '../src/files/read.js'
import { type BenchTitle, benchTitles } from './adjudication-cases.js'
import { agreementWorth, type JudgedAnswer } from './agreement.js'
import { readOptions, required } from './options.js'
import { readGold } from './tasks.js'

/**
 * Measures any model on any folder of classifications. `--data DIR --export FILE` writes the questions of the asked band
 * without ever opening the gold column; `--gold DIR --import FILE`, with the same other options, scores the answers.
 */
export async function adjudication(argv: readonly string[]): Promise<void> {
  const names = ['data', 'gold', 'labels', 'definitions', 'below', 'per-task', 'model', 'export', 'import']
  const options = readOptions(argv, names, [])
  const folder = options.import === undefined ? required(options, 'data') : required(options, 'gold')
  const request = {
    data: folder,
    labels: options.labels,
    definitions: options.definitions,
    below: Number(options.below ?? readConfig({}).askBelow),
    perTask: Number(options['per-task'] ?? 0),
  }
  const model = options.model ?? readConfig({}).model
  const titles = await benchTitles(request, (line) => console.error(line))
  const questions = new Map(
    titles.flatMap(({ name, composed }) => (name && composed ? [[name, composed.question]] : [])),
  )
  printTokens(titles, questions)
  if (options.import === undefined) {
    const file = required(options, 'export')
    writeWhole(file, [...batchLines(questions, model, allCapabilities).values()].join(''))
    console.log(`questions written\t${questions.size}`)
    return
  }
  const { answers, badLines } = readAnswerLines(readText(options.import), model)
  const { answered, duplicates, unknown, failed, missing } = reconcile(new Set(questions.keys()), answers)
  console.log(
    `answers\t${answered.length}; failed ${failed.length}, missing ${missing.length}, duplicates ${duplicates}, unknown ${unknown.length}, bad lines ${badLines.length}`,
  )
  const texts = new Map(answered.map(({ name, answer }) => [name, answer.text]))
  const scored = await score(folder, titles, texts)
  const rows = [...languagesOf(scored), 'all'].map((language) => rowOf(language, scored))
  console.log([header, ...rows].map((row) => row.join('\t')).join('\n'))
  printAgreement(scored.flatMap(({ judged }) => judged ?? []))
}

/** What to set `CONCORD_MODEL_ODDS` to for this model. */
function printAgreement(judged: readonly JudgedAnswer[]): void {
  const worth = agreementWorth(judged)
  if (worth === null) return
  const { answers, odds, from, to, lossBefore, lossJudged, lossBest } = worth
  console.log(
    `agreement was worth (odds)\t${odds.toFixed(1)}\t95 %: ${from.toFixed(1)} to ${to.toFixed(1)}\t${answers} answers`,
  )
  console.log(
    `log-loss offline, with ${agreementOdds}, with the measured\t${[lossBefore, lossJudged, lossBest].map((loss) => loss.toFixed(3)).join('\t')}`,
  )
}

/** The whole question as servers count it: instructions, title, and the schema that strict servers are sent. */
export const tokensIn = ({ system, user, schema }: ChatQuestion): number =>
  encode(system).length + encode(user).length + encode(JSON.stringify(schema)).length

function printTokens(titles: readonly BenchTitle[], questions: ReadonlyMap<string, ChatQuestion>): void {
  const all = [...questions.values()]
  const whole = sorted(all.map(tokensIn))
  const text = sorted(all.map(({ system, user }) => encode(system).length + encode(user).length))
  const ratio = sorted(all.map((question) => questionTokens(question) / tokensIn(question)))
  console.log(`titles\t${titles.length}`)
  console.log(`in the asked band\t${(titles.filter(({ name }) => name !== null).length / titles.length).toFixed(3)}`)
  console.log(`input tokens a question, median and 95 %\t${at(text, 0.5)}\t${at(text, 0.95)}`)
  console.log(`the same with the schema\t${at(whole, 0.5)}\t${at(whole, 0.95)}`)
  console.log(
    `our estimate to the count, 5 %, median, 95 %\t${[0.05, 0.5, 0.95].map((share) => at(ratio, share).toFixed(2)).join('\t')}`,
  )
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b)
const at = (values: readonly number[], share: number): number => values[Math.floor((values.length - 1) * share)] ?? 0

interface Scored {
  readonly language: string
  /** The right group is among those shown. */
  readonly hit: boolean
  readonly before: boolean
  readonly after: boolean
  readonly asked: boolean
  readonly outcome: 'not asked' | 'chosen' | 'none' | 'unusable' | 'no answer'
  /** `null` where the model did not answer usably. */
  readonly judged: JudgedAnswer | null
}

async function score(
  folder: string,
  titles: readonly BenchTitle[],
  texts: ReadonlyMap<string, string>,
): Promise<readonly Scored[]> {
  const golds = new Map<string, Awaited<ReturnType<typeof readGold>>>()
  const scored: Scored[] = []
  for (const { task, language, row, codes, probabilities, none, name, composed } of titles) {
    const all = golds.get(task) ?? (await readGold(folder, task))
    golds.set(task, all)
    const gold = all[row] ?? []
    if (gold.length === 0) continue
    const right = (code: string | undefined): boolean => code !== undefined && gold.includes(code)
    const text = name === null ? undefined : texts.get(name)
    const parsed = composed && text !== undefined ? parseAnswer(text, composed.list) : null
    const answer = parsed?.kind === 'Usable' ? parsed.answer : null
    const outcome =
      composed === null
        ? 'not asked'
        : parsed === null
          ? 'no answer'
          : answer === null
            ? 'unusable'
            : answer.code === null
              ? 'none'
              : 'chosen'
    scored.push({
      language,
      hit: codes.some(right),
      before: right(codes[0]),
      // What the model does not decide goes to a person; for this count the engine's own first stands.
      after: right(answer?.code ?? codes[0]),
      asked: composed !== null,
      outcome,
      judged: answer && {
        prior: { candidates: probabilities, none },
        choice:
          answer.code === null ? (answer.abstain === 'no-fitting-group' ? 'none' : null) : codes.indexOf(answer.code),
        right: codes.flatMap((code, at) => (right(code) ? [at] : [])),
      },
    })
  }
  return scored
}

const languagesOf = (scored: readonly Scored[]): readonly string[] =>
  [...new Set(scored.map(({ language }) => language))].sort()

const header = [
  'language',
  'titles',
  'retriever@10',
  'before',
  'after',
  'asked',
  'model given hit',
  'before, given hit',
  'none',
  'unusable',
  'no answer',
]

function rowOf(language: string, scored: readonly Scored[]): readonly string[] {
  const own = language === 'all' ? scored : scored.filter((one) => one.language === language)
  const share = (values: readonly Scored[], holds: (one: Scored) => boolean): string =>
    values.length === 0 ? '-' : (values.filter(holds).length / values.length).toFixed(3)
  const answered = own.filter(({ outcome }) => outcome === 'chosen' || outcome === 'none')
  const given = answered.filter(({ hit }) => hit)
  const asked = own.filter((one) => one.asked)
  return [
    language,
    String(own.length),
    share(own, ({ hit }) => hit),
    share(own, ({ before }) => before),
    share(own, ({ after }) => after),
    share(own, (one) => one.asked),
    share(given, ({ outcome, after }) => outcome === 'chosen' && after),
    share(given, ({ before }) => before),
    share(asked, ({ outcome }) => outcome === 'none'),
    share(asked, ({ outcome }) => outcome === 'unusable'),
    share(asked, ({ outcome }) => outcome === 'no answer'),
  ]
}
