import type { Cluster, Growth } from '../model/detection.js'
import { countText, numberText } from './wording.js'

const trends: Readonly<Record<Growth['trend'], string>> = {
  growing: 'growing',
  declining: 'declining',
  transient: 'risen and fallen again',
  unclear: 'no clear change',
}

export const trendWords = (growth: Growth | null): string => (growth === null ? 'not known' : trends[growth.trend])

/** How a cluster's share of all ads moved, in one sentence a committee can check. */
export function trendSentence(growth: Growth | null): string {
  if (growth === null) return 'There are too few dated advertisements to say whether it grows.'
  const { firstPeriod, lastPeriod, firstShare, lastShare, ratio, low, high } = growth
  const before = `${perThousand(firstShare)} of every 1,000 advertisements in ${firstPeriod}`
  const after = `${perThousand(lastShare)} in ${lastPeriod}`
  // From nothing there is no ratio worth printing, at most a least one.
  if (firstShare === 0 && low <= 1) return `${before}, ${after}: ${trends[growth.trend]}.`
  const change =
    firstShare === 0
      ? `at least ${shortText(low)} times the share`
      : `${shortText(ratio)} times the share (${shortText(low)} to ${shortText(high)})`
  return `${before}, ${after}: ${change}, at 95% confidence; ${trends[growth.trend]}.`
}

const perThousand = (share: number): string => shortText(share * 1000)

/** Two significant digits: the counts are not good for more. */
const shortText = (value: number): string => numberText(Number(value.toPrecision(2)))

/** The chart's description: every period with its count. */
export const countsSentence = (counts: Cluster['counts']): string =>
  `${counts.map(({ period, ads }) => `${period}: ${countText(ads, 'advertisement')}`).join('; ')}.`
