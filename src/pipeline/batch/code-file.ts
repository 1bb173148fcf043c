import { resolve } from 'node:path'
import { KnownError } from '../../errors.js'
import { sha256 } from '../../files/hash.js'
import { recordBlocks } from '../../files/record-blocks.js'
import { writeDelimited } from '../../files/delimited.js'
import type { OnProgress } from '../progress.js'
import type { Workspace } from '../workspace.js'
import { batchInput, columnAt } from './batch-input.js'
import { type BlockLayout, type CodedBlock, languageOf } from './block-coder.js'
import { addedColumns, type BatchFormat, explanationColumn } from './coded-text.js'
import { coderPool, usualThreads } from './coder-pool.js'
import { prepareCoder } from './prepare-coder.js'
import { type BatchCounts, UnfinishedOutput } from './unfinished-output.js'

export interface CodeFileRequest {
  readonly file: string
  readonly out: string
  readonly targetId: string
  /** Name of the titles' column, or its number from 1; without it "title", or the only column. */
  readonly column?: string
  /** Column that names each title's language. */
  readonly languageColumn?: string
  /** Language of titles that no column names one for; without it, titles of all languages are looked at alike. */
  readonly language?: string
  readonly header: boolean
  readonly encoding?: string
  /** Codes written for each title. */
  readonly top: number
  readonly format: BatchFormat
  /** The interactive path: slower, with explanations. */
  readonly full: boolean
  /** Begins anew where an earlier run stopped. */
  readonly restart: boolean
  readonly threads?: number
  readonly onProgress?: OnProgress
}

export interface CodeFileOutcome extends BatchCounts {
  /** Rows that an earlier run had coded already. */
  readonly before: number
  readonly loadingSeconds: number
  readonly codingSeconds: number
}

/** Blocks after which the output is made safe and noted: a run that is killed loses what came later, and codes it again. */
const blocksBetweenNotes = 16

/**
 * Characters of a block on the path by all methods, where a title takes a hundred times as long: larger blocks would
 * leave one thread with most of a short file and the other with nothing.
 */
const fullBlock = 1 << 13

/**
 * Codes every title of a delimited file of any length, block by block in the rows' order, on several threads. The
 * output has a row for each row, whatever it says. A run that was stopped at any moment goes on when it is started
 * again. Throws as `batchInput`, `prepareCoder` and `UnfinishedOutput.open`.
 */
export async function codeFile(workspace: Workspace, request: CodeFileRequest): Promise<CodeFileOutcome> {
  const { file, out, onProgress = () => undefined } = request
  const started = performance.now()
  if (resolve(file) === resolve(out)) {
    throw new KnownError('file/cannot-write', { file: out, detail: 'it is the file that is read' })
  }
  const input = batchInput(file, request.header, request.encoding)
  const prepared = await prepareCoder(workspace, request.targetId, request.full ? 'full' : 'quick', onProgress)
  const layout = layoutOf(request, input.header, input.delimiter, prepared.labels)
  const job = sha256(JSON.stringify([input.fingerprint, prepared.hash, { ...layout, labels: null }]))
  const output = UnfinishedOutput.open(out, job, request.restart)
  const pool = coderPool({ setup: prepared.setup, layout }, request.threads ?? usualThreads())
  const coding = performance.now()
  const before = output.sofar.counts.rows
  try {
    if (output.sofar.read === 0) output.add(headerLine(layout), input.rowsFrom, output.sofar.counts)
    const from = output.sofar.read
    const size = request.full ? { size: fullBlock } : {}
    const blocks = recordBlocks(file, { encoding: input.encoding, delimiter: input.delimiter, from, ...size })
    let done = 0
    for await (const { block, end, bytesRead } of inOrder(blocks, pool.width, pool.code)) {
      output.add(block.text, end, sum(output.sofar.counts, block))
      if (++done % blocksBetweenNotes === 0) output.keep()
      const { rows } = output.sofar.counts
      onProgress(paceOf(rows, rows - before, bytesRead / input.bytes, performance.now() - coding), rows, null)
    }
    output.finish()
  } catch (thrown) {
    output.close()
    throw thrown
  } finally {
    await pool.close()
  }
  const codingSeconds = (performance.now() - coding) / 1000
  return { ...output.sofar.counts, before, loadingSeconds: (coding - started) / 1000, codingSeconds }
}

function layoutOf(
  request: CodeFileRequest,
  header: readonly string[],
  delimiter: BlockLayout['delimiter'],
  labels: BlockLayout['labels'],
): BlockLayout {
  const { file, column, languageColumn, language = 'und', format, top, full: explained } = request
  const named = column ?? (header.length === 1 ? '1' : 'title')
  return {
    ...{ header, delimiter, format, top, explained, labels },
    language: languageOf(language),
    titleAt: columnAt(file, header, named),
    languageAt: languageColumn === undefined ? -1 : columnAt(file, header, languageColumn),
  }
}

function headerLine({ header, delimiter, format, explained }: BlockLayout): string {
  if (format === 'jsonl') return ''
  return writeDelimited([[...header, ...addedColumns, ...(explained ? [explanationColumn] : [])]], delimiter)
}

const sum = (counts: BatchCounts, { rows, coded, asked }: CodedBlock): BatchCounts => ({
  rows: counts.rows + rows,
  coded: counts.coded + coded,
  asked: counts.asked + asked,
})

/** In words: rows so far, titles a second, and how long it will take at this pace. */
function paceOf(rows: number, now: number, share: number, milliseconds: number): string {
  const perSecond = Math.round((1000 * now) / milliseconds)
  const left = share > 0 ? Math.round((milliseconds / 1000) * (1 / share - 1)) : 0
  return `${rows} titles coded, ${perSecond} a second, about ${left} s left`
}

/** Works on several blocks at a time and gives them back in their order. */
async function* inOrder<T extends { readonly text: string }>(
  blocks: AsyncIterable<T>,
  width: number,
  code: (text: string) => Promise<CodedBlock>,
): AsyncGenerator<T & { readonly block: CodedBlock }> {
  const under: Promise<T & { readonly block: CodedBlock }>[] = []
  for await (const one of blocks) {
    const coded = code(one.text).then((block) => ({ ...one, block }))
    // Awaited in its turn; a failure before that must not count as unheard.
    coded.catch(() => undefined)
    under.push(coded)
    if (under.length >= width) yield await under.shift()!
  }
  for (const one of under) yield await one
}
