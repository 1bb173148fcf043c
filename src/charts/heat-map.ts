import { drawing, element, escaped, type ChartText, type SvgText } from './svg.js'

export interface HeatMapHeading {
  /** What cells name. */
  readonly key: string
  /** Beside the key where there is room, and in the tooltip: `Professionals`. */
  readonly label: string
}

export interface HeatMapCell {
  readonly row: string
  readonly column: string
  /** At least 0. Cells that are absent or 0 stay empty. */
  readonly value: number
  /** Where a click leads. */
  readonly href?: string
}

export interface HeatMap extends ChartText {
  readonly rows: readonly HeatMapHeading[]
  readonly columns: readonly HeatMapHeading[]
  readonly cells: readonly HeatMapCell[]
  /** What rows and columns are, in the corner: `CBO 2002`, `ISCO-08`. */
  readonly rowsAre: string
  readonly columnsAre: string
  /** A cell in words, for its tooltip and for assistive technology. */
  readonly describe: (cell: HeatMapCell, row: HeatMapHeading, column: HeatMapHeading) => string
  readonly format?: (value: number) => string
}

const cellWidth = 58
const cellHeight = 28
const gap = 2
const roomLeft = 220
const roomTop = 46
/** Row labels are cut here; the whole label is in the tooltip. */
const longestLabel = 34
/** The fullest cell's opacity: text in the page's colour stays readable on it in light and dark. */
const strongest = 0.45

/**
 * Rows against columns, each cell as strong as its count (by square root, so that small ones show). Cells take
 * `--chart-cell`, else the text colour. A cell with a link is one, with its own name; the drawing is then a group.
 * Throws RangeError for a cell whose row or column is not there.
 */
export function heatMap(map: HeatMap): SvgText {
  const { rows, columns, cells, rowsAre, columnsAre } = map
  const width = roomLeft + columns.length * cellWidth
  const height = roomTop + rows.length * cellHeight
  const highest = Math.max(1, ...cells.map(({ value }) => value))
  const drawn = [
    element('text', { x: roomLeft, y: 12, 'fill-opacity': 0.75 }, escaped(columnsAre)),
    element('text', { x: 0, y: roomTop - 12, 'fill-opacity': 0.75 }, escaped(rowsAre)),
    ...columns.map((heading, i) => columnHeading(heading, roomLeft + (i + 0.5) * cellWidth)),
    ...rows.map((heading, i) => rowHeading(heading, roomTop + (i + 0.5) * cellHeight)),
    ...cells.filter(({ value }) => value > 0).map((cell) => cellOf(map, cell, highest)),
  ]
  const role = cells.some(({ href }) => href !== undefined) ? 'group' : 'img'
  return drawing(map, { width, height }, drawn.join(''), role)
}

const columnHeading = ({ key, label }: HeatMapHeading, x: number): SvgText =>
  element(
    'text',
    { x, y: roomTop - 12, 'text-anchor': 'middle', 'font-weight': 600 },
    element('title', {}, escaped(`${key} ${label}`)) + escaped(key),
  )

function rowHeading({ key, label }: HeatMapHeading, y: number): SvgText {
  const short = label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label
  const words = element('tspan', { 'font-weight': 600 }, escaped(key)) + escaped(` ${short}`)
  return element('text', { x: 0, y: y + 4 }, element('title', {}, escaped(`${key} ${label}`)) + words)
}

function cellOf({ rows, columns, describe, format = String }: HeatMap, cell: HeatMapCell, highest: number): SvgText {
  const { at: down, heading: row } = placed(rows, cell.row)
  const { at: across, heading: column } = placed(columns, cell.column)
  const x = roomLeft + across * cellWidth
  const y = roomTop + down * cellHeight
  const inWords = describe(cell, row, column)
  const square = element('rect', {
    x: x + gap / 2,
    y: y + gap / 2,
    width: cellWidth - gap,
    height: cellHeight - gap,
    rx: 3,
    'fill-opacity': strongest * Math.sqrt(cell.value / highest),
    fill: 'var(--chart-cell,currentColor)',
  })
  const count = element(
    'text',
    { x: x + cellWidth / 2, y: y + cellHeight / 2 + 4, 'text-anchor': 'middle' },
    escaped(format(cell.value)),
  )
  const content = element('title', {}, escaped(inWords)) + square + count
  return cell.href === undefined
    ? element('g', {}, content)
    : element('a', { href: cell.href, 'aria-label': inWords }, content)
}

function placed(
  headings: readonly HeatMapHeading[],
  key: string,
): { readonly at: number; readonly heading: HeatMapHeading } {
  const at = headings.findIndex((heading) => heading.key === key)
  const heading = headings[at]
  if (heading === undefined) throw new RangeError(`The heat map has no row or column "${key}".`)
  return { at, heading }
}
