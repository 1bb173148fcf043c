import { describe, expect, it } from 'vitest'
import type { OnlineJobAd } from '../../src/model/job-ad.js'
import { seededRandom } from '../../src/numbers/random.js'
import { adsByPeriod } from '../../src/pipeline/ads-by-period.js'
import { countedRemark, storedAds } from '../../src/pipeline/counted-ads.js'
import { adTitles } from '../../src/pipeline/gather-titles.js'
import type { StoredAd } from '../../src/store/port.js'

async function* each(ads: readonly StoredAd[]): AsyncGenerator<StoredAd> {
  for (const ad of ads) yield await Promise.resolve(ad)
}

const wordings = [
  'Cook (m/f)',
  'COOK',
  'cook - full time',
  'Cook, Lima',
  'Nurse',
  'Senior nurse',
  'NURSE (nights)',
  'Drone pilot',
  'Send us your CV',
  '***',
  'Cook / Baker',
]

/** Ads at random out of few titles, employers and days, so that many say the same. */
function adsAtRandom(seed: number, number: number): readonly OnlineJobAd[] {
  const random = seededRandom(seed)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  return Array.from({ length: number }, () => ({
    title: one(wordings),
    language: one(['en', 'en', 'es']),
    languageFrom: one(['declared', 'detected']),
    date: one([null, '2023', '2024-03', '2024-03-01', '2024-03-31', '2025-01-09']),
    employer: one([null, 'Bar', 'Casa', '-']),
    place: one([null, 'Lima', 'Cusco']),
    duties: one([null, null, 'Cooks', 'Nurses']),
  }))
}

/** What detection counts: ads by title, year and employer. */
function sightings(ads: readonly StoredAd[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { language, normalTitle, date, employer, ads: number } of ads) {
    const key = JSON.stringify([language, normalTitle, date?.slice(0, 4) ?? null, employer])
    counts.set(key, (counts.get(key) ?? 0) + number)
  }
  return counts
}

describe('counted ads', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'give the titles, frequencies and periods of ads kept one by one (%i)',
    async (seed) => {
      const ads = adsAtRandom(seed, 40 + seed * 60)
      const single = storedAds('s', ads, Infinity)
      const counted = storedAds('s', ads, 0)
      expect(single).toHaveLength(ads.length)
      expect(counted.length).toBeLessThan(ads.length)
      expect(counted.reduce((sum, { ads: number }) => sum + number, 0)).toBe(ads.length)
      expect(await adTitles('c', each(counted))).toEqual(await adTitles('c', each(single)))
      expect(await adsByPeriod(each(counted))).toEqual(await adsByPeriod(each(single)))
      expect(sightings(counted)).toEqual(sightings(single))
    },
  )

  it('keep no day and no place; few ads keep both', () => {
    const [ad] = adsAtRandom(1, 1)
    const full = { ...ad!, title: 'Cook', date: '2024-03-31', place: 'Lima', employer: 'Bar' }
    expect(storedAds('s', [full])).toMatchObject([{ date: '2024-03-31', place: 'Lima', ads: 1 }])
    const later = { ...full, date: '2024-03-02', place: 'Cusco' }
    expect(storedAds('s', [full, later, full], 3)).toMatchObject([{ date: '2024-03', place: null, ads: 3 }])
  })

  it('keep the first duties that an ad of the row tells', () => {
    const [ad] = adsAtRandom(1, 1)
    const said = (duties: string | null) => ({ ...ad!, title: 'Cook', duties })
    const kept = (ads: readonly OnlineJobAd[]) => storedAds('s', ads, 0).map(({ duties }) => duties)
    expect(kept([said(null), said('Cooks soup'), said('Bakes')])).toEqual(['Cooks soup'])
    expect(kept([said('Bakes'), said(null)])).toEqual(['Bakes'])
    expect(kept([said(null), said(null)])).toEqual([null])
  })

  it('tell what was made of them', () => {
    expect(countedRemark(3, 3)).toBeNull()
    expect(countedRemark(30, 3)).toContain('30 ads are kept as 3 rows')
  })
})
