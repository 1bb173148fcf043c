import { barChart } from '../charts/bars.js'
import type { Cluster, ClusterMember, Growth, ProposalVerdict } from '../model/detection.js'
import type { Settlement } from '../model/review.js'
import { labelsOf, type Publication } from './publication.js'
import { frequencyOf, type NumberedProposal } from './revision.js'
import { countsSentence, trendSentence, trendWords } from './trend-sentence.js'
import { countText, languageName, numberText, percentText } from './wording.js'

/** A proposal as the committee reads it. All text is plain; `chart` alone is SVG of our own making. */
export interface Dossier {
  readonly number: string
  readonly clusterId: string
  readonly name: string
  /** One name for each language that is met, most frequent first. */
  readonly names: readonly { readonly tag: string; readonly language: string; readonly text: string }[]
  readonly members: readonly {
    readonly text: string
    readonly tag: string
    readonly language: string
    readonly ads: string
  }[]
  /** Members not listed, in words; `null` when all are. */
  readonly moreMembers: string | null
  readonly titles: string
  readonly ads: string
  readonly employers: string
  readonly largestShare: string
  /** True where one employer placed so many ads that the words may be its own. */
  readonly oneEmployer: boolean
  readonly trend: string
  readonly trendSentence: string
  /** `null` where members have no dated ads. */
  readonly chart: string | null
  readonly cohesion: string
  readonly nearest: readonly {
    readonly code: string
    readonly title: string
    readonly similarity: string
    readonly matchedTitle: string
  }[]
  readonly nearestCode: string
  readonly why: readonly string[]
  readonly verdicts: readonly {
    readonly verdict: string
    readonly reviewer: string
    readonly at: string
    readonly reason: string
  }[]
}

/** Titles printed with a proposal; the workbook has all. */
const membersPrinted = 12
/** One employer's share of the ads from which a reader is warned. */
const oneEmployerFrom = 0.5

/** `settlements` says by title id what stands for a title. */
export function dossierOf(
  { number, proposal }: NumberedProposal,
  publication: Publication,
  settlements: ReadonlyMap<string, Settlement>,
  growth: Growth | null,
): Dossier {
  const { cluster, verdicts } = proposal
  const { members, counts, nearest } = cluster
  const targetTitle = labelsOf(publication.target, publication.language)
  const more = members.length - membersPrinted
  return {
    number,
    clusterId: cluster.id,
    name: cluster.name,
    names: namesByLanguage(members),
    members: members.slice(0, membersPrinted).map(({ text, language, frequency }) => ({
      text,
      tag: language,
      language: languageName(language),
      ads: numberText(frequency),
    })),
    moreMembers: more > 0 ? `and ${countText(more, 'more title')}, listed in the workbook` : null,
    titles: numberText(members.length),
    ads: numberText(frequencyOf(cluster)),
    employers: numberText(cluster.employers),
    largestShare: cluster.employers === 0 ? 'not known' : percentText(cluster.largestEmployerShare),
    oneEmployer: cluster.employers > 0 && cluster.largestEmployerShare >= oneEmployerFrom,
    trend: trendWords(growth),
    trendSentence: trendSentence(growth),
    chart: counts.length === 0 ? null : chartOf(cluster),
    cohesion: cluster.cohesion.toFixed(2),
    nearest: nearest.map(({ code, similarity, matchedTitle }) => ({
      code,
      title: targetTitle(code),
      similarity: similarity.toFixed(2),
      matchedTitle,
    })),
    nearestCode: nearest[0]?.code ?? 'none',
    why: whyNowhere(cluster, settlements, targetTitle),
    verdicts: verdicts.map(verdictLine),
  }
}

const verdictWords: Readonly<Record<ProposalVerdict['verdict'], string>> = {
  Accept: 'Accepted',
  Reject: 'Rejected',
  Reopen: 'Reopened',
}

export const verdictLine = ({ verdict, reviewer, at, reason }: ProposalVerdict): Dossier['verdicts'][number] => ({
  verdict: verdictWords[verdict],
  reviewer,
  at: at.slice(0, 10),
  reason,
})

/** Members come most frequent first, so the first of a language names it. */
function namesByLanguage(members: readonly ClusterMember[]): Dossier['names'] {
  const first = new Map<string, string>()
  for (const { language, text } of members) if (!first.has(language)) first.set(language, text)
  return [...first].map(([tag, text]) => ({ tag, language: languageName(tag), text }))
}

const chartOf = ({ name, counts }: Cluster): string =>
  barChart({
    title: `Advertisements by year: ${name}`,
    description: countsSentence(counts),
    bars: counts.map(({ period, ads }) => ({ label: period, value: ads })),
    format: numberText,
  })

/** Why no group takes these titles, from what is on file: who judged them so, and how far the nearest group is. */
function whyNowhere(
  { members, nearest }: Cluster,
  settlements: ReadonlyMap<string, Settlement>,
  targetTitle: (code: string) => string,
): readonly string[] {
  const own = members.flatMap(({ titleId }) => settlements.get(titleId) ?? [])
  const judged = own.filter((settlement) => settlement.kind === 'Unmatched' && settlement.by === 'reviewer').length
  const found = own.filter((settlement) => settlement.kind === 'Unmatched' && settlement.by === 'finding').length
  const open = own.filter(({ kind }) => kind === 'Open').length
  const of = `of ${countText(members.length, 'title')}`
  const best = nearest[0]
  return [
    ...(judged > 0 ? [`For ${numberText(judged)} ${of}, a reviewer found that no group fits.`] : []),
    ...(found > 0
      ? [`For ${numberText(found)} ${of}, the machine found that no group fits; nobody has reviewed them.`]
      : []),
    ...(open > 0 ? [`For ${numberText(open)} ${of}, no group was probable enough to stand.`] : []),
    best === undefined
      ? 'No group of the target has an index title near these titles.'
      : `The nearest group, ${best.code} ${targetTitle(best.code)}, has as its nearest index title “${best.matchedTitle}”, at a similarity of ${best.similarity.toFixed(2)} (1 is identical).`,
  ]
}
