import { answersOnTheirOwn, type AgreementReport } from '../../pipeline/agreement.js'
import type { Workspace } from '../../pipeline/workspace.js'

type Cell = string | number | null
type Line = Pick<AgreementReport['byDigits'][number], 'both' | 'raw' | 'kappa' | 'alpha'>

const statistics = [
  ['raw', 'raw agreement'],
  ['kappa', "Cohen's kappa"],
  ['alpha', "Krippendorff's alpha"],
] as const

/** The agreement report in long form: one row a statistic. */
export function agreementRows(report: AgreementReport, digits: number): readonly (readonly Cell[])[] {
  const lines = (scope: string, of: string, at: number, line: Line): readonly (readonly Cell[])[] =>
    statistics.map(([name, title]) => {
      const { value, interval } = line[name]
      return [scope, of, at, line.both, title, value, interval?.low ?? null, interval?.high ?? null]
    })
  const { seen, blind } = report.pull
  const withMachine = (of: string, part: typeof seen): readonly Cell[] => {
    const interval = part.share === null ? [null, null] : [part.interval.low, part.interval.high]
    return ['machine', of, digits, part.answers, 'same as the machine', part.share, ...interval]
  }
  return [
    ['scope', 'of', 'digits', 'titles', 'statistic', 'value', 'low', 'high'],
    ...report.byDigits.flatMap((line) => lines('overall', '', line.digits, line)),
    ...report.byLanguage.flatMap((line) => lines('language', line.language, digits, line)),
    ...report.byMajorGroup.flatMap((line) => lines('major group', line.group, digits, line)),
    ...report.pairs.map(({ one, other, titles }) => [
      'confused',
      `${one} ${other}`,
      digits,
      titles,
      'titles',
      titles,
      null,
      null,
    ]),
    withMachine('seen', seen),
    withMachine('blind', blind),
  ]
}

/** Titles that both coders have done, with what each said on their own; nobody's answer alone. */
export async function codingTableRows(
  { store }: Workspace,
  correspondenceId: string,
  taskId: string | null,
): Promise<readonly (readonly Cell[])[]> {
  const coders = new Map((await store.codingTasks(correspondenceId)).map(({ task }) => [task.id, task]))
  const rows: (readonly Cell[])[] = [
    [
      'task',
      'title id',
      'title',
      'language',
      'source code',
      'blind',
      'first coder',
      'first',
      'second coder',
      'second',
      'machine',
      'state',
    ],
  ]
  for await (const row of store.codedRows(correspondenceId, taskId)) {
    if (row.state === 'coding') continue
    const { answers, machine } = answersOnTheirOwn(row)
    const task = coders.get(row.taskId)
    const [first, second] = answers.map((answer) => answer ?? '?')
    rows.push([
      task?.name ?? row.taskId,
      row.titleId,
      row.text,
      row.language,
      row.sourceCode,
      row.blind ? 'yes' : 'no',
      task?.coders[0] ?? '',
      first ?? '',
      task?.coders[1] ?? '',
      second ?? '',
      machine[0] ?? '',
      row.state,
    ])
  }
  return rows
}
