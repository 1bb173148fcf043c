import { Command, Option } from 'commander'
import { agreementOf } from '../pipeline/agreement.js'
import { requireCodingTask } from '../pipeline/coding-task.js'
import { status, tabSeparated } from './terminal.js'
import {
  correspondenceOption,
  inWorkspace,
  jsonOption,
  theCorrespondence,
  workspaceOption,
  type CommandMaker,
  type CorrespondenceOptions,
} from './workspace-command.js'

interface AgreementOptions extends CorrespondenceOptions {
  readonly task?: string
  readonly digits: string
  readonly json?: boolean
}

export const agreementCommand: CommandMaker = (terminal, finish) =>
  new Command('agreement')
    .description(
      'How far two coders agree who coded the same titles apart: raw agreement, Cohen’s kappa and Krippendorff’s alpha, with intervals of 95 %.',
    )
    .addOption(correspondenceOption())
    .option('--task <id>', 'one task; otherwise all of them together')
    .addOption(
      new Option('--digits <number>', 'length of the codes for languages and major groups')
        .choices(['1', '2', '3', '4'])
        .default('4'),
    )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (options: AgreementOptions) => {
      const report = await inWorkspace(options, terminal, async (workspace) => {
        const id = await theCorrespondence(workspace, options)
        if (options.task !== undefined) await requireCodingTask(workspace, id, options.task)
        return await agreementOf(workspace, id, options.task ?? null, Number(options.digits))
      })
      if (options.json) terminal.out(JSON.stringify(report))
      else terminal.out(tabSeparated([header, ...lines(report).map(cells)]))
      terminal.note(`${report.both} titles coded by both, of ${report.titles} with an answer`)
      finish(status.done)
    })

type Report = Awaited<ReturnType<typeof agreementOf>>
type Line = Pick<Report['byDigits'][number], 'both' | 'raw' | 'kappa' | 'alpha'>

const header = ['of', 'titles', 'raw', 'kappa', 'kappa from', 'kappa to', 'alpha', 'alpha from', 'alpha to']

const lines = ({ byDigits, byLanguage, byMajorGroup }: Report): readonly (readonly [string, Line])[] => [
  ...byDigits.map((line) => [`${line.digits} digits`, line] as const),
  ...byLanguage.map((line) => [line.language, line] as const),
  ...byMajorGroup.map((line) => [`group ${line.group}`, line] as const),
]

function cells([of, { both, raw, kappa, alpha }]: readonly [string, Line]): readonly string[] {
  const written = (value: number | null | undefined) => (value == null ? '' : value.toFixed(4))
  return [
    of,
    String(both),
    written(raw.value),
    ...[kappa, alpha].flatMap(({ value, interval }) => [value, interval?.low, interval?.high].map(written)),
  ]
}
