import { drawing, element, escaped, type ChartText, type SvgText } from './svg.js'

export interface ReliabilityPoint {
  /** Mean probability in [0, 1]: across. */
  readonly probability: number
  /** Share of right ones in [0, 1]: up; with its interval. */
  readonly share: number
  readonly low: number
  readonly high: number
  /** How many it rests on: the size of the point and of its bar below. */
  readonly count: number
}

export interface ReliabilityDiagram extends ChartText {
  readonly points: readonly ReliabilityPoint[]
  readonly across: string
  readonly up: string
  /** A point in words, for its tooltip and for assistive technology. */
  readonly describe: (point: ReliabilityPoint) => string
  readonly format: (count: number) => string
  /** How a share is written at the axes. */
  readonly formatShare: (share: number) => string
}

const plot = { left: 56, top: 12, size: 260 }
const counts = { top: plot.top + plot.size + 42, height: 44 }
const size = { width: plot.left + plot.size + 20, height: counts.top + counts.height + 18 }
const [smallest, largest] = [3, 8]
const ticks = [0, 0.25, 0.5, 0.75, 1]

const xOf = (probability: number): number => plot.left + probability * plot.size
const yOf = (share: number): number => plot.top + (1 - share) * plot.size

/**
 * Probabilities against shares: on the diagonal (class `ideal`) they agree. Points take the class `point`, intervals
 * `whisker`, counts below `tally`. No points: the empty frame.
 */
export function reliabilityDiagram(diagram: ReliabilityDiagram): SvgText {
  const highest = Math.max(1, ...diagram.points.map(({ count }) => count))
  const content = [
    ...ticks.flatMap((at) => gridAt(at, diagram.formatShare(at))),
    element('line', { x1: xOf(0), y1: yOf(0), x2: xOf(1), y2: yOf(1), class: 'ideal' }),
    axis(diagram.across, plot.left + plot.size / 2, plot.top + plot.size + 32),
    axis(diagram.up, 12, plot.top + plot.size / 2, -90),
    ...diagram.points.map((point) => drawnPoint(point, highest, diagram)),
  ]
  return drawing(diagram, size, content.join(''))
}

const gridAt = (at: number, words: string): readonly SvgText[] => [
  element('line', { x1: xOf(0), x2: xOf(1), y1: yOf(at), y2: yOf(at), class: 'rule' }),
  element('text', { x: plot.left - 8, y: yOf(at) + 4, 'text-anchor': 'end', class: 'quiet' }, escaped(words)),
  element(
    'text',
    { x: xOf(at), y: plot.top + plot.size + 16, 'text-anchor': 'middle', class: 'quiet' },
    escaped(words),
  ),
]

const axis = (words: string, x: number, y: number, turned = 0): SvgText =>
  element(
    'text',
    { x, y, 'text-anchor': 'middle', ...(turned === 0 ? {} : { transform: `rotate(${turned} ${x} ${y})` }) },
    escaped(words),
  )

function drawnPoint(point: ReliabilityPoint, highest: number, { describe, format }: ReliabilityDiagram): SvgText {
  const [x, y] = [xOf(point.probability), yOf(point.share)]
  const weight = Math.sqrt(point.count / highest)
  const tall = Math.max(1, counts.height * (point.count / highest))
  return element(
    'g',
    {},
    element('title', {}, escaped(describe(point))) +
      element('line', { x1: x, x2: x, y1: yOf(point.low), y2: yOf(point.high), class: 'whisker' }) +
      element('circle', { cx: x, cy: y, r: smallest + (largest - smallest) * weight, class: 'point' }) +
      element('rect', { x: x - 7, y: counts.top + counts.height - tall, width: 14, height: tall, class: 'tally' }) +
      element(
        'text',
        { x, y: counts.top + counts.height + 13, 'text-anchor': 'middle', class: 'quiet', 'font-size': 10 },
        escaped(format(point.count)),
      ),
  )
}
