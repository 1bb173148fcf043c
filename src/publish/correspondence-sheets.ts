import type { Sheet } from '../files/sheet.js'
import type { OpenCase } from '../model/correspondence.js'
import { departureColumns } from './departures-sheet.js'
import { explainedSheet, type ExplainedColumn, type ExplainedSheet } from './explained-sheet.js'
import { metadataSheet } from './metadata-sheet.js'
import { inOrder, labelsOf, sampleWarning, type Publication, type PublishedTitle } from './publication.js'
import { rowsBySource, rowsByTarget, type TableRow } from './table-rows.js'
import { basisWords, languageName, reasonSentence, relationFromTarget, relationSentence, rounded } from './wording.js'

/**
 * The correspondence table as statistical offices lay it out: one sheet for each direction with `p` where only a part of
 * an item corresponds, the open cases, departures from the target where the codes derive from its codes, ad titles where
 * there are any, and metadata. Codes are text.
 */
export function correspondenceSheets(publication: Publication): readonly Sheet[] {
  const notice = sampleWarning(publication)
  const ads = publication.titles.filter(
    ({ title, settlement }) => title.origin.kind === 'Ad' && settlement.kind !== 'Open',
  )
  const sheets: readonly ExplainedSheet[] = [
    explainedSheet('Correspondence', bySource, rowsBySource(publication), notice),
    explainedSheet('By target', byTarget, rowsByTarget(publication), notice),
    explainedSheet('Open cases', openCaseColumns(publication), publication.correspondence.openCases, notice),
    ...(publication.departures.length === 0
      ? []
      : [explainedSheet('Departures', departureColumns(publication), publication.departures, notice)]),
    ...(ads.length === 0 ? [] : [explainedSheet('Ads', adColumns(publication), inAdOrder(ads), notice)]),
  ]
  const meanings = sheets.map(({ meaning }) => meaning)
  return [...sheets.map(({ sheet }) => sheet), metadataSheet(publication, meanings)]
}

const partial = (isPartial: boolean | undefined): string | null => (isPartial === true ? 'p' : null)

type TableColumn = ExplainedColumn<TableRow>

const sourceColumns: readonly TableColumn[] = [
  { header: 'Source code', width: 13, meaning: 'Code of the source item, as text.', cell: (row) => row.sourceCode },
  {
    header: 'Source title',
    width: 44,
    meaning: "Label of the source item in the source's first language.",
    cell: (row) => row.sourceTitle,
  },
  {
    header: 'Source partial',
    width: 9,
    meaning: 'p: the source item has other target groups too, so only a part of it lies in this one.',
    cell: (row) => partial(row.association?.sourcePartial),
  },
]

const targetColumns: readonly TableColumn[] = [
  { header: 'Target code', width: 13, meaning: 'Code of the target group, as text.', cell: (row) => row.targetCode },
  { header: 'Target title', width: 44, meaning: 'Title of the target group.', cell: (row) => row.targetTitle },
  {
    header: 'Target partial',
    width: 9,
    meaning: 'p: the target group receives other source items too, so only a part of it comes from this one.',
    cell: (row) => partial(row.association?.targetPartial),
  },
]

const relationColumns = (sentences: typeof relationSentence): readonly TableColumn[] => [
  {
    header: 'Relation',
    width: 14,
    meaning:
      'SKOS mapping relation from the source item to the target group; blank where it was not asked, as for a group that only index entries reach.',
    cell: (row) => row.association?.relation ?? null,
  },
  {
    header: 'Relation in words',
    width: 38,
    meaning: 'The same relation as a sentence.',
    cell: ({ association }) => (association?.relation ? sentences[association.relation] : null),
  },
]

