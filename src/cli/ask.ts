import { Command, Option } from 'commander'
import { KnownError } from '../errors.js'
import { askByBatch, type BatchOutcome } from '../pipeline/ask-batch.js'
import { askCorrespondence, prepareAgain } from '../pipeline/ask-correspondence.js'
import { type AskingEstimate, estimateAsking } from '../pipeline/ask-estimate.js'
import { exportQuestions, importAnswers, type ImportOutcome } from '../pipeline/ask-exchange.js'
import type { AskingCounts } from '../pipeline/ask-titles.js'
import type { Workspace } from '../pipeline/workspace.js'
import { relationsAsked } from './ask-relations.js'
import { status, tabSeparated, type Terminal } from './terminal.js'
import {
  type CommandMaker,
  correspondenceOption,
  type CorrespondenceOptions,
  inWorkspace,
  jsonOption,
  theCorrespondence,
  workspaceOption,
} from './workspace-command.js'

interface AskOptions extends CorrespondenceOptions {
  readonly dryRun?: boolean
  readonly export?: string
  readonly import?: string
  readonly batch?: 'submit' | 'fetch'
  readonly relations?: boolean
  readonly record?: string
  readonly replay?: string
  readonly json?: boolean
}

export type Line = readonly [string, string | number]

/** What a way of asking came to, for people and programs. */
export interface Told {
  readonly outcome: unknown
  readonly lines: readonly Line[]
  readonly waiting: number
}

export const askCommand: CommandMaker = (terminal, finish) =>
  new Command('ask')
    .description(
      'Put the uncertain titles of a mapped correspondence to the language model. What was answered before is not asked again, so a run that was ended goes on where it stopped.',
    )
    .option('--dry-run', 'say how many titles, tokens and how much money it would take, and send nothing')
    .option('--export <file>', 'write the questions for a model elsewhere, one a line, in the format of the Batch API')
    .option('--import <file>', 'take the answers that came back')
    .addOption(
      new Option('--batch <step>', "use the server's Batch API: submit (fetch, then hand over) or fetch only").choices([
        'submit',
        'fetch',
      ]),
    )
    .option(
      '--relations',
      'ask how settled items and their groups relate, where nobody said so; the answers are suggestions for reviewers',
    )
    .option('--record <file>', 'write every question with its answer, to be replayed')
    .option('--replay <file>', 'answer from such a file instead of a server')
    .addOption(correspondenceOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: AskOptions) => {
      refuseTwoWays(options)
      const told = await inWorkspace(options, terminal, async (workspace) =>
        asked(workspace, await theCorrespondence(workspace, options), options, terminal),
      )
      terminal.out(options.json ? JSON.stringify(told.outcome) : tabSeparated(told.lines))
      finish(told.waiting > 0 ? status.needsPerson : status.done)
    })

const ways = ['dryRun', 'export', 'import', 'batch', 'relations'] as const

function refuseTwoWays(options: AskOptions): void {
  const chosen = ways.filter((way) => options[way] !== undefined && !(way === 'dryRun' && options.relations === true))
  const live = chosen.length === 0
  if (chosen.length > 1 || (!live && (options.record !== undefined || options.replay !== undefined))) {
    const detail =
      'Give one of --dry-run, --export, --import, --batch and --relations (which --dry-run may go with); --record and --replay go with none of them'
    throw new KnownError('command/usage', { detail, command: 'ask' })
  }
}

