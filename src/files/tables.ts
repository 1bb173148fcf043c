import { basename } from 'node:path'
import { KnownError } from '../errors.js'
import { archivedFile, gunzipped, isGzip } from './compressed.js'
import { packDelimited } from './delimited.js'
import { tableOfJson, tableOfJsonLines } from './json-table.js'
import { isParquet, tableOfParquet } from './parquet.js'
import { readBytes } from './read.js'
import type { FileTables, SheetTable } from './sheet-table.js'
import { delimiterNamed, nameOfDelimiter, type DelimiterName, type TextChoices } from './text-choices.js'
import { encodedText, type EncodedText } from './text-encoding.js'
import { holdsWorkbook, looksLikeWorkbook, readMarkupWorkbook, readWorkbook } from './workbook.js'
import { tableOfXml } from './xml-table.js'
import { isZip } from './zip.js'

export interface TableOptions {
  /** Most MB that a packed file may unpack to. */
  readonly inflateLimit: number
  /** Languages of the source, to choose between encodings that fit equally. */
  readonly languages?: readonly string[]
  /** What somebody says of a text. */
  readonly text?: TextChoices
}

/**
 * Reads a file as tables. What it holds decides, not what it is called: workbooks, delimited text, JSON, XML, HTML
 * tables, Parquet, each also packed as .gz or .zip.
 * Throws `source/not-found`, `source/unknown-format`, `source/binary-text`, `source/password`, `source/damaged`,
 * `source/too-large`.
 */
export async function readTables(file: string, options: TableOptions): Promise<FileTables> {
  return await tablesOf(readBytes(file), basename(file), options, true)
}

async function tablesOf(
  bytes: Uint8Array,
  file: string,
  options: TableOptions,
  mayBePacked: boolean,
): Promise<FileTables> {
  const limits = { file, limit: options.inflateLimit }
  if (isGzip(bytes) && mayBePacked) return await inner(await gunzipped(bytes, limits), options)
  if (isZip(bytes) && mayBePacked && !holdsWorkbook(bytes, file)) {
    const member = await archivedFile(bytes, limits)
    if (!member) throw new KnownError('source/unknown-format', { file, detail: 'an archive without a data file in it' })
    return await inner(member, options)
  }
  if (isParquet(bytes)) return { tables: [await tableOfParquet(bytes, file)], remarks: ['Format: Parquet.'] }
  if (looksLikeWorkbook(bytes)) {
    const { tables, remarks } = await readWorkbook(bytes, { file, inflateLimit: options.inflateLimit })
    const sheets = `Format: workbook with ${tables.length} ${tables.length === 1 ? 'sheet' : 'sheets'}.`
    return { tables, remarks: [sheets, ...remarks] }
  }
  if (/\.(xlsx|xlsm|xlsb|ods|pdf|docx?|zip|gz|parquet)$/i.test(file) && bytes.length > 0) {
    throw new KnownError('source/damaged', { file, detail: 'its first bytes are not those of its format' })
  }
  return await tablesOfText(bytes, file, options)
}

async function inner(
  unpacked: { readonly name: string; readonly bytes: Uint8Array },
  options: TableOptions,
): Promise<FileTables> {
  const found = await tablesOf(unpacked.bytes, unpacked.name, options, false)
  return { ...found, remarks: [`Unpacked: ${unpacked.name}.`, ...found.remarks] }
}

async function tablesOfText(bytes: Uint8Array, file: string, options: TableOptions): Promise<FileTables> {
  const { encoding: said, delimiter } = options.text ?? {}
  const languages = options.languages ?? []
  const encoded = encodedText(bytes, { file, languages, ...(said === undefined ? {} : { encoding: said }) })
  const { tables, remarks, text } = await tablesIn(encoded, bytes, file, delimiter)
  const { encoding, why } = encoded
  return {
    tables,
    remarks: [`Encoding: ${encoding} (${why}).`, ...encoded.remarks, ...remarks],
    text: { encoding, delimiter: text?.delimiter ?? null },
  }
}

async function tablesIn(
  encoded: EncodedText,
  bytes: Uint8Array,
  file: string,
  said: DelimiterName | undefined,
): Promise<FileTables> {
  const [beginning = ''] = encoded.pieces()
  const head = beginning.slice(0, 2000)
  const whole = (): string => {
    if (bytes.length > mostAtOnce * 1e6) throw new KnownError('source/too-large', { file, limit: mostAtOnce })
    return [...encoded.pieces()].join('')
  }
  const isMarkup = /^\s*<(?:!doctype html|html|table)\b/i.test(head)
  if (isMarkup || head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    const { tables, remarks } = await readMarkupWorkbook(whole(), file)
    return { tables, remarks: ['Format: tables in a marked-up text.', ...remarks] }
  }
  if (/^\s*<\?xml\b/.test(head) || /\.xml$/i.test(file)) {
    return { tables: [tableOfXml(whole(), file)], remarks: ['Format: XML.'] }
  }
  if (/\.(json|jsonl|ndjson)$/i.test(file) || isJson(head)) return jsonTables(encoded, whole, beginning, file)
  const delimited = { file, ...(said === undefined ? {} : { delimiter: delimiterNamed(said) }) }
  const { rows, remarks, delimiter } = await packDelimited(encoded.pieces, delimited)
  const table: SheetTable = { name: null, hidden: false, firstRow: 1, rows, merges: [] }
  return { tables: [table], remarks, text: { encoding: encoded.encoding, delimiter: nameOfDelimiter(delimiter) } }
}

function jsonTables(encoded: EncodedText, whole: () => string, beginning: string, file: string): FileTables {
  return isOneALine(beginning)
    ? { tables: [tableOfJsonLines(encoded.pieces(), file)], remarks: ['Format: JSON, one object a line.'] }
    : { tables: [tableOfJson(whole(), file)], remarks: ['Format: JSON.'] }
}

/** Most MB of formats that must be in memory as one text. */
const mostAtOnce = 250

const isJson = (head: string): boolean => /^\s*(?:\{\s*"|\[\s*\{\s*")/.test(head)

/** Several lines, of which the first are mostly objects by themselves. */
function isOneALine(beginning: string): boolean {
  const lines = beginning.split('\n', 12).filter((line) => line.trim() !== '')
  const objects = lines.filter((line) => line.trimStart().startsWith('{') && isWhole(line))
  return lines.length > 1 && objects.length >= lines.length / 2
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
