import * as zlib from 'node:zlib'
import * as spreadsheet from 'xlsx'
import { KnownError, reasonOf } from '../errors.js'
import type { SheetTable } from './sheet-table.js'
import { checkUnpackedSize, isZip, zipEntries, type ZipEntry } from './zip.js'

/** Answers to the name `bytesRead`, which the package asks for and Node has given up, without Node's warning. */
class CurrentInflateRaw extends zlib.InflateRaw {
  override get bytesRead(): number {
    return this.bytesWritten
  }
}

// Without this the package allocates whatever size an archive's header claims.
const compound = spreadsheet.CFB as CompoundFiles
compound.utils.use_zlib({ ...zlib, InflateRaw: CurrentInflateRaw })

/** The part of the package's compound-file reader used here, which its own types leave open. */
interface CompoundFiles {
  readonly utils: { readonly use_zlib: (library: object) => void }
  readonly read: (bytes: Buffer, options: { readonly type: 'buffer' }) => { readonly FullPaths: readonly string[] }
}

export interface WorkbookOptions {
  /** Named in errors. */
  readonly file: string
  /** Most MB that the file may unpack to. */
  readonly inflateLimit: number
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const isCompoundFile = (bytes: Uint8Array): boolean => compoundFile.every((byte, at) => bytes[at] === byte)

/** A binary workbook from before compound files (Excel 2 to 4). */
const isEarlyWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[3] === 0

/** True for what begins like a workbook, whatever the file is called. */
export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  isZip(bytes) || isCompoundFile(bytes) || isEarlyWorkbook(bytes)

const isWorkbookMember = ({ name }: ZipEntry): boolean =>
  name === '[Content_Types].xml' || name === 'content.xml' || /^xl\//i.test(name)

/** True for an archive that is a workbook; any other may hold one. Throws `source/damaged`. */
export const holdsWorkbook = (bytes: Uint8Array, file: string): boolean =>
  zipEntries(bytes, file).some(isWorkbookMember)

/** Reads tables of HTML, or of the XML that Excel 2003 wrote, which many an .xls really is. Throws `source/damaged`. */
export const readMarkupWorkbook = (text: string, file: string): readonly SheetTable[] => sheetsOf(parse(text, file))

/**
 * Reads .xlsx, .xlsm, .xlsb, .xls and .ods: every sheet with the text of its cells as people see them (0110 stays
 * 0110, dates are `YYYY-MM-DD`), formulas as their stored results, nothing evaluated.
 * Throws `source/too-large` before anything is parsed, `source/password`, `source/damaged`.
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookOptions): Promise<readonly SheetTable[]> {
  const { file } = options
  if (isZip(bytes)) {
    const entries = zipEntries(bytes, file)
    await checkUnpackedSize(entries, { file, limit: options.inflateLimit })
    if (!entries.some(isWorkbookMember)) {
      throw new KnownError('source/unknown-format', { file, detail: 'an archive without a workbook in it' })
    }
  } else if (isCompoundFile(bytes)) {
    refusePasswords(bytes, file)
  }
  return sheetsOf(parse(bytes, file))
}

function refusePasswords(bytes: Uint8Array, file: string): void {
  let paths: readonly string[]
  try {
    paths = compound.read(Buffer.from(bytes), { type: 'buffer' }).FullPaths
  } catch (thrown) {
    throw new KnownError('source/damaged', { file, detail: reasonOf(thrown) }, { cause: thrown })
  }
  if (paths.some((path) => /\/EncryptedPackage$/i.test(path))) throw new KnownError('source/password', { file })
}

function parse(content: Uint8Array | string, file: string): spreadsheet.WorkBook {
  try {
    return spreadsheet.read(content, {
      type: typeof content === 'string' ? 'string' : 'buffer',
      dense: true,
      cellDates: true,
      UTC: true,
      cellFormula: false,
      cellHTML: false,
      bookVBA: false,
      dateNF: 'yyyy-mm-dd',
    })
  } catch (thrown) {
    const reason = reasonOf(thrown)
    if (/password|encrypt/i.test(reason)) throw new KnownError('source/password', { file }, { cause: thrown })
    throw new KnownError('source/damaged', { file, detail: reason }, { cause: thrown })
  }
}

function sheetsOf(workbook: spreadsheet.WorkBook): readonly SheetTable[] {
  return workbook.SheetNames.map((name, at): SheetTable => {
    const sheet = workbook.Sheets[name] as spreadsheet.DenseWorkSheet | undefined
    return {
      name,
      hidden: (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
      firstRow: 1,
      rows: rowsOf(sheet?.['!data'] ?? []),
      merges: ((sheet?.['!merges'] ?? []) as readonly spreadsheet.Range[]).map(({ s, e }) => ({
        top: s.r,
        left: s.c,
        bottom: e.r,
        right: e.c,
      })),
    }
  })
}

type Cells = readonly (spreadsheet.CellObject | undefined)[]

function rowsOf(data: readonly (Cells | undefined)[]): readonly (readonly string[])[] {
  // Rows without cells are holes; `Array.from` makes them visible as blank rows.
  const rows = Array.from(data, (cells) => Array.from(cells ?? [], cellText))
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === '')) rows.pop()
  return rows
}

function cellText(cell: spreadsheet.CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'z') return ''
  if (cell.v instanceof Date) return Number.isNaN(cell.v.getTime()) ? '' : isoDate(cell.v)
  if (cell.t === 's') return String(cell.v)
  return (cell.w ?? String(cell.v)).trim()
}

const isoDate = (date: Date): string => date.toISOString().replace(/T00:00:00\.000Z$/, '')