async function asked(workspace: Workspace, id: string, options: AskOptions, terminal: Terminal): Promise<Told> {
  const { onProgress } = terminal
  if (options.relations) return await relationsAsked(workspace, id, options, terminal)
  if (options.dryRun) {
    const estimate = await estimateAsking(workspace, await prepareAgain(workspace, id, onProgress), onProgress)
    return { outcome: estimate, lines: estimateLines(estimate), waiting: 0 }
  }
  if (options.export !== undefined) {
    const outcome = await exportQuestions(workspace, id, options.export, onProgress)
    const lines: readonly Line[] = [
      ['file', outcome.file],
      ['questions', outcome.questions],
      ['input tokens, about', outcome.inputTokens],
    ]
    return { outcome, lines, waiting: outcome.questions }
  }
  if (options.import !== undefined) {
    const outcome = await importAnswers(workspace, id, options.import, onProgress)
    for (const { name, reason, detail } of outcome.reconciled.failed.slice(0, 20)) {
      terminal.note(`${name}: ${reason}: ${detail}`)
    }
    return { outcome, lines: importLines(outcome), waiting: outcome.counts.waiting }
  }
  if (options.batch !== undefined) {
    const outcome = await askByBatch(workspace, id, { submit: options.batch === 'submit', onProgress })
    if (outcome.failure !== null) terminal.note(`Submitting stopped: ${outcome.failure}`)
    for (const { entry, detail } of outcome.news)
      if (detail !== '') terminal.note(`${entry.id ?? entry.mark}: ${detail}`)
    return { outcome, lines: batchLines(outcome), waiting: outcome.counts.waiting }
  }
  const { record, replay } = options
  const outcome = await askCorrespondence(workspace, {
    correspondenceId: id,
    ...(record === undefined ? {} : { record }),
    ...(replay === undefined ? {} : { replay }),
    onProgress,
  })
  for (const note of outcome.run.notes) terminal.note(note)
  const lines = [
    ...countLines(outcome.counts),
    ...(record === undefined ? [] : [['recorded', outcome.recorded] as Line]),
  ]
  return { outcome, lines, waiting: outcome.counts.waiting }
}

/** The dry run's answer; `concord map --dry-run` prints the same. */
export const estimateLines = (estimate: AskingEstimate): readonly Line[] => [
  ['titles', estimate.titles],
  ['in the asked band', estimate.inBand],
  ['kept from the model by a setting', estimate.passedOver],
  ['decided by people', estimate.decided],
  ['answered before', estimate.kept],
  ['questions to ask', estimate.questions],
  ...(estimate.withinBudget === null ? [] : [['of these within the budget', estimate.withinBudget] as Line]),
  ['input tokens, about', estimate.inputTokens],
  ['output tokens, about', estimate.outputTokens],
  ['money, about', estimate.money === 0 ? 'no prices set' : `${estimate.money.toFixed(2)} ${estimate.currency}`],
  ['votes on an uncertain title at most', estimate.votesAtMost],
]

const countLines = ({
  asked,
  answered,
  waiting,
  failed,
  passedOver,
  decided,
  spent,
}: AskingCounts): readonly Line[] => [
  ['titles to ask', asked],
  ['answered', answered],
  ['waiting', waiting],
  ['failed, marked', failed],
  ['kept from the model by a setting', passedOver],
  ['decided by people', decided],
  ['requests', spent.requests],
  ['input tokens', spent.inputTokens],
  ['output tokens', spent.outputTokens],
  ...(spent.money > 0 ? [['money', spent.money.toFixed(4)] as Line] : []),
]

const importLines = ({ counts, reconciled, badLines, next }: ImportOutcome): readonly Line[] => [
  ['answers taken', reconciled.answered.length],
  ['failed lines', reconciled.failed.length],
  ['duplicates', reconciled.duplicates],
  ['of these contradicting', reconciled.contradicting],
  ['of no question that waits', reconciled.unknown.length],
  ['missing', reconciled.missing.length],
  ['lines that are no answer', badLines.length === 0 ? 0 : `${badLines.length} (${badLines.slice(0, 10).join(', ')})`],
  ['titles answered', counts.answered],
  ['titles failed, marked', counts.failed],
  ['titles waiting', counts.waiting],
  ['questions for the next export', next],
]

const batchLines = ({ counts, news, submitted, underWay, unsubmitted }: BatchOutcome): readonly Line[] => [
  ...news.map(({ entry, reconciled }): Line => [
    `batch ${entry.id ?? entry.mark}`,
    `${entry.status}, ${entry.names.length} questions${reconciled ? `, ${reconciled.answered.length} answered, ${reconciled.missing.length} missing, ${reconciled.failed.length} failed` : ''}`,
  ]),
  ['submitted', submitted],
  ['under way', underWay],
  ['not submitted', unsubmitted],
  ['titles answered', counts.answered],
  ['titles failed, marked', counts.failed],
  ['titles waiting', counts.waiting],
]
