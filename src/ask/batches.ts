import { sha256 } from '../files/hash.js'
import { readAnswerLines, reconcile, type Reconciled } from './batch-lines.js'
import { readEntries, writeEntry, type BatchEntry } from './batch-ledger.js'
import type { BatchWire } from './batch-wire.js'
import type { Answered, Asked } from './exchange.js'

export interface BatchSettings {
  readonly wire: BatchWire
  readonly asked: Asked
  /** The workspace's `.cache/batches`. Deleting it while a batch is under way means paying for it again. */
  readonly folder: string
  readonly now: () => Date
}

/** What one look at the batches brought. */
export interface BatchNews {
  readonly entry: BatchEntry
  /** What its files held; `null` while it is under way, or when it could not be looked at. */
  readonly reconciled: Reconciled | null
  /** Lines of its files that are no answers. */
  readonly badLines: number
  /** Why it came to nothing or could not be looked at; `''` when neither. */
  readonly detail: string
}

/** Most questions and characters in one batch: what the strictest server takes. */
const questionsAtMost = 50_000
const charactersAtMost = 150_000_000

/**
 * Looks at each batch under way, and hands the answers of those that ended to `keep`: all of them, or the part that
 * came before the batch expired. A batch is closed only after its answers were kept, so nothing is lost when the process
 * dies in between; what is fetched again is recognised. `waiting` are the names of the questions without an answer.
 */
export async function fetchBatches(
  settings: BatchSettings,
  waiting: ReadonlySet<string>,
  keep: (name: string, answer: Answered) => void,
): Promise<readonly BatchNews[]> {
  const news: BatchNews[] = []
  for (const entry of readEntries(settings.folder, settings.asked)) {
    if (entry.state === 'open') news.push(await lookAt(settings, entry, waiting, keep))
  }
  return news
}

async function lookAt(
  { wire, folder, asked }: BatchSettings,
  entry: BatchEntry,
  waiting: ReadonlySet<string>,
  keep: (name: string, answer: Answered) => void,
): Promise<BatchNews> {
  const unchanged = (detail: string): BatchNews => ({ entry, reconciled: null, badLines: 0, detail })
  const closed = (status: string, detail: string, more: Partial<BatchNews> = {}): BatchNews => {
    const last: BatchEntry = { ...entry, state: 'closed', status }
    writeEntry(folder, last)
    return { entry: last, reconciled: null, badLines: 0, detail, ...more }
  }
  const looked = entry.id === null ? await wire.marked(entry.mark) : await wire.status(entry.id)
  if (looked.kind === 'Failed')
    return looked.detail.startsWith('404 ') ? closed('lost', looked.detail) : unchanged(looked.detail)
  // The process ended while it was submitting, and the server has no such batch: its questions are asked anew.
  if (looked.value === null) return closed('never submitted', '')
  const { id, status, ended, files, detail } = looked.value
  if (!ended) {
    const known: BatchEntry = { ...entry, id, status }
    writeEntry(folder, known)
    return { entry: known, reconciled: null, badLines: 0, detail: '' }
  }
  const texts: string[] = []
  for (const file of files) {
    const content = await wire.content(file)
    if (content.kind === 'Failed') return unchanged(content.detail)
    texts.push(content.value)
  }
  const { answers, badLines } = readAnswerLines(texts.join('\n'), asked.name)
  const own = new Set(entry.names.filter((name) => waiting.has(name)))
  const reconciled = reconcile(own, answers)
  for (const { name, answer } of reconciled.answered) keep(name, answer)
  return closed(status, detail, { reconciled, badLines: badLines.length })
}

/**
 * Submits the questions that wait and are in no batch under way, as one or more batches. What is about to be submitted
 * is written down first: a process that dies in between finds its batch by the mark. Stops at the first failure.
 */
export async function submitBatches(
  { wire, asked, folder, now }: BatchSettings,
  lines: ReadonlyMap<string, string>,
): Promise<{ readonly submitted: readonly BatchEntry[]; readonly underWay: number; readonly failure: string | null }> {
  const open = readEntries(folder, asked).filter(({ state }) => state === 'open')
  const taken = new Set(open.flatMap(({ names }) => names))
  const fresh = [...lines].filter(([name]) => !taken.has(name))
  const submitted: BatchEntry[] = []
  for (const part of parts(fresh)) {
    const names = part.map(([name]) => name)
    const submittedAt = now().toISOString()
    const mark = sha256(JSON.stringify([asked.server, asked.name, submittedAt, names])).slice(0, 32)
    const draft: BatchEntry = {
      mark,
      id: null,
      server: asked.server,
      model: asked.name,
      submittedAt,
      state: 'open',
      status: 'submitting',
      names,
    }
    writeEntry(folder, draft)
    const done = await wire.submit(part.map(([, line]) => line).join(''), mark)
    if (done.kind === 'Failed') {
      // It may have arrived all the same; the next look by its mark tells.
      return { submitted, underWay: taken.size, failure: done.detail }
    }
    const entry: BatchEntry = { ...draft, id: done.value.id, status: done.value.status }
    writeEntry(folder, entry)
    submitted.push(entry)
  }
  return { submitted, underWay: taken.size, failure: null }
}

function parts(lines: readonly (readonly [string, string])[]): (readonly [string, string])[][] {
  const all: (readonly [string, string])[][] = []
  let size = 0
  for (const line of lines) {
    const last = all.at(-1)
    size += line[1].length
    if (last && last.length < questionsAtMost && size <= charactersAtMost) last.push(line)
    else {
      all.push([line])
      size = line[1].length
    }
  }
  return all
}