const evidenceColumns: readonly TableColumn[] = [
  {
    header: 'Titles',
    width: 8,
    meaning: 'How many titles of the source item, its own label and its index entries, lie in the target group.',
    cell: (row) => row.association?.titles ?? null,
  },
  {
    header: 'Basis',
    width: 21,
    meaning:
      'reviewer: people decided all of these titles. machine, not reviewed: at least one stands by its probability alone.',
    cell: ({ association }) => (association === null ? null : basisWords[association.by]),
  },
  {
    header: 'Probability',
    width: 11,
    meaning: 'The lowest calibrated probability among the titles that nobody reviewed; blank where people decided all.',
    cell: ({ association }) => (association?.probability == null ? null : rounded(association.probability)),
  },
  {
    header: 'Remark',
    width: 60,
    meaning:
      'Where a relation contradicts the table around it, which titles make a partial link, or why nothing corresponds.',
    cell: ({ remark }) => (remark === '' ? null : remark),
  },
]

const bySource = [...sourceColumns, ...targetColumns, ...relationColumns(relationSentence), ...evidenceColumns]
const byTarget = [...targetColumns, ...sourceColumns, ...relationColumns(relationFromTarget), ...evidenceColumns]

function openCaseColumns({ source, target, language }: Publication): readonly ExplainedColumn<OpenCase>[] {
  const sourceTitle = labelsOf(source)
  const targetTitle = labelsOf(target, language)
  return [
    { header: 'Source code', width: 13, meaning: 'Code of the source item.', cell: ({ sourceCode }) => sourceCode },
    {
      header: 'Source title',
      width: 40,
      meaning: 'Label of the source item.',
      cell: ({ sourceCode }) => (sourceCode === null ? null : sourceTitle(sourceCode)),
    },
    {
      header: 'Title',
      width: 44,
      meaning: 'The title that is open: the label or one of its index entries.',
      cell: ({ text }) => text,
    },
    {
      header: 'State',
      width: 12,
      meaning: 'no group fits: nothing in the target corresponds. open: not decided.',
      cell: ({ kind }) => (kind === 'Unmatched' ? 'no group fits' : 'open'),
    },
    { header: 'Reason', width: 48, meaning: 'Why it is open.', cell: ({ reason }) => reasonSentence(reason) },
    {
      header: 'Best candidate',
      width: 13,
      meaning: 'The most probable target group so far.',
      cell: ({ bestCode }) => bestCode,
    },
    {
      header: 'Candidate title',
      width: 44,
      meaning: 'Its title.',
      cell: ({ bestCode }) => (bestCode === null ? null : targetTitle(bestCode)),
    },
    {
      header: 'Probability',
      width: 11,
      meaning: 'Calibrated probability of that candidate.',
      cell: ({ probability }) => (probability === null ? null : rounded(probability)),
    },
  ]
}

/** Most advertised first. */
const inAdOrder = (ads: readonly PublishedTitle[]): readonly PublishedTitle[] =>
  ads.toSorted((a, b) => b.title.frequency - a.title.frequency || inOrder(a.title.text, b.title.text))

function adColumns({ target, language }: Publication): readonly ExplainedColumn<PublishedTitle>[] {
  const targetTitle = labelsOf(target, language)
  return [
    {
      header: 'Title',
      width: 48,
      meaning: 'Title as advertised, normalised; identical ones are one row.',
      cell: ({ title }) => title.text,
    },
    {
      header: 'Language',
      width: 14,
      meaning: 'Language of the title.',
      cell: ({ title }) => languageName(title.language),
    },
    { header: 'Ads', width: 8, meaning: 'How many advertisements carry it.', cell: ({ title }) => title.frequency },
    {
      header: 'Target code',
      width: 13,
      meaning: 'The target group it lies in; blank where no group fits.',
      cell: ({ settlement }) => (settlement.kind === 'Associated' ? settlement.code : null),
    },
    {
      header: 'Target title',
      width: 44,
      meaning: 'Its title.',
      cell: ({ settlement }) => (settlement.kind === 'Associated' ? targetTitle(settlement.code) : 'no group fits'),
    },
    {
      header: 'Basis',
      width: 21,
      meaning: 'Who decided.',
      cell: ({ settlement }) => (settlement.kind === 'Open' ? null : basisWords[settlement.by]),
    },
    {
      header: 'Probability',
      width: 11,
      meaning: "The machine's calibrated probability for what it found, whoever decided.",
      cell: ({ finding }) => (finding === undefined ? null : rounded(finding.probability)),
    },
  ]
}
