#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { settings } from '../config.js'
import { KnownError } from '../errors.js'
import { agreementCommand } from './agreement.js'
import { askCommand } from './ask.js'
import { backupCommand } from './backup.js'
import { checkCommand } from './check.js'
import { compareCommand } from './compare.js'
import { codeCommand } from './code.js'
import { demoCommand } from './demo.js'
import { departuresCommand } from './departures.js'
import { detectCommand } from './detect.js'
import { historyCommand } from './history.js'
import { ingestCommand } from './ingest.js'
import { initCommand } from './init.js'
import { mapCommand } from './map.js'
import { peopleCommand } from './people.js'
import { publishCommand } from './publish.js'
import { reportCommand } from './report.js'
import { restoreCommand } from './restore.js'
import { reviewCommand } from './review.js'
import { serveCommand } from './serve.js'
import { processTerminal, status, type Status, type Terminal } from './terminal.js'
import { trainCommand } from './train.js'

const helpHint = 'Add --help to see how it is used.'

const settingsHelp = () =>
  Object.values(settings)
    .map(({ variable, default: value, meaning }) => `  ${variable}  ${meaning} [${value === '' ? 'empty' : value}]`)
    .join('\n')

/** The whole command line; `finish` is told the exit status of the command that ran. */
export function program(terminal: Terminal, finish: (status: Status) => void): Command {
  const concord = new Command('concord')
    .description('Keeps national occupation classifications and ISCO-08 in step.')
    .version('0.1.0')
    .showHelpAfterError(helpHint)
    .addHelpText(
      'after',
      `\nData goes to standard output, remarks and progress to standard error.\nExit status: 0 done, 1 done but something needs a person, 2 could not.\n\nSettings (environment variables) [default]:\n${settingsHelp()}`,
    )
  const commands = [
    initCommand,
    ingestCommand,
    checkCommand,
    trainCommand,
    mapCommand,
    codeCommand,
    askCommand,
    reviewCommand,
    agreementCommand,
    departuresCommand,
    compareCommand,
    detectCommand,
    publishCommand,
    reportCommand,
    serveCommand,
    peopleCommand,
    historyCommand,
    demoCommand,
    backupCommand,
    restoreCommand,
  ]
  for (const command of commands) concord.addCommand(command(terminal, finish).showHelpAfterError(helpHint))
  return concord
}

/** Runs the command named; known failures are said in two sentences, anything else is a bug and is shown whole. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<Status> {
  let result: Status = status.done
  const concord = program(terminal, (value) => (result = value))
  for (const command of [concord, ...concord.commands]) {
    command.exitOverride()
    command.configureOutput({ writeOut: terminal.out, writeErr: (text) => terminal.note(text.trimEnd()) })
  }
  try {
    await concord.parseAsync(argv, { from: 'user' })
    return result
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? status.done : status.failed
    if (thrown instanceof KnownError) {
      terminal.note(`concord: ${thrown.message}\n${thrown.todo} [${thrown.code}]`)
      return status.failed
    }
    throw thrown
  }
}

/** A reader that closes its end early (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

if (process.argv[1] && import.meta.filename === (await import('node:fs')).realpathSync(process.argv[1])) {
  try {
    process.exitCode = await main(process.argv.slice(2), processTerminal())
  } catch (thrown) {
    if (thrown instanceof KnownError) console.error(`concord: ${thrown.message}\n${thrown.todo} [${thrown.code}]`)
    else console.error('concord: this is a fault in Concord, please report it:\n', thrown)
    process.exitCode = status.failed
  }
}
