import { drawing, element, escaped, type ChartText, type SvgText } from './svg.js'

export interface ProgressDay {
  /** As it is to be written. */
  readonly label: string
  /** Settled on this day. */
  readonly count: number
  /** Settled up to the end of this day. */
  readonly sum: number
}

export interface ProgressChart extends ChartText {
  /** Without gaps, oldest first. */
  readonly days: readonly ProgressDay[]
  readonly describe: (day: ProgressDay) => string
  readonly format: (value: number) => string
}

const plot = { left: 52, right: 60, top: 18, width: 600, height: 150 }
const size = { width: plot.left + plot.width + plot.right, height: plot.top + plot.height + 26 }
const leastLabelWidth = 78
const widestBar = 28

/** Bars (class `tally`) for each day, and the line of their sum (class `sum`), each on its own scale. No days: an empty frame. */
export function progressChart(chart: ProgressChart): SvgText {
  const { days, format } = chart
  const step = plot.width / Math.max(1, days.length)
  const busiest = Math.max(1, ...days.map(({ count }) => count))
  const most = Math.max(1, days.at(-1)?.sum ?? 0)
  const floor = plot.top + plot.height
  const every = Math.max(1, Math.ceil(leastLabelWidth / step))
  const middle = (at: number) => plot.left + (at + 0.5) * step
  const up = (value: number, highest: number) => floor - (plot.height * value) / highest
  const bars = days.map((day, at) => {
    const thickness = Math.min(widestBar, Math.max(1, step * 0.7))
    const top = up(day.count, busiest)
    const words = (days.length - 1 - at) % every === 0 ? dateBelow(day.label, middle(at), floor) : ''
    const frame = { x: middle(at) - thickness / 2, y: top, width: thickness, height: floor - top, class: 'tally' }
    return element('g', {}, element('title', {}, escaped(chart.describe(day))) + element('rect', frame) + words)
  })
  const points = days.map(({ sum }, at) => `${middle(at).toFixed(1)},${up(sum, most).toFixed(1)}`)
  const scale = [
    label(plot.left - 8, plot.top + 4, 'end', days.length === 0 ? '' : format(busiest)),
    label(plot.left - 8, floor + 4, 'end', days.length === 0 ? '' : format(0)),
    label(plot.left + plot.width + 8, plot.top + 4, 'start', days.length === 0 ? '' : format(most)),
  ]
  const line = element('polyline', { points: points.join(' '), fill: 'none', class: 'sum' })
  const ground = element('line', { x1: plot.left, x2: plot.left + plot.width, y1: floor, y2: floor, class: 'rule' })
  return drawing(chart, size, [ground, ...bars, line, ...scale].join(''))
}

const label = (x: number, y: number, anchor: 'start' | 'end', words: string): SvgText =>
  element('text', { x, y, 'text-anchor': anchor, class: 'quiet' }, escaped(words))

const dateBelow = (words: string, x: number, floor: number): SvgText =>
  element('text', { x, y: floor + 17, 'text-anchor': 'middle', class: 'quiet' }, escaped(words))
