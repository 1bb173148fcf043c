import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parquetMetadata, parquetRead, type FileMetaData } from 'hyparquet'
import { KnownError, reasonOf } from '../errors.js'
import { cellText } from './json-table.js'
import type { SheetTable } from './sheet-table.js'
import { mostColumns, rowPacker } from './table-rows.js'

const mark = Buffer.from('PAR1')

export const isParquet = (bytes: Uint8Array): boolean => bytes.length > 12 && mark.equals(bytes.subarray(0, 4))

/** Rows read at once: what of them is unpacked is in memory together. */
const rowsAtOnce = 50_000
/** More than any file of advertisements; a number of rows in a header may be a lie. */
const mostRows = 20_000_000

/** Unpacked bytes may be as many as the page claims, and no more. */
const unpackers = {
  GZIP: (bytes: Uint8Array, size: number) => gunzipSync(bytes, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (bytes: Uint8Array, size: number) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, size) }),
}

/**
 * A Parquet file as a table under the names of its columns. Reads plain, Snappy, GZIP and Brotli pages.
 * Throws `source/damaged`, also for pages packed otherwise, which its detail names; `source/too-large`.
 */
export async function tableOfParquet(bytes: Uint8Array, file: string): Promise<SheetTable> {
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  try {
    const metadata = parquetMetadata(content)
    const names = columnNames(metadata)
    const count = Number(metadata.num_rows)
    if (count > mostRows) throw new KnownError('source/too-large', { file, limit: Math.round(bytes.length / 1e6) })
    const rows = rowPacker()
    rows.add(names)
    for (let rowStart = 0; rowStart < count; rowStart += rowsAtOnce) {
      await parquetRead({
        file: content,
        metadata,
        columns: names,
        rowFormat: 'array',
        rowStart,
        rowEnd: Math.min(count, rowStart + rowsAtOnce),
        compressors: unpackers,
        onComplete: (read: readonly (readonly unknown[])[]) => {
          for (const row of read) rows.add(row.map(textOf))
        },
      })
    }
    return { name: null, hidden: false, firstRow: 0, rows: rows.rows(), merges: [] }
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown
    throw new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
}

/** The outermost fields of the schema: its first element is the root, which says how many children it has. */
function columnNames({ schema }: FileMetaData): string[] {
  const names: string[] = []
  const skip = (at: number): number => {
    let next = at + 1
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = skip(next)
    return next
  }
  for (let at = 1; at < schema.length && names.length < mostColumns; at = skip(at)) names.push(schema[at]!.name)
  return names
}

function textOf(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '')
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  return cellText(value)
}
