import type { HistoryEntry } from '../model/history.js'

/** Gives a person's name for an id. */
export type NameOf = (id: string) => string

const columns = ['position', 'at', 'person', 'name', 'act', 'correspondence', 'detail', 'previous', 'hash'] as const

/** The history as comma-separated text (RFC 4180), with a header. Nothing in it runs as a formula in a spreadsheet. */
export async function* historyCsv(entries: AsyncIterable<HistoryEntry>, nameOf: NameOf): AsyncGenerator<string> {
  // Without the mark at its start Excel takes the file for another encoding.
  yield `\uFEFF${columns.join(',')}\r\n`
  for await (const entry of entries) {
    const { position, at, person, act, correspondenceId, detail, previous, hash } = entry
    const cells = [String(position), at, person, nameOf(person), act, correspondenceId ?? '', detail, previous, hash]
    yield `${cells.map(cell).join(',')}\r\n`
  }
}

/** The history as JSON, one entry a line, as it was hashed: who has the file can check the chain without Concord. */
export async function* historyJsonLines(entries: AsyncIterable<HistoryEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`
}

/** An apostrophe keeps a spreadsheet from reading the text as a formula. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
