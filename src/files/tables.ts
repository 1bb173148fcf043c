import { basename } from 'node:path'
import { KnownError } from '../errors.js'
import { archivedFile, gunzipped, isGzip } from './compressed.js'
import { parseDelimited } from './delimited.js'
import { tableOfJson } from './json-table.js'
import { readBytes } from './read.js'
import type { FileTables, SheetTable } from './sheet-table.js'
import { decodeText } from './text-encoding.js'
import { holdsWorkbook, looksLikeWorkbook, readMarkupWorkbook, readWorkbook } from './workbook.js'
import { tableOfXml } from './xml-table.js'
import { isZip } from './zip.js'

export interface TableOptions {
  /** Most MB that a packed file may unpack to. */
  readonly inflateLimit: number
  /** Languages of the source, to choose between encodings that fit equally. */
  readonly languages?: readonly string[]
}

/**
 * Reads a file as tables. What it holds decides, not what it is called: workbooks, delimited text, JSON, XML, HTML
 * tables, each also packed as .gz or .zip.
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
  if (looksLikeWorkbook(bytes)) {
    const tables = await readWorkbook(bytes, { file, inflateLimit: options.inflateLimit })
    return { tables, remarks: [`Format: workbook with ${tables.length} ${tables.length === 1 ? 'sheet' : 'sheets'}.`] }
  }
  if (/\.(xlsx|xlsm|xlsb|ods|pdf|docx?|zip|gz)$/i.test(file) && bytes.length > 0) {
    throw new KnownError('source/damaged', { file, detail: 'its first bytes are not those of its format' })
  }
  return tablesOfText(bytes, file, options)
}

async function inner(
  unpacked: { readonly name: string; readonly bytes: Uint8Array },
  options: TableOptions,
): Promise<FileTables> {
  const { tables, remarks } = await tablesOf(unpacked.bytes, unpacked.name, options, false)
  return { tables, remarks: [`Unpacked: ${unpacked.name}.`, ...remarks] }
}

function tablesOfText(bytes: Uint8Array, file: string, options: TableOptions): FileTables {
  const { text, encoding, why } = decodeText(bytes, { file, languages: options.languages ?? [] })
  const remark = `Encoding: ${encoding} (${why}).`
  const head = text.slice(0, 2000)
  if (
    /^\s*<(?:!doctype html|html|table)\b/i.test(head) ||
    head.includes('urn:schemas-microsoft-com:office:spreadsheet')
  ) {
    return { tables: readMarkupWorkbook(text, file), remarks: [remark, 'Format: tables in a marked-up text.'] }
  }
  if (/^\s*<\?xml\b/.test(head) || /\.xml$/i.test(file))
    return { tables: [tableOfXml(text, file)], remarks: [remark, 'Format: XML.'] }
  if (/\.(json|jsonl|ndjson)$/i.test(file))
    return { tables: [tableOfJson(text, file)], remarks: [remark, 'Format: JSON.'] }
  const { rows, remarks } = parseDelimited(text, { file })
  const table: SheetTable = { name: null, hidden: false, firstRow: 1, rows, merges: [] }
  return { tables: [table], remarks: [remark, ...remarks] }
}
