import { Command, InvalidArgumentError, Option } from 'commander'
import { codeFile } from '../pipeline/batch/code-file.js'
import { type BatchFormat, batchFormats } from '../pipeline/batch/coded-text.js'
import type { OnProgress } from '../pipeline/progress.js'
import { status, tabSeparated, type Terminal } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

interface CodeOptions extends WorkspaceOptions {
  readonly out: string
  readonly target: string
  readonly column?: string
  readonly language?: string
  readonly languageColumn?: string
  readonly header: boolean
  readonly encoding?: string
  readonly top: number
  readonly format: BatchFormat
  readonly full?: boolean
  readonly restart?: boolean
  readonly json?: boolean
}

const mostAlternatives = 50

function alternatives(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= mostAlternatives) return value
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostAlternatives}.`)
}

/** Milliseconds between remarks on how far it is, for logs; a terminal is told all the time. */
const betweenRemarks = 30_000

function remarking({ onProgress, note, now }: Terminal): OnProgress {
  let last = now().getTime()
  return (step, done, total) => {
    onProgress(step, done, total)
    const at = now().getTime()
    if (at - last < betweenRemarks) return
    last = at
    note(total === null ? step : `${step} ${done} of ${total}`)
  }
}

export const codeCommand: CommandMaker = (terminal, finish) =>
  new Command('code')
    .description(
      'Code every title of a file of any length, in its rows’ order: the file’s columns, and beside them code, title, probability, method and alternatives. A run that was stopped goes on where it was.',
    )
    .argument('<file>', 'delimited text, one title a row')
    .requiredOption('--out <file>', 'where the coded rows go; OUT.part and OUT.progress.json beside it while it runs')
    .option('--target <id>', 'the classification whose codes are wanted', 'isco-08')
    .option('--column <name>', 'column of the titles, by name or number from 1 [title, or the only one]')
    .option('--language <tag>', 'language of the titles')
    .option('--language-column <name>', 'column that names each title’s language')
    .option('--no-header', 'the first row is a title already')
    .option('--encoding <name>', 'how the text is encoded; found out where not given')
    .addOption(new Option('--top <n>', 'codes written for each title, best first').default(5).argParser(alternatives))
    .addOption(new Option('--format <format>', 'what is written').choices(batchFormats).default('csv'))
    .option('--full', 'by all methods, as titles are mapped, with explanations: much slower, a little better')
    .option('--restart', 'begin anew, whatever an earlier run has done')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (file: string, { workspace, json, full, restart, ...options }: CodeOptions) => {
      const request = { ...options, file, targetId: options.target, full: full === true, restart: restart === true }
      const outcome = await inWorkspace({ workspace }, terminal, (opened) =>
        codeFile(opened, { ...request, onProgress: remarking(terminal) }),
      )
      const { rows, coded, asked, before, loadingSeconds, codingSeconds } = outcome
      if (json) terminal.out(JSON.stringify(outcome))
      else {
        terminal.out(
          tabSeparated([
            ['rows', rows],
            ['with a code', coded],
            ['without', rows - coded],
            ['titles coded anew', asked],
            ['rows of an earlier run', before],
            ['seconds of loading', loadingSeconds.toFixed(1)],
            ['seconds of coding', codingSeconds.toFixed(1)],
            ['titles a second', Math.round((rows - before) / codingSeconds)],
          ]),
        )
      }
      finish(rows > coded ? status.needsPerson : status.done)
    })
