import type { Cluster } from '../model/detection.js'
import type { StoredAd } from '../store/port.js'

/** All vacancies of the sources by year, oldest first: what a cluster's counts are shares of. */
export async function adsByPeriod(ads: AsyncIterable<StoredAd>): Promise<Cluster['counts']> {
  const counts = new Map<string, number>()
  for await (const { date, normalTitle, ads: number } of ads) {
    if (date === null || normalTitle === '') continue
    const period = date.slice(0, 4)
    counts.set(period, (counts.get(period) ?? 0) + number)
  }
  return [...counts].map(([period, count]) => ({ period, ads: count })).sort((a, b) => (a.period < b.period ? -1 : 1))
}
