import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { KnownError } from '../errors.js'
import { tooWide } from './delimited.js'
import type { FileTables, MergedCells, SheetTable } from './sheet-table.js'
import { mostColumns, rowPacker, type RowPacker } from './table-rows.js'

const program = fileURLToPath(new URL('workbook-process.mjs', import.meta.url))

/** Most MB of objects that the reading process may hold: enough for half a million rows. */
const mostMemory = 1024
/** Seconds that reading may take: what a small file is given, and what each MB adds. */
const leastSeconds = 9
const secondsPerMegabyte = 2

/** What the reading process says: a sheet, then its rows, then the next; at the end that it is done or why it is not. */
type Message =
  | {
      readonly kind: 'sheet'
      readonly name: string
      readonly hidden: boolean
      readonly merges: readonly MergedCells[]
      readonly columns: number
    }
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly detail: string }

/**
 * Has a workbook read by a process of its own. `size` is what it unpacks to, in bytes.
 * Throws `source/damaged`, `source/password`; `source/too-large` where the process needs more memory than it has.
 */
export async function askWorkbookProcess(
  content: Uint8Array | string,
  file: string,
  size: number,
): Promise<FileTables> {
  const seconds = Math.ceil(leastSeconds + (size / 1e6) * secondsPerMegabyte)
  const child = fork(program, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${mostMemory}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
  try {
    return await answerOf(child, content, { file, seconds })
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

interface Asked {
  readonly file: string
  readonly seconds: number
}

function answerOf(child: ChildProcess, content: Uint8Array | string, { file, seconds }: Asked): Promise<FileTables> {
  const sheets: { readonly about: Extract<Message, { kind: 'sheet' }>; readonly rows: RowPacker }[] = []
  return new Promise((resolve, reject) => {
    child.on('message', (message: Message) => {
      switch (message.kind) {
        case 'sheet':
          sheets.push({ about: message, rows: rowPacker() })
          break
        case 'rows':
          for (const row of message.rows) sheets.at(-1)!.rows.addPacked(row)
          break
        case 'end':
          resolve({
            tables: sheets.map(({ about, rows }) => tableOf(about, rows)),
            remarks: tooWide(sheets.reduce((most, { about }) => Math.max(most, about.columns), 0)),
          })
          break
        case 'failed':
          reject(
            /password|encrypt/i.test(message.detail)
              ? new KnownError('source/password', { file })
              : new KnownError('source/damaged', { file, detail: message.detail.replace(/\s+/g, ' ').slice(0, 300) }),
          )
      }
    })
    child.on('error', reject)
    child.on('exit', (status, signal) => {
      reject(
        signal === 'SIGKILL'
          ? new KnownError('source/damaged', { file, detail: `reading it took more than ${seconds} seconds` })
          : // Node itself ends with 1 where the program cannot even start; without memory it is aborted.
            status === 0 || status === 1
            ? new KnownError('source/damaged', { file, detail: `reading it ended early, with status ${status}` })
            : new KnownError('source/too-large', { file, limit: mostMemory }),
      )
    })
    child.send({ content, mostColumns }, (failure) => {
      if (failure) reject(failure)
    })
  })
}

const tableOf = ({ name, hidden, merges }: Extract<Message, { kind: 'sheet' }>, rows: RowPacker): SheetTable => ({
  name,
  hidden,
  firstRow: 1,
  rows: rows.rows(),
  merges,
})
