import { describe, expect, it } from 'vitest'
import type { Growth, Proposal } from '../../src/model/detection.js'
import { sortProposals } from '../../src/server/proposal-view.js'

const proposal = (id: string, ads: readonly number[]): Proposal => ({
  cluster: {
    ...{ id, name: id, members: [], employers: 1, largestEmployerShare: 1, nearest: [], cohesion: 1 },
    counts: ads.map((count, at) => ({ period: String(2023 + at), ads: count })),
  },
  state: 'Open',
  verdicts: [],
})
const growth = (low: number): Growth => ({
  ...{ firstPeriod: '2023', lastPeriod: '2024', firstShare: 0.1, lastShare: 0.2, ratio: low * 2, low, high: low * 4 },
  trend: low > 1 ? 'growing' : 'unclear',
})

describe('proposals sorted by growth', () => {
  it('go by what their share surely grew, not by counts; what is not known comes last, by size', () => {
    const all = [proposal('few', [1, 9]), proposal('many', [1000, 4000]), proposal('old', [9, 9]), proposal('new', [8])]
    const known = new Map([
      ['few', growth(1.1)],
      ['many', growth(3.5)],
      ['old', null],
    ])
    expect(sortProposals(all, 'growth', known).map(({ cluster }) => cluster.id)).toEqual(['many', 'few', 'old', 'new'])
    expect(sortProposals(all, 'size', known).map(({ cluster }) => cluster.id)).toEqual(['many', 'old', 'few', 'new'])
  })
})
