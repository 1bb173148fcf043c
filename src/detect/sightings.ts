import { fold } from '../text/fold.js'
import type { Cluster } from '../model/detection.js'
import type { Sighting } from './unmatched-title.js'

/** Ads by period for each of `periods`: a period without ads is a zero, not a gap. */
export function countsByPeriod(sightings: readonly Sighting[], periods: readonly string[]): Cluster['counts'] {
  const counts = new Map(periods.map((period) => [period, 0]))
  for (const { period, ads } of sightings) if (period !== null) counts.set(period, (counts.get(period) ?? 0) + ads)
  return [...counts].map(([period, ads]) => ({ period, ads }))
}

/** The periods in which anything at all was advertised, oldest first. */
export const periodsOf = (sightings: readonly Sighting[]): readonly string[] =>
  [...new Set(sightings.flatMap(({ period }) => (period === null ? [] : [period])))].sort()

/**
 * How many employers placed the ads, and the largest one's share of the ads that name an employer. The same name in
 * another case or with other punctuation is the same employer. Without any name: 0 and 0.
 */
export function employersOf(sightings: readonly Sighting[]): Pick<Cluster, 'employers' | 'largestEmployerShare'> {
  const ads = new Map<string, number>()
  for (const sighting of sightings) {
    const employer = fold(sighting.employer ?? '')
    if (employer !== '') ads.set(employer, (ads.get(employer) ?? 0) + sighting.ads)
  }
  const counts = [...ads.values()]
  const all = counts.reduce((sum, count) => sum + count, 0)
  return { employers: counts.length, largestEmployerShare: all === 0 ? 0 : Math.max(...counts) / all }
}
