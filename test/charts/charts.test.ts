import { describe, expect, it } from 'vitest'
import { barChart } from '../../src/charts/bars.js'
import { confusionMatrix, type ConfusionMatrix } from '../../src/charts/confusion.js'
import { heatMap, type HeatMap } from '../../src/charts/heat-map.js'
import { progressChart } from '../../src/charts/progress-chart.js'
import { reliabilityDiagram, type ReliabilityPoint } from '../../src/charts/reliability-diagram.js'

const text = { title: 'Ads by year', description: 'Grew from 3 to 9.' }
const heights = (svg: string): readonly number[] =>
  [...svg.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height))

describe('barChart', () => {
  it('draws bars in proportion, with value and period in words', () => {
    const svg = barChart({
      ...text,
      bars: [
        { label: '2024', value: 3 },
        { label: '2025', value: 0 },
        { label: '2026', value: 9 },
      ],
    })
    const [three, nine] = heights(svg)
    expect(heights(svg)).toHaveLength(2)
    expect(nine! / three!).toBeCloseTo(3, 1)
    for (const words of ['2024: 3', '2025: 0', '2026: 9']) expect(svg).toContain(`<title>${words}</title>`)
  })

  it('has an accessible name and description, and takes its colours from the page', () => {
    const svg = barChart({ ...text, bars: [{ label: '2026', value: 1 }] })
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Ads by year"/)
    expect(svg).toContain('<title>Ads by year</title><desc>Grew from 3 to 9.</desc>')
    expect(svg).not.toMatch(/#[0-9a-f]{3,6}"|rgb\(/)
  })

  it('escapes whatever text it is given', () => {
    const svg = barChart({ title: '"><script>', description: '</desc>', bars: [{ label: '<b>&', value: 1 }] })
    expect(svg).not.toMatch(/<script|<b>|<\/desc><\/desc>/)
    expect(svg).toContain('&#60;b&#62;&#38;')
  })

  it('writes fewer labels where bars are narrow, the last always', () => {
    const bars = Array.from({ length: 36 }, (_, i) => ({ label: `m${i}`, value: i }))
    const svg = barChart({ ...text, bars })
    expect(svg).toContain('>m35</text>')
    expect(svg).not.toContain('>m34</text>')
    expect(svg).toContain('<title>m34: 34</title>')
  })

  it('copes with no bars, and with nothing but zeros', () => {
    expect(heights(barChart({ ...text, bars: [] }))).toEqual([])
    expect(barChart({ ...text, bars: [{ label: '2026', value: 0 }] })).not.toContain('NaN')
  })
})

describe('heatMap', () => {
  const map: HeatMap = {
    title: 'Major groups',
    description: 'Most titles lie on the diagonal.',
    rowsAre: 'CBO 2002',
    columnsAre: 'ISCO-08',
    rows: [
      { key: '2', label: 'Profissionais das ciências e das artes, com um nome comprido' },
      { key: '3', label: 'Técnicos' },
    ],
    columns: [
      { key: '2', label: 'Professionals' },
      { key: '3', label: 'Technicians' },
    ],
    cells: [
      { row: '2', column: '2', value: 100 },
      { row: '2', column: '3', value: 4 },
      { row: '3', column: '3', value: 0 },
    ],
    describe: ({ value }, row, column) => `${value} titles of ${row.label} in ${column.label}`,
  }

  it('draws what is not zero, stronger where there is more, and says it in words', () => {
    const svg = heatMap(map)
    const strengths = [...svg.matchAll(/<rect[^>]* fill-opacity="([\d.]+)"/g)].map(([, value]) => Number(value))
    expect(strengths).toEqual([0.45, 0.09])
    expect(svg).toContain(
      '<title>4 titles of Profissionais das ciências e das artes, com um nome comprido in Technicians</title>',
    )
    expect(svg).toContain('role="img"')
  })

  it('is a group of named links where cells lead somewhere', () => {
    const cells = [{ row: '3', column: '3', value: 7, href: '/titles?a=1&b="2"' }]
    const svg = heatMap({ ...map, cells })
    expect(svg).toContain('role="group"')
    expect(svg).toContain('<a href="/titles?a=1&#38;b=&#34;2&#34;" aria-label="7 titles of Técnicos in Technicians">')
  })

  it('refuses a cell that has no place', () => {
    expect(() => heatMap({ ...map, cells: [{ row: '9', column: '2', value: 1 }] })).toThrow(RangeError)
  })
})

/** What every drawing owes its page: a name, a description, escaped words, no colour of its own. */
function isAPoliteDrawing(svg: string): void {
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+"/)
  expect(svg).toMatch(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/)
  expect(svg).not.toMatch(/#[0-9a-f]{3,6}"|rgb\(|style=|NaN|undefined|<b>/)
}

describe('confusionMatrix', () => {
  const matrix: ConfusionMatrix = {
    title: 'Major groups',
    description: 'Nine of ten on the diagonal.',
    groups: [
      { key: '2', label: 'Professionals' },
      { key: '3', label: '<b>Technicians' },
    ],
    cells: [
      { row: '2', column: '2', value: 9 },
      { row: '2', column: '3', value: 1 },
    ],
    rowsAre: 'Ana',
    columnsAre: 'Bernard',
    describe: ({ row, column, value }) => `${value}: ${row} against ${column}`,
    format: String,
  }

  it('marks where both agree, also where nobody does, and says each cell in words', () => {
    const svg = confusionMatrix(matrix)
    isAPoliteDrawing(svg)
    expect([...svg.matchAll(/class="(agree|differ)" fill-opacity="([\d.]+)"/g)].map(([, name]) => name)).toEqual([
      'agree',
      'differ',
    ])
    expect([...svg.matchAll(/class="agree-frame"/g)]).toHaveLength(2)
    expect(svg).toContain('<title>1: 2 against 3</title>')
    expect(svg).toBe(confusionMatrix(matrix))
  })

  it('refuses a cell that has no place, and copes with nothing', () => {
    expect(() => confusionMatrix({ ...matrix, cells: [{ row: '9', column: '2', value: 1 }] })).toThrow(RangeError)
    isAPoliteDrawing(confusionMatrix({ ...matrix, groups: [], cells: [] }))
  })
})

describe('reliabilityDiagram', () => {
  const point = (probability: number, share: number, count: number): ReliabilityPoint => ({
    probability,
    share,
    low: share / 2,
    high: (1 + share) / 2,
    count,
  })
  const draw = (points: readonly ReliabilityPoint[]) =>
    reliabilityDiagram({
      title: 'Reliability',
      description: 'Near the line.',
      points,
      across: 'said',
      up: 'was <b>',
      describe: ({ probability, share }) => `${probability} ${share}`,
      format: String,
      formatShare: (share) => `${share * 100} %`,
    })

  it('puts a share that equals its probability on the line, a lower one below it', () => {
    const svg = draw([point(0, 0, 1), point(0.5, 0.5, 10), point(1, 0.25, 40)])
    isAPoliteDrawing(svg)
    const line = /x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)" class="ideal"/.exec(svg)!.map(Number)
    const [, left, floor, right, top] = line as [number, number, number, number, number]
    const at = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map(([, ...of]) => of.map(Number))
    expect(at.map(([x, y]) => [x, y])).toEqual([
      [left, floor],
      [(left + right) / 2, (top + floor) / 2],
      [right, floor - (floor - top) / 4],
    ])
    const radii = at.map(([, , radius]) => radius!)
    expect(radii).toEqual([...radii].sort((a, b) => a - b))
    expect(svg).toContain('75 %')
  })

  it('is an empty frame without points', () => isAPoliteDrawing(draw([])))
})

describe('progressChart', () => {
  const draw = (counts: readonly number[]) => {
    let sum = 0
    return progressChart({
      title: 'Progress',
      description: 'Three days.',
      days: counts.map((count, at) => ({ label: `day ${at + 1}`, count, sum: (sum += count) })),
      describe: ({ label, count, sum: all }) => `${label}: ${count}, ${all} in all`,
      format: String,
    })
  }

  it('draws each day in proportion and a line that never falls', () => {
    const svg = draw([4, 0, 8])
    isAPoliteDrawing(svg)
    const [first, none, last] = heights(svg)
    expect([none, last! / first!]).toEqual([0, 2])
    const line = /points="([^"]+)"/
      .exec(svg)![1]!
      .split(' ')
      .map((pair) => Number(pair.split(',')[1]))
    expect(line).toEqual([...line].sort((a, b) => b - a))
    expect(svg).toContain('<title>day 3: 8, 12 in all</title>')
  })

  it('writes fewer dates where days are many, and copes with none', () => {
    const svg = draw(Array.from({ length: 90 }, (_, at) => at))
    expect([...svg.matchAll(/>day \d+<\/text>/g)].length).toBeLessThan(12)
    expect(svg).toContain('>day 90</text>')
    isAPoliteDrawing(draw([]))
  })
})
