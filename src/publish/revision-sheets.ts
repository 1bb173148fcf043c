import type { Sheet } from '../files/sheet.js'
import type { ClusterMember, Growth, NearestItem, ProposalVerdict } from '../model/detection.js'
import { verdictLine } from './dossier.js'
import { explainedSheet, type ExplainedColumn, type ExplainedSheet } from './explained-sheet.js'
import { metadataSheet } from './metadata-sheet.js'
import { labelsOf, sampleWarning } from './publication.js'
import { frequencyOf, numberedProposals, type NumberedProposal, type Revision } from './revision.js'
import { trendWords } from './trend-sentence.js'
import { languageName, rounded } from './wording.js'

/** The revision report as a workbook: one row a proposal, with all titles, counts, near groups and verdicts on their own sheets. */
export function revisionSheets(revision: Revision): readonly Sheet[] {
  const { publication, proposals } = revision
  const notice = sampleWarning(publication)
  const numbered = numberedProposals(proposals)
  const targetTitle = labelsOf(publication.target, publication.language)
  const sheets: readonly ExplainedSheet[] = [
    explainedSheet('Proposals', proposalColumns(revision, targetTitle), numbered, notice),
    explainedSheet(
      'Titles',
      [...whichProposal, ...memberColumns],
      each(numbered, ({ members }) => members),
      notice,
    ),
    explainedSheet(
      'Counts',
      [...whichProposal, ...countColumns],
      each(numbered, ({ counts }) => counts),
      notice,
    ),
    explainedSheet(
      'Nearest groups',
      [...whichProposal, ...nearestColumns(targetTitle)],
      each(numbered, ({ nearest }) => nearest),
      notice,
    ),
    explainedSheet(
      'Verdicts',
      [...whichProposal, ...verdictColumns],
      numbered.flatMap((of) => of.proposal.verdicts.map((part) => ({ of, part }))),
      notice,
    ),
  ]
  return [
    ...sheets.map(({ sheet }) => sheet),
    metadataSheet(
      publication,
      sheets.map(({ meaning }) => meaning),
    ),
  ]
}

/** A part of a proposal with the proposal it belongs to. */
interface Part<T> {
  readonly of: NumberedProposal
  readonly part: T
}

const each = <T>(
  numbered: readonly NumberedProposal[],
  parts: (cluster: NumberedProposal['proposal']['cluster']) => readonly T[],
): readonly Part<T>[] => numbered.flatMap((of) => parts(of.proposal.cluster).map((part) => ({ of, part })))

type Columns<Row> = readonly ExplainedColumn<Row>[]

const whichProposal: Columns<Part<unknown>> = [
  { header: 'Number', width: 9, meaning: 'Number of the proposal in the report.', cell: ({ of }) => of.number },
  { header: 'Proposal', width: 36, meaning: 'Its name.', cell: ({ of }) => of.proposal.cluster.name },
]

