import { KnownError } from '../errors.js'
import type { FileTables } from './sheet-table.js'
import { askWorkbookProcess } from './workbook-child.js'
import { checkUnpackedSize, isZip, zipEntries, type ZipEntry } from './zip.js'

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

/**
 * Reads tables of HTML, or of the XML that Excel 2003 wrote, which many an .xls really is.
 * Throws `source/damaged`, `source/too-large`.
 */
export async function readMarkupWorkbook(text: string, file: string): Promise<FileTables> {
  return await askWorkbookProcess(text, file, text.length)
}

/**
 * Reads .xlsx, .xlsm, .xlsb, .xls and .ods: every sheet with the text of its cells as people see them (0110 stays
 * 0110, dates are `YYYY-MM-DD`), formulas as their stored results, nothing evaluated, no link followed. The work is done
 * by a process of its own with bounded memory and time.
 * Throws `source/too-large` before anything is parsed, `source/password`, `source/damaged`.
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookOptions): Promise<FileTables> {
  const { file } = options
  if (!isZip(bytes)) return await askWorkbookProcess(bytes, file, bytes.length)
  const entries = zipEntries(bytes, file)
  const unpacked = await checkUnpackedSize(entries, { file, limit: options.inflateLimit })
  if (!entries.some(isWorkbookMember)) {
    throw new KnownError('source/unknown-format', { file, detail: 'an archive without a workbook in it' })
  }
  return await askWorkbookProcess(bytes, file, unpacked)
}
