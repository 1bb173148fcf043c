import { Command, InvalidArgumentError, Option } from 'commander'
import { KnownError } from '../errors.js'
import { delimiterChoices, usualEncodings, type DelimiterName } from '../files/text-choices.js'
import { isEncoding } from '../files/text-encoding.js'
import type { ColumnRole } from '../model/ingest.js'
import { commandLine } from '../model/person.js'
import { record } from '../pipeline/history.js'
import { kinds, namedRole } from '../pipeline/column-roles.js'
import { checkPath, ingestPath, type CheckedPath, type PathOptions, type SourceWords } from '../pipeline/ingest-path.js'
import type { IngestOutcome } from '../pipeline/ingest-source.js'
import type { ReadingChoices } from '../pipeline/reading-choices.js'
import { checkJson, checkText, needsLook } from './source-check.js'
import { status, tabSeparated, type Status, type Terminal } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  inWorkspaceIfAny,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

interface IngestOptions extends WorkspaceOptions, SourceWords {
  readonly check?: boolean
  readonly kind?: (typeof kinds)[number]
  readonly target?: string
  readonly from?: string
  readonly role?: Readonly<Record<string, ColumnRole>>
  readonly sheet?: string
  readonly encoding?: string
  readonly delimiter?: DelimiterName
  readonly headerRow?: number
  readonly headerRows?: number
  readonly fillDown?: readonly string[]
  readonly nothing?: readonly string[]
  readonly saveRecipe?: boolean
  readonly json?: boolean
}

export const ingestCommand: CommandMaker = (terminal, finish) =>
  new Command('ingest')
    .description(
      'Read a classification, an index of titles, job ads or a correspondence table: a folder with a source.json, or a file with the options below.',
    )
    .argument('<paths...>', 'folders with a source.json, or files')
    .option('--check', 'only tell how the file is understood and what would be kept and refused; nothing is stored')
    .option('--id <id>', 'short name of the source: cbo-2002')
    .option('--title <text>', 'its title')
    .option('--publisher <text>', 'who published it')
    .option('--country <code>', 'two letters, or INT')
    .option('--languages <codes>', 'languages of its titles, with commas between')
    .option('--version <text>', 'its version')
    .option('--licence <text>', 'its licence')
    .addOption(new Option('--kind <kind>', 'what the file holds').choices(kinds))
    .option('--target <id>', 'the classification whose codes an index or a correspondence points to')
    .option('--from <id>', 'the classification that a correspondence starts from')
    .addOption(
      new Option('--role <column=role>', 'what a column holds: "Denominación=title:es"; may be given again').argParser(
        withRole,
      ),
    )
    .option('--sheet <name>', 'the sheet of a workbook')
    .addOption(new Option('--header-row <number>', 'the row of the header, counted from 1').argParser(rowNumber))
    .addOption(new Option('--header-rows <number>', 'how many rows the header has; 0: none').argParser(numberUpTo(10)))
    .addOption(
      new Option('--encoding <name>', 'how a text is written, where it is not found out: windows-1250').argParser(
        encodingNamed,
      ),
    )
    .addOption(new Option('--delimiter <name>', 'what stands between the cells of a text').choices(delimiterChoices))
    .addOption(
      new Option(
        '--fill-down <column>',
        'a column whose blank cells repeat the cell above; may be given again',
      ).argParser(among),
    )
    .addOption(
      new Option(
        '--nothing <words>',
        'a cell text that means "nothing" or "no correspondence"; may be given again',
      ).argParser(among),
    )
    .option('--save-recipe', 'keep how the file was read in the workspace, for the next file like it')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (paths: readonly string[], options: IngestOptions) => {
      finish(options.check ? await check(paths, options, terminal) : await ingest(paths, options, terminal))
    })

async function ingest(paths: readonly string[], options: IngestOptions, terminal: Terminal): Promise<Status> {
  const outcomes = await inWorkspace(options, terminal, async (workspace) => {
    const done: IngestOutcome[] = []
    for (const path of paths) {
      const outcome = await ingestPath(workspace, path, pathOptions(options))
      const { id, kind, report } = outcome
      const detail = { source: id, kind, kept: report.kept, refused: report.refused.length }
      await record(workspace, { person: commandLine, act: 'ingest', detail })
      done.push(outcome)
    }
    return done
  })
  if (options.json) terminal.out(JSON.stringify(outcomes))
  else for (const outcome of outcomes) show(outcome, terminal)
  return outcomes.some(({ report }) => report.refused.length > 0) ? status.needsPerson : status.done
}

async function check(paths: readonly string[], options: IngestOptions, terminal: Terminal): Promise<Status> {
  const checks = await inWorkspaceIfAny(options, terminal, async (workspace) => {
    if (options.saveRecipe && workspace === undefined)
      throw new KnownError('workspace/missing', { folder: options.workspace })
    const done: CheckedPath[] = []
    const ground = workspace ?? { config: terminal.config }
    for (const path of paths) done.push(await checkPath(ground, path, pathOptions(options)))
    return done
  })
  if (options.json) terminal.out(JSON.stringify(checks.map(checkJson)))
  else terminal.out(checks.map(checkText).join('\n\n'))
  for (const { checked } of checks) {
    if (checked instanceof KnownError) terminal.note(`${checked.message}\n${checked.todo} [${checked.code}]`)
  }
  return checks.some(needsLook) ? status.needsPerson : status.done
}

function pathOptions(options: IngestOptions): PathOptions {
  const { kind, target, from, sheet, headerRow, headerRows, encoding, delimiter, fillDown, nothing, ...rest } = options
  const { role, saveRecipe = false, ...words } = rest
  const choices: ReadingChoices = {
    ...(kind === undefined ? {} : { kind }),
    ...(target === undefined ? {} : { target }),
    ...(from === undefined ? {} : { from }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(fillDown === undefined ? {} : { fillDown }),
    ...(nothing === undefined ? {} : { nothing }),
    ...(role === undefined ? {} : { roles: role }),
  }
  return { words, choices, saveRecipe }
}

const withRole = (text: string, earlier: Readonly<Record<string, ColumnRole>> = {}): Record<string, ColumnRole> => {
  const [column, role] = namedRole(text)
  return { ...earlier, [column]: role }
}

function rowNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It is not a row, counted from 1.')
  return Number(text)
}

const numberUpTo =
  (most: number) =>
  (text: string): number => {
    if (!/^\d{1,3}$/.test(text) || Number(text) > most)
      throw new InvalidArgumentError(`It is not a number from 0 to ${most}.`)
    return Number(text)
  }

function encodingNamed(text: string): string {
  if (!isEncoding(text)) throw new InvalidArgumentError(`Encodings are, among others: ${usualEncodings.join(', ')}.`)
  return text.toLowerCase()
}

const among = (text: string, earlier: readonly string[] = []): readonly string[] => [...earlier, text]

function show({ id, kind, report, entries }: IngestOutcome, terminal: Terminal): void {
  for (const remark of report.remarks) terminal.note(remark)
  terminal.out(
    tabSeparated([
      ['source', id],
      ['kind', kind],
      ['rows', report.rowsIn],
      ['kept', report.kept],
      ['duplicates', report.duplicates],
      ['refused', report.refused.length],
      ['banner, header and blank rows', report.bannerRows + report.headerRows + report.blankRows],
      ...(entries > 0 ? [['index titles', entries] as const] : []),
      ...report.refused.map(({ file, sheet, row, reason }) => [
        'refused',
        `${file}${sheet ? ` (${sheet})` : ''}:${row}`,
        reason,
      ]),
    ]),
  )
}
