import { barChart } from '../charts/bars.js'
import type { MessageKey } from '../locale/catalogues.js'
import type { Locale } from '../locale/locale.js'
import type { Cluster, Growth, Proposal } from '../model/detection.js'
import type { Target } from '../pipeline/target.js'
import { labelFor } from './classifications.js'
import type { ShownProposal } from './double-coding/withheld-proposals.js'
import { proposalStateKeys } from './vocabulary.js'

export const proposalStates = ['all', 'Open', 'Accepted', 'Rejected'] as const

/** What reviewers choose from when they reject; a reason of their own may stand instead. */
export const rejectionReasons = [
  'rejection.exists',
  'rejection.skill',
  'rejection.seniority',
  'rejection.employer',
  'rejection.noise',
] as const satisfies readonly MessageKey[]

const adsOf = ({ counts, members }: Cluster): number =>
  counts.length > 0
    ? counts.reduce((sum, { ads }) => sum + ads, 0)
    : members.reduce((sum, { frequency }) => sum + frequency, 0)

/** How each proposal's share of all ads moved, by cluster id. */
export type GrowthOf = ReadonlyMap<string, Growth | null>

/**
 * By size, or by growth of the share of all ads: what surely grew most comes first, which is the lower bound of the ratio, so
 * that three ads after one do not go before three thousand after one thousand. Where growth is not known, by size at the end.
 */
export function sortProposals<T extends Proposal>(
  proposals: readonly T[],
  sort: 'size' | 'growth',
  growth: GrowthOf = new Map(),
): readonly T[] {
  const grown = ({ cluster }: Proposal) => (sort === 'size' ? 0 : (growth.get(cluster.id)?.low ?? -1))
  return [...proposals].sort((a, b) => grown(b) - grown(a) || adsOf(b.cluster) - adsOf(a.cluster))
}

const trendKeys: Record<Growth['trend'], MessageKey> = {
  growing: 'growth.growing',
  declining: 'growth.declining',
  transient: 'growth.transient',
  unclear: 'growth.unclear',
}

/** `growing: 3.1 times the share of all ads (2 to 4.8)`; `null` where it is not known. */
function growthText(growth: Growth | null | undefined, locale: Locale): string | null {
  if (growth === null || growth === undefined) return null
  const [ratio, low, high] = [growth.ratio, growth.low, growth.high].map((value) => Number(value.toPrecision(2)))
  const said = locale.text('growth.ratio', { ratio: ratio ?? 0, low: low ?? 0, high: high ?? 0 })
  return `${locale.text(trendKeys[growth.trend])}: ${said}`
}

const marks: Record<Proposal['state'], string> = { Open: 'open', Accepted: 'person', Rejected: 'unmatched-person' }

/** A proposal in the list. */
export function proposalRow(
  { cluster, state, withheld }: ShownProposal,
  growth: GrowthOf,
  target: Target,
  locale: Locale,
  href: string,
) {
  return {
    href,
    name: cluster.name,
    language: cluster.members[0]?.language ?? 'und',
    state: locale.text(proposalStateKeys[state]),
    mark: marks[state],
    ads: adsOf(cluster),
    titles: cluster.members.length + withheld,
    withheld,
    employers: cluster.employers,
    largestShare: cluster.largestEmployerShare,
    oneEmployer: cluster.largestEmployerShare > 0.5 && adsOf(cluster) > 1,
    growth: growthText(growth.get(cluster.id), locale),
    languages: languagesOf(cluster, locale),
    nearest: nearestItems(cluster, target, locale).slice(0, 2),
    barsSvg: yearBars(cluster, locale, { width: 150, height: 64 }),
  }
}

/** A proposal with its evidence, as a committee would read it. */
export function proposalPage(proposal: ShownProposal, growth: GrowthOf, target: Target, locale: Locale, path: string) {
  const { cluster, state, verdicts } = proposal
  return {
    ...proposalRow(proposal, growth, target, locale, ''),
    back: `${path}/new-occupations`,
    action: `${path}/new-occupations/${encodeURIComponent(cluster.id)}`,
    isOpen: state === 'Open',
    cohesion: locale.probability(cluster.cohesion),
    nearestAll: nearestItems(cluster, target, locale),
    chartSvg: yearBars(cluster, locale, { width: 420, height: 150 }),
    members: cluster.members.map((member) => ({
      ...member,
      languageName: locale.languageName(member.language),
      href: `${path}/desk/${encodeURIComponent(member.titleId)}?state=all`,
    })),
    verdicts: [...verdicts].reverse().map((verdict) => ({
      what: locale.text(`verdict.${verdict.verdict}`),
      reason: verdict.reason,
      reviewer: verdict.reviewer,
      at: verdict.at,
      when: locale.time(verdict.at),
    })),
  }
}

const nearestItems = (cluster: Cluster, target: Target, locale: Locale) =>
  cluster.nearest.map(({ code, similarity, matchedTitle }) => ({
    code,
    label: labelFor(target.items.get(code)?.labels ?? {}, locale.tag),
    similarity: locale.probability(similarity),
    matchedTitle,
  }))

const languagesOf = (cluster: Cluster, locale: Locale): string =>
  [...new Set(cluster.members.map(({ language }) => language))].map((tag) => locale.languageName(tag)).join(', ')

function yearBars(cluster: Cluster, locale: Locale, size: { readonly width: number; readonly height: number }) {
  if (cluster.counts.length === 0) return null
  const counted = cluster.counts.map(({ period, ads }) => `${period}: ${locale.number(ads)}`).join(', ')
  return barChart({
    title: locale.text('proposals.chart', { name: cluster.name }),
    description: counted,
    bars: cluster.counts.map(({ period, ads }) => ({ label: period, value: ads })),
    format: (value) => locale.number(value),
    ...size,
  })
}
