import { randomUUID } from 'node:crypto'
import { readConfig } from '../config.js'
import type { OnProgress } from '../pipeline/progress.js'
import type { Surroundings } from '../pipeline/workspace.js'

/** Where a command writes and what it knows of the outside: data to `out`, remarks to `note`. Tests give their own. */
export interface Terminal extends Surroundings {
  /** Data, for the next program. */
  readonly out: (text: string) => void
  /** Redraws one line on a terminal; silent elsewhere. */
  readonly onProgress: OnProgress
}

/** Exit status: done; done but something needs a person; could not. */
export const status = { done: 0, needsPerson: 1, failed: 2 } as const
export type Status = (typeof status)[keyof typeof status]

/** The real one. Throws `setting/invalid`. */
export function processTerminal(): Terminal {
  const interactive = process.stderr.isTTY
  let drawn = false
  const clear = () => {
    if (drawn) process.stderr.write('\r\u001b[K')
    drawn = false
  }
  return {
    config: readConfig(process.env),
    now: () => new Date(),
    newId: randomUUID,
    out: (text) => {
      clear()
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    note: (line) => {
      clear()
      process.stderr.write(`${line}\n`)
    },
    onProgress: (step, done, total) => {
      if (!interactive) return
      process.stderr.write(`\r\u001b[K${step}${total === null ? '' : ` ${done} of ${total}`}`)
      drawn = true
    },
  }
}

/** Rows as tab-separated text, one a line; tabs and line ends inside a value become spaces. */
export const tabSeparated = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.map((value) => String(value).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
