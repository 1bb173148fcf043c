import type { Cluster, Growth } from '../model/detection.js'

type Counts = Cluster['counts']

/** Width of a 95 % interval in standard errors. */
const standardErrors = 1.96
/** A peak counts as past when the last share is below this part of it: small dips of large numbers are sure, too. */
const fallenBelow = 0.5

/**
 * How a cluster's share of all ads moved. `allAds` counts every ad of the sources by period, matched or not: raw counts
 * grow with the source. Sources that changed what they cover are not corrected for. `null` with fewer than two periods
 * in which anything was advertised, or without an ad of the cluster in any.
 */
export function growth(counts: Counts, allAds: Counts): Growth | null {
  const own = new Map(counts.map(({ period, ads }) => [period, ads]))
  const periods = allAds
    .filter(({ ads }) => ads > 0)
    .map(({ period, ads }) => ({ period, ads: own.get(period) ?? 0, all: ads }))
    .sort((a, b) => (a.period < b.period ? -1 : 1))
  const first = periods[0]
  const last = periods.at(-1)
  if (first === undefined || last === undefined || first === last) return null
  if (periods.every(({ ads }) => ads === 0)) return null
  const change = compared(first, last)
  const between = periods.slice(1, -1)
  return {
    firstPeriod: first.period,
    lastPeriod: last.period,
    firstShare: first.ads / first.all,
    lastShare: last.ads / last.all,
    ...change,
    trend: between.some((peak) => isAbove(peak, first) && hasFallen(peak, last)) ? 'transient' : trendOf(change),
  }
}

interface PeriodCount {
  readonly period: string
  readonly ads: number
  readonly all: number
}

/** Ratio of two rates with its interval on the logarithmic scale, half an ad added to each count. */
function compared(from: PeriodCount, to: PeriodCount): Pick<Growth, 'ratio' | 'low' | 'high'> {
  const [before, after] = [from.ads + 0.5, to.ads + 0.5]
  const ratio = after / (to.all + 0.5) / (before / (from.all + 0.5))
  const spread = Math.exp(standardErrors * Math.sqrt(1 / before + 1 / after))
  return { ratio, low: ratio / spread, high: ratio * spread }
}

const isAbove = (peak: PeriodCount, end: PeriodCount): boolean => compared(end, peak).low > 1

const hasFallen = (peak: PeriodCount, last: PeriodCount): boolean =>
  isAbove(peak, last) && last.ads / last.all < (fallenBelow * peak.ads) / peak.all

function trendOf({ low, high }: Pick<Growth, 'low' | 'high'>): Growth['trend'] {
  if (low > 1) return 'growing'
  return high < 1 ? 'declining' : 'unclear'
}
