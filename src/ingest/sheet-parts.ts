import { cleanText, compactCode } from './cell-text.js'
import type { Column } from './columns.js'
import type { SheetPart } from './layout.js'
import type { GuessedRoles } from './roles.js'

/** A sheet as it would be read by itself. */
export interface SheetReading extends SheetPart {
  readonly guess: GuessedRoles
  readonly used: readonly Column[]
}

const signature = ({ guess, used }: SheetReading): string =>
  [guess.kind, ...used.map(({ at, header, role }) => `${at} ${header} ${role}`)].join('\n')

/** Sheets with the same columns under the same headers as the one chosen: parts of one table, in the workbook's order. */
export const partsOf = <R extends SheetReading>(chosen: R, readings: readonly R[]): readonly R[] =>
  readings.filter((one) => !one.table.hidden && signature(one) === signature(chosen))

const columnOf = ({ used }: SheetReading, role: string): Column | undefined =>
  used.find((column) => column.role === role)

/** The sheet that links the same two classifications the other way round. */
export function otherDirection<R extends SheetReading>(chosen: R, readings: readonly R[]): R | undefined {
  if (chosen.guess.kind !== 'correspondence') return undefined
  const [source, target] = [columnOf(chosen, 'code')?.header, columnOf(chosen, 'target-code')?.header]
  return readings.find(
    (one) =>
      one !== chosen && columnOf(one, 'code')?.header === target && columnOf(one, 'target-code')?.header === source,
  )
}

/** Of two directions, the one towards ISCO is read, else the first. */
export const pointsToIsco = (reading: SheetReading): boolean =>
  /isco|ciuo|citp/i.test(columnOf(reading, 'target-code')?.header ?? '')

/** What a sheet of the other direction adds: links that the one read does not have. */
export function remarkOnDirection(read: SheetReading, other: SheetReading): string {
  const known = new Set(linksOf(read, 'code', 'target-code'))
  const more = linksOf(other, 'target-code', 'code').filter((link) => !known.has(link)).length
  const also = more === 0 ? 'all of them stand in both' : `${more} of them stand${more === 1 ? 's' : ''} only there`
  return `"${other.table.name ?? ''}" holds the links in the other direction; ${also}.`
}

function linksOf(reading: SheetReading, from: string, to: string): readonly string[] {
  const [source, target] = [columnOf(reading, from), columnOf(reading, to)]
  if (!source || !target) return []
  const code = (row: readonly string[], at: number): string => compactCode(cleanText(row[at] ?? '').replace(/\.0$/, ''))
  return reading.table.rows
    .slice(reading.headerAt + reading.headerRows)
    .map((row) => [code(row, source.at), code(row, target.at)])
    .filter(([one, other]) => one !== '' && other !== '')
    .map((pair) => pair.join(' '))
}
