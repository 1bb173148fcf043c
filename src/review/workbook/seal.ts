import { sha256 } from '../../files/hash.js'
import { sealedKeys, type ColumnKey } from './columns.js'

/** Hexadecimal digits kept for each cell: enough to notice a slip of the hand; it is no signature. */
const digits = 5
const longest = 20_000

/** A cell's text without what programs change by themselves: spaces, control characters, how a number is written. */
export function plainText(text: string): string {
  const plain = text.slice(0, longest).replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim().normalize('NFC')
  const number =
    /^-?\d{1,15}(?:[.,]\d+)?$/.test(plain) && !/^-?0\d/.test(plain) ? Number(plain.replace(',', '.')) : null
  return number === null ? plain : String(number)
}

const short = (text: string): string => sha256(text).slice(0, digits)

type Cells = Readonly<Partial<Record<ColumnKey, string>>>

/** What stands in the hidden column `seal`: one short hash for each cell that people may not change. */
export const sealOf = (correspondenceId: string, cells: Cells): string =>
  sealedKeys.map((key) => short([correspondenceId, key, plainText(cells[key] ?? '')].join('\n'))).join('.')

/** The cells that are not as they were written; all of them where the seal itself is not. */
export function brokenCells(correspondenceId: string, cells: Cells): readonly ColumnKey[] {
  const given = (cells.seal ?? '').trim().split('.')
  const own = sealOf(correspondenceId, cells).split('.')
  return sealedKeys.filter((_, at) => given[at] !== own[at])
}
