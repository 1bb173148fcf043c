import { drawing, element, escaped, type ChartText, type SvgText } from './svg.js'

export interface ConfusionGroup {
  /** What cells name: a major group's code. */
  readonly key: string
  readonly label: string
}

export interface ConfusionCell {
  /** What the coder of the rows said, and the coder of the columns. */
  readonly row: string
  readonly column: string
  /** At least 1. */
  readonly value: number
}

export interface ConfusionMatrix extends ChartText {
  readonly groups: readonly ConfusionGroup[]
  readonly cells: readonly ConfusionCell[]
  /** Who says what the rows and the columns are. */
  readonly rowsAre: string
  readonly columnsAre: string
  readonly describe: (cell: ConfusionCell) => string
  readonly format: (value: number) => string
}

const [cellWidth, cellHeight, gap] = [48, 28, 2]
const [roomLeft, roomTop] = [232, 46]
const longestLabel = 34
const [faintest, strongest] = [0.1, 0.5]

/**
 * What one coder said against what the other did. The diagonal, where they agree, has the class `agree`, the rest
 * `differ`; each cell is as strong as its count (by square root). Throws RangeError for a cell whose group is not there.
 */
export function confusionMatrix(matrix: ConfusionMatrix): SvgText {
  const { groups, cells, rowsAre, columnsAre } = matrix
  const highest = Math.max(1, ...cells.map(({ value }) => value))
  const middle = (at: number, size: number) => (at + 0.5) * size
  const content = [
    element('text', { x: roomLeft, y: 12, class: 'quiet' }, escaped(columnsAre)),
    element('text', { x: 0, y: roomTop - 12, class: 'quiet' }, escaped(rowsAre)),
    ...groups.map((group, at) => heading(group, roomLeft + middle(at, cellWidth), roomTop - 12, 'column')),
    ...groups.map((group, at) => heading(group, 0, roomTop + middle(at, cellHeight) + 4, 'row')),
    ...groups.map((_, at) => diagonal(at)),
    ...cells.map((cell) => drawnCell(matrix, cell, highest)),
  ]
  const size = { width: roomLeft + groups.length * cellWidth, height: roomTop + groups.length * cellHeight }
  return drawing(matrix, size, content.join(''))
}

function heading({ key, label }: ConfusionGroup, x: number, y: number, of: 'row' | 'column'): SvgText {
  const whole = element('title', {}, escaped(`${key} ${label}`))
  if (of === 'column')
    return element('text', { x, y, 'text-anchor': 'middle', 'font-weight': 600 }, whole + escaped(key))
  const short = label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label
  return element(
    'text',
    { x, y },
    whole + element('tspan', { 'font-weight': 600 }, escaped(key)) + escaped(` ${short}`),
  )
}

/** The frame of a cell in which both say the same, also where it is empty. */
const diagonal = (at: number): SvgText => element('rect', { ...square(at, at), fill: 'none', class: 'agree-frame' })

const square = (down: number, across: number) => ({
  x: roomLeft + across * cellWidth + gap / 2,
  y: roomTop + down * cellHeight + gap / 2,
  width: cellWidth - gap,
  height: cellHeight - gap,
  rx: 3,
})

function drawnCell({ groups, describe, format }: ConfusionMatrix, cell: ConfusionCell, highest: number): SvgText {
  const [down, across] = [cell.row, cell.column].map((key) => groups.findIndex((group) => group.key === key))
  if (down === undefined || across === undefined || down < 0 || across < 0) {
    throw new RangeError(`The matrix has no group "${cell.row}" or "${cell.column}".`)
  }
  const strength = faintest + (strongest - faintest) * Math.sqrt(cell.value / highest)
  const frame = { ...square(down, across), class: down === across ? 'agree' : 'differ', 'fill-opacity': strength }
  const words = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 + 4, 'text-anchor': 'middle' }
  return element(
    'g',
    {},
    element('title', {}, escaped(describe(cell))) +
      element('rect', frame) +
      element('text', words, escaped(format(cell.value))),
  )
}
