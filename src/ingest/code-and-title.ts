import type { TableRows } from '../files/table-rows.js'
import { cleanText } from './cell-text.js'
import type { SheetLayout, SheetPart } from './layout.js'

/** Words that stand before the code of a group: "Major group 1: Managers". */
const groupWords =
  '(?:(?:sub-?)?(?:major|minor|unit|main|gran|grand|grande|base|primary)?[\\s-]*(?:sub-?)?(?:group|grupo|groupe|gruppe|gruppo|division|divisi[oó]n|section|secci[oó]n|se[cç][aã]o|sekcja|class|clase|classe|family|familia|fam[ií]lia|famille|domaine|hauptgruppe|oddzia[lł]|grupa|группа|раздел)[\\s.:]+)?'

/** "1110 Legislators", "11.10 - Legislators", "A) Managers", "Major group 1: Managers". */
const codedTitle = new RegExp(
  `^${groupWords}(?:([A-Z]{0,2}\\d[\\d.\\-/]*\\d|[A-Z]?\\d|\\d+[A-Z])[.):]?\\s*(?:[-–—:]\\s*|\\s+)|([A-Z])\\s*[-–—.:)]\\s*)(?=\\p{L})(.{3,})$`,
  'iu',
)

/** The code and the title of a cell that holds both; `null` where it does not. */
export function codeAndTitle(cell: string): { readonly code: string; readonly title: string } | null {
  const found = codedTitle.exec(cell)
  if (!found) return null
  return { code: found[1] ?? found[2] ?? '', title: found[3]! }
}

/**
 * A layout in which the column of both holds the code, and a further column to the right of all others the title. A cell
 * without a code becomes a title.
 */
export function withCodesApart(layout: SheetLayout): SheetLayout {
  const both = layout.columns.find(({ role }) => role === 'code-and-title')
  if (!both) return layout
  const titleAt = layout.headers.length
  const apart = (row: readonly string[]): readonly string[] => {
    const cell = cleanText(row[both.at] ?? '')
    const { code, title } = codeAndTitle(cell) ?? { code: '', title: cell }
    const cells = Array.from({ length: titleAt + 1 }, (_, column) => row[column] ?? '')
    cells[both.at] = code
    cells[titleAt] = title
    return cells
  }
  const partApart = (part: SheetPart): SheetPart => ({
    ...part,
    table: { ...part.table, rows: changed(part.table.rows, part.headerAt + part.headerRows, apart) },
  })
  return {
    ...layout,
    ...partApart({ table: layout.table, headerAt: layout.headerAt, headerRows: layout.headerRows }),
    ...(layout.further ? { further: layout.further.map(partApart) } : {}),
    columns: [
      ...layout.columns.filter((column) => column !== both),
      { ...both, role: 'code' },
      { at: titleAt, header: `${both.header} (title)`, role: 'title' },
    ],
  }
}

/** Rows of which those from `start` on are changed when somebody asks for them. */
function changed(rows: TableRows, start: number, change: (row: readonly string[]) => readonly string[]): TableRows {
  const { length } = rows
  const seen = (row: readonly string[], at: number): readonly string[] => (at < start ? row : change(row))
  return {
    length,
    at: (index) => {
      const row = rows.at(index)
      return row && seen(row, index < 0 ? length + index : index)
    },
    slice: (from = 0, end = length) => {
      const first = from < 0 ? Math.max(0, length + from) : from
      return rows.slice(from, end).map((row, at) => seen(row, first + at))
    },
    *[Symbol.iterator]() {
      let at = 0
      for (const row of rows) yield seen(row, at++)
    },
  }
}
