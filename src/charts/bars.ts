import { drawing, element, escaped, type ChartText, type SvgText } from './svg.js'

export interface Bar {
  /** Below the bar: a period. */
  readonly label: string
  /** At least 0. */
  readonly value: number
}

export interface BarChart extends ChartText {
  readonly bars: readonly Bar[]
  /** In CSS pixels. */
  readonly width?: number
  readonly height?: number
  /** How a value is written above its bar. */
  readonly format?: (value: number) => string
}

const roomAbove = 16
const roomBeside = 12
const roomBelow = 18
/** Narrower places cannot hold a year: then only every n-th period is written, and only the highest value. */
const leastLabelWidth = 34
/** Wider bars look like blocks. */
const widestBar = 46

/**
 * Vertical bars by period, the value above and the period below as far as there is room. Bars take `--chart-bar`, else the text colour.
 * Every value is in the drawing's text, as a tooltip too. No bars: an empty drawing with its title.
 */
export function barChart({ title, description, bars, width = 280, height = 104, format = String }: BarChart): SvgText {
  const highest = Math.max(1, ...bars.map(({ value }) => value))
  const step = (width - 2 * roomBeside) / Math.max(1, bars.length)
  const each = Math.max(1, Math.ceil(leastLabelWidth / step))
  const thickness = Math.min(widestBar, step * 0.68)
  const floor = height - roomBelow
  const drawn = bars.map(({ label, value }, i) => {
    const middle = roomBeside + step * (i + 0.5)
    const tall = ((floor - roomAbove) * value) / highest
    const worded = (bars.length - 1 - i) % each === 0
    return element(
      'g',
      {},
      element('title', {}, escaped(`${label}: ${format(value)}`)) +
        bar(middle - thickness / 2, floor - tall, thickness, tall) +
        (each === 1 || value === highest ? words(middle, floor - tall - 5, format(value), 'value') : '') +
        (worded ? words(middle, height - 4, label, 'period') : ''),
    )
  })
  const line = element('line', {
    x1: 0,
    x2: width,
    y1: floor,
    y2: floor,
    stroke: 'currentColor',
    'stroke-opacity': 0.35,
  })
  return drawing({ title, description }, { width, height }, drawn.join('') + line)
}

const bar = (x: number, y: number, width: number, height: number): SvgText =>
  height === 0 ? '' : element('rect', { x, y, width, height, fill: 'var(--chart-bar,currentColor)' })

const words = (x: number, y: number, text: string, kind: 'value' | 'period'): SvgText =>
  element(
    'text',
    { x, y, 'text-anchor': 'middle', ...(kind === 'value' ? { 'font-weight': 600 } : { 'fill-opacity': 0.75 }) },
    escaped(text),
  )
