import { describe, expect, it } from 'vitest'
import { barChart } from '../../src/charts/bars.js'
import { heatMap, type HeatMap } from '../../src/charts/heat-map.js'

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
