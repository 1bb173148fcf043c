import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderTemplate } from '../../src/files/template.js'
import { revisionReport } from '../../src/publish/revision-report.js'
import { revisionSheets } from '../../src/publish/revision-sheets.js'
import { trendSentence } from '../../src/publish/trend-sentence.js'
import { proposals, publication, revision } from './example.js'

const template = readFileSync(new URL('../../reports/templates/revision-report.hbs', import.meta.url), 'utf8')
const render = (of = revision): string => renderTemplate(template, revisionReport(of))

describe('revisionReport', () => {
  const report = revisionReport(revision)

  it('ranks by employers, not by ads, and numbers within each state', () => {
    expect(report.accepted.map(({ number, name, employers }) => [number, name, employers])).toEqual([
      ['A1', 'prompt engineer <script>', '11'],
      ['A2', 'drone light show choreographer', '4'],
    ])
    expect(report.open.map(({ number, name }) => [number, name])).toEqual([['O1', 'water sommelier']])
    expect(report.rejected).toEqual([
      {
        number: 'R1',
        name: 'rock star',
        titles: '3',
        ads: '24',
        reason: "one employer's jargon",
        by: 'R. & <i>Viewer</i>, 2026-11-21',
      },
    ])
  })

  it('is a dossier: names by language, counts, growth in shares, the nearest group and who judged', () => {
    const [first] = report.accepted
    expect(first).toMatchObject({
      names: [
        { language: 'Portuguese', text: 'engenheiro de prompt' },
        { language: 'English', text: 'prompt engineer' },
      ],
      titles: '3',
      ads: '24',
      largestShare: '25%',
      oneEmployer: false,
      trend: 'growing',
      nearestCode: '2512',
      verdicts: [
        { verdict: 'Rejected' },
        { verdict: 'Accepted', at: '2026-11-21', reason: 'Own tasks & own training.' },
      ],
    })
    expect(first?.trendSentence).toMatch(/^1\.1 of every 1,000 advertisements in 2024, 17 in 2026: 11 times the share/)
    expect(first?.why).toEqual([
      'For 1 of 3 titles, a reviewer found that no group fits.',
      'For 1 of 3 titles, no group was probable enough to stand.',
      'The nearest group, 2512 Software developers, has as its nearest index title “<b>prompt</b> developer”, at a similarity of 0.41 (1 is identical).',
    ])
    expect(report.accepted[1]).toMatchObject({ oneEmployer: true, largestShare: '80%' })
  })

  it('sums up what stands and what was done otherwise than asked', () => {
    expect(report.sampleWarning).toMatch(/sample data/)
    expect(report.figures.map(({ value }) => value)).toEqual(['2', '48', '10', '70%', '1'])
    expect(report.openCases).toEqual({
      total: '1',
      byReason: [{ reason: 'A reviewer found that no group fits.', titles: '1' }],
    })
    expect(report.fallbacks).toHaveLength(2)
  })

  it.each([
    ['nothing known', null, 'There are too few dated advertisements to say whether it grows.'],
    [
      'from nothing, surely',
      { firstShare: 0, lastShare: 0.01, ratio: 400, low: 26.2, high: 6000, trend: 'growing' as const },
      '0 of every 1,000 advertisements in 2024, 10 in 2026: at least 26 times the share, at 95% confidence; growing.',
    ],
    [
      'from nothing, perhaps',
      { firstShare: 0, lastShare: 0.0002, ratio: 3, low: 0.3, high: 30, trend: 'unclear' as const },
      '0 of every 1,000 advertisements in 2024, 0.2 in 2026: no clear change.',
    ],
  ])('words growth: %s', (_, growth, sentence) => {
    expect(trendSentence(growth && { firstPeriod: '2024', lastPeriod: '2026', ...growth })).toBe(sentence)
  })
})

describe('the report as a page', () => {
  const page = render()

  it('escapes whatever came from titles, reviewers and index entries', () => {
    expect(page).not.toMatch(/<script|<i>Viewer|<b>prompt/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('R. &amp; &lt;i&gt;Viewer&lt;/i&gt;')
  })

  it('stands alone: no script, nothing fetched', () => {
    expect(page).not.toMatch(/<link|<img|src=|url\(|@import|javascript:|\son\w+="/)
    expect(page).toContain("default-src 'none'")
  })

  it('draws counts by year with an accessible name, and nothing where there are none', () => {
    expect(page.match(/<svg /g)).toHaveLength(2)
    expect(page).toContain('aria-label="Advertisements by year: prompt engineer &#60;script&#62;"')
    expect(page).toContain('2024: 1 advertisement; 2025: 6 advertisements; 2026: 17 advertisements.')
  })

  it('renders with nothing decided, and with nothing at all', () => {
    const empty = { ...publication, titles: [], counts: [], runs: [], adSources: [] }
    const pages = [
      render({ ...revision, proposals: proposals.filter(({ state }) => state === 'Open') }),
      render({ publication: empty, proposals: [], growth: new Map() }),
    ]
    for (const one of pages) expect(one).toContain('Reviewers have accepted none yet.')
    expect(pages[1]).toContain('None: every proposal has been decided.')
  })
})

describe('revisionSheets', () => {
  const sheets = revisionSheets(revision)

  it('has one row a proposal, and all parts on sheets of their own', () => {
    expect(sheets.map(({ name, rows }) => [name, rows.length]).slice(0, -1)).toEqual([
      ['Proposals', 4],
      ['Titles', 12],
      ['Counts', 9],
      ['Nearest groups', 6],
      ['Verdicts', 4],
    ])
    expect(sheets.at(-1)?.name).toBe('Metadata')
    expect(sheets[0]?.rows.map((row) => row.slice(0, 6))).toEqual([
      ['A1', 'prompt engineer <script>', 'Accepted', 3, 24, 11],
      ['A2', 'drone light show choreographer', 'Accepted', 3, 24, 4],
      ['O1', 'water sommelier', 'Open', 3, 24, 2],
      ['R1', 'rock star', 'Rejected', 3, 24, 11],
    ])
  })

  it('gives every row as many cells as there are columns', () => {
    for (const { columns, rows } of sheets) for (const row of rows) expect(row).toHaveLength(columns.length)
  })
})
