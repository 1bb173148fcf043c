import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { KnownError } from '../errors.js'
import { writeWhole } from '../files/atomic-write.js'
import { readBytes } from '../files/read.js'
import { localeOf, localeTags, type LocaleTag } from '../locale/locale.js'
import { applyReviewImport } from '../pipeline/apply-review-import.js'
import { exportReviewWorkbook } from '../pipeline/export-review-workbook.js'
import { planReviewImport, type ImportPlan } from '../pipeline/plan-review-import.js'
import type { Workspace } from '../pipeline/workspace.js'
import { filterOf, listStateFrom, openQueue, orders, origins, states } from '../server/list-state.js'
import { reasonText } from '../server/review-workbook/plan-view.js'
import { status, tabSeparated, type Status, type Terminal } from './terminal.js'
import {
  type CommandMaker,
  correspondenceOption,
  type CorrespondenceOptions,
  inWorkspace,
  jsonOption,
  theCorrespondence,
  workspaceOption,
} from './workspace-command.js'

interface ReviewOptions extends CorrespondenceOptions {
  readonly export?: string
  readonly import?: string
  readonly apply?: boolean
  readonly conflicts?: 'theirs' | 'mine'
  readonly language: LocaleTag
  readonly json?: boolean
}

export const reviewCommand: CommandMaker = (terminal, finish) =>
  new Command('review')
    .description(
      'Take titles along as a review workbook to fill in, and bring it back. An import first says what would become of each row; --apply then decides it.',
    )
    .option('--export <file>', 'write a review workbook of the titles that the filters choose')
    .option('--import <file>', 'say what a filled-in workbook would change; writes nothing without --apply')
    .option('--apply', 'with --import: decide what the workbook says')
    .addOption(
      new Option(
        '--conflicts <whose>',
        'with --apply: whose decision holds where somebody decided meanwhile; without it both are reported and nothing is changed',
      ).choices(['theirs', 'mine']),
    )
    .addOption(new Option('--state <state>', 'which titles to write').choices(states).default('open'))
    .option('--title-language <code>', 'only titles in this language')
    .addOption(new Option('--origin <kind>', 'only titles of this origin').choices(origins))
    .option('--source-code <code>', 'only titles whose source code begins so')
    .option('--target-code <code>', 'only titles settled or proposed in a group whose code begins so')
    .option('--words <text>', 'only titles with these words')
    .addOption(new Option('--sort <order>', 'in which order').choices(orders).default('queue'))
    .addOption(new Option('--language <code>', "the reader's language").choices(localeTags).default('en'))
    .addOption(correspondenceOption())
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: ReviewOptions) => {
      refuseHalf(options)
      await inWorkspace(options, terminal, async (workspace) => {
        const id = await theCorrespondence(workspace, options)
        const done =
          options.export === undefined
            ? await imported(workspace, id, options, terminal)
            : await exported(workspace, id, options, terminal)
        finish(done)
      })
    })

function refuseHalf({ export: out, import: back, apply, conflicts }: ReviewOptions): void {
  const usage = (detail: string) => new KnownError('command/usage', { detail, command: 'review' })
  if ((out === undefined) === (back === undefined)) throw usage('Give one of --export and --import')
  if (apply && back === undefined) throw usage('--apply goes with --import')
  if (conflicts !== undefined && !apply) throw usage('--conflicts goes with --apply')
}

async function exported(workspace: Workspace, id: string, options: ReviewOptions, terminal: Terminal): Promise<Status> {
  const { export: file = '', language } = options
  const asked = options as unknown as Readonly<Record<string, string | undefined>>
  const list = listStateFrom(
    { ...asked, language: asked.titleLanguage, source: asked.sourceCode, target: asked.targetCode },
    openQueue,
  )
  const request = { correspondenceId: id, filter: filterOf(list), order: list.sort, locale: localeOf(language) }
  const { workbook, titles, found } = await exportReviewWorkbook(workspace, request)
  writeWhole(file, workbook)
  terminal.out(options.json ? JSON.stringify({ file, titles, found }) : file)
  if (titles < found) terminal.note(localeOf(language).text('workbook.cut', { shown: titles, total: found }))
  return titles < found ? status.needsPerson : status.done
}

async function imported(workspace: Workspace, id: string, options: ReviewOptions, terminal: Terminal): Promise<Status> {
  const { import: file = '', apply, conflicts } = options
  const { reviewer } = workspace.config
  const sent = { bytes: readBytes(file), file: basename(file) }
  const plan = apply
    ? await applyReviewImport(workspace, id, sent, { reviewer, conflicts: conflicts ?? new Map() })
    : await planReviewImport(workspace, id, sent, reviewer)
  terminal.out(options.json ? JSON.stringify(plan) : tabSeparated(planLines(plan, options)))
  if (!apply && plan.ledger.applied > 0) terminal.note('Nothing was written; --apply does it.')
  return plan.ledger.conflicts + plan.ledger.refused > 0 ? status.needsPerson : status.done
}

/** The ledger, then a line for each conflict and each refused row. */
function planLines({ ledger, rows }: ImportPlan, { apply, language }: ReviewOptions) {
  const { read, applied, unchanged, conflicts, refused, removed } = ledger
  const locale = localeOf(language)
  return [
    ['rows read', read],
    [apply ? 'applied' : 'to apply', applied],
    ['unchanged', unchanged],
    ['conflicts', conflicts],
    ['refused', refused],
    ['rows removed', removed],
    ...rows.flatMap((row) => {
      if (row.kind === 'Refused') return [[`row ${row.row}`, row.title, reasonText(row, locale)]]
      if (row.kind !== 'Conflict') return []
      const theirs = 'code' in row.theirs ? `${row.theirs.kind} ${row.theirs.code}` : row.theirs.kind
      const mine = row.wish?.choice === 'code' ? row.wish.code : (row.wish?.choice ?? '')
      return [[`row ${row.row}`, row.title, `conflict: ${row.theirs.reviewer} ${theirs}; workbook ${mine}`]]
    }),
  ] as readonly (readonly (string | number)[])[]
}