function proposalColumns({ growth }: Revision, targetTitle: (code: string) => string): Columns<NumberedProposal> {
  const growthOf = ({ proposal }: NumberedProposal): Growth | null => growth.get(proposal.cluster.id) ?? null
  const nearestOf = ({ proposal }: NumberedProposal) => proposal.cluster.nearest[0]
  const lastOf = ({ proposal }: NumberedProposal) => {
    const last = proposal.verdicts.at(-1)
    return last === undefined ? null : verdictLine(last)
  }
  return [
    { header: 'Number', width: 9, meaning: 'A: accepted, O: open, R: rejected.', cell: ({ number }) => number },
    {
      header: 'Proposal',
      width: 36,
      meaning: 'The title that stands for it.',
      cell: ({ proposal }) => proposal.cluster.name,
    },
    { header: 'State', width: 11, meaning: 'What reviewers made of it.', cell: ({ proposal }) => proposal.state },
    {
      header: 'Titles',
      width: 8,
      meaning: 'Distinct titles.',
      cell: ({ proposal }) => proposal.cluster.members.length,
    },
    {
      header: 'Ads',
      width: 8,
      meaning: 'Advertisements or workers behind them.',
      cell: ({ proposal }) => frequencyOf(proposal.cluster),
    },
    {
      header: 'Employers',
      width: 10,
      meaning: 'Employers that the advertisements name.',
      cell: ({ proposal }) => proposal.cluster.employers,
    },
    {
      header: 'Largest share',
      width: 12,
      meaning: 'Share of the advertisements naming an employer that the largest one placed, 0 to 1.',
      cell: ({ proposal }) => rounded(proposal.cluster.largestEmployerShare),
    },
    {
      header: 'Trend',
      width: 22,
      meaning: 'How its share of all advertisements moved.',
      cell: (one) => trendWords(growthOf(one)),
    },
    {
      header: 'Ratio',
      width: 8,
      meaning: 'Share of all advertisements in the last period over the first, half an advertisement added to both.',
      cell: (one) => roundedOrNull(growthOf(one)?.ratio),
    },
    {
      header: 'Ratio from',
      width: 10,
      meaning: 'Lower bound of its 95% interval.',
      cell: (one) => roundedOrNull(growthOf(one)?.low),
    },
    {
      header: 'Ratio to',
      width: 10,
      meaning: 'Upper bound of its 95% interval.',
      cell: (one) => roundedOrNull(growthOf(one)?.high),
    },
    {
      header: 'Cohesion',
      width: 10,
      meaning: 'Mean similarity of its titles to their centre, 0 to 1.',
      cell: ({ proposal }) => rounded(proposal.cluster.cohesion),
    },
    {
      header: 'Nearest code',
      width: 12,
      meaning: 'The target group nearest to it.',
      cell: (one) => nearestOf(one)?.code ?? null,
    },
    {
      header: 'Nearest title',
      width: 40,
      meaning: 'Title of that group.',
      cell: (one) => {
        const nearest = nearestOf(one)
        return nearest === undefined ? null : targetTitle(nearest.code)
      },
    },
    {
      header: 'Similarity',
      width: 10,
      meaning: 'Cosine similarity of its nearest index title, 1 is identical.',
      cell: (one) => roundedOrNull(nearestOf(one)?.similarity),
    },
    {
      header: 'Reviewer',
      width: 18,
      meaning: 'Who gave the last verdict.',
      cell: (one) => lastOf(one)?.reviewer ?? null,
    },
    { header: 'Decided on', width: 12, meaning: 'When.', cell: (one) => lastOf(one)?.at ?? null },
    { header: 'Reason', width: 60, meaning: 'Why.', cell: (one) => lastOf(one)?.reason ?? null },
    {
      header: 'Identifier',
      width: 19,
      meaning: 'The same for the same titles, in every version.',
      cell: ({ proposal }) => proposal.cluster.id,
    },
  ]
}

const roundedOrNull = (value: number | undefined): number | null => (value === undefined ? null : rounded(value))

const memberColumns: Columns<Part<ClusterMember>> = [
  { header: 'Title', width: 50, meaning: 'A title that belongs to it.', cell: ({ part }) => part.text },
  { header: 'Language', width: 14, meaning: 'Its language.', cell: ({ part }) => languageName(part.language) },
  { header: 'Ads', width: 8, meaning: 'Advertisements or workers behind it.', cell: ({ part }) => part.frequency },
]

const countColumns: Columns<Part<{ readonly period: string; readonly ads: number }>> = [
  { header: 'Period', width: 9, meaning: 'Year of the advertisements.', cell: ({ part }) => part.period },
  { header: 'Ads', width: 8, meaning: 'Advertisements in it.', cell: ({ part }) => part.ads },
]

const nearestColumns = (targetTitle: (code: string) => string): Columns<Part<NearestItem>> => [
  { header: 'Code', width: 9, meaning: 'Code of a near target group.', cell: ({ part }) => part.code },
  { header: 'Title', width: 44, meaning: 'Its title.', cell: ({ part }) => targetTitle(part.code) },
  {
    header: 'Similarity',
    width: 10,
    meaning: 'Cosine similarity of its nearest index title.',
    cell: ({ part }) => rounded(part.similarity),
  },
  { header: 'Nearest index title', width: 44, meaning: 'That index title.', cell: ({ part }) => part.matchedTitle },
]

const verdictColumns: Columns<Part<ProposalVerdict>> = [
  {
    header: 'Verdict',
    width: 11,
    meaning: 'What a reviewer decided; the last one stands.',
    cell: ({ part }) => verdictLine(part).verdict,
  },
  { header: 'Reviewer', width: 18, meaning: 'Who.', cell: ({ part }) => part.reviewer },
  { header: 'At', width: 22, meaning: 'When, in UTC.', cell: ({ part }) => part.at },
  { header: 'Reason', width: 70, meaning: 'Why.', cell: ({ part }) => part.reason },
]
