import type { ExplainedDeparture } from '../model/departure.js'
import type { ExplainedColumn } from './explained-sheet.js'
import { labelsOf, type Publication } from './publication.js'
import { languageName, rounded } from './wording.js'

const standingWords = {
  reviewer: 'reviewer',
  finding: 'machine, not reviewed',
  open: 'machine, too unsure to stand',
} as const

const chance = (probability: number | null): number | null => (probability === null ? null : rounded(probability))

/** Titles that lie elsewhere than their own code says: what whoever maintains a classification looks for. */
export function departureColumns({ target, language }: Publication): readonly ExplainedColumn<ExplainedDeparture>[] {
  const targetTitle = labelsOf(target, language)
  return [
    { header: 'Source code', width: 13, meaning: 'Code of the source item, as published.', cell: ({ code }) => code },
    { header: 'Title', width: 44, meaning: 'Its label or one of its index entries.', cell: ({ text }) => text },
    {
      header: 'Language',
      width: 14,
      meaning: 'Language of the title.',
      cell: (row) => languageName(row.language),
    },
    {
      header: 'Code names',
      width: 13,
      meaning: "The target group that the first four digits of the item's own code name.",
      cell: ({ namedCode }) => namedCode,
    },
    { header: 'Title of it', width: 40, meaning: 'Its title.', cell: ({ namedCode }) => targetTitle(namedCode) },
    {
      header: 'Its probability',
      width: 13,
      meaning: 'Calibrated probability of that group; blank where it was not among the candidates kept.',
      cell: ({ named }) => chance(named.probability),
    },
    {
      header: 'Mapped to',
      width: 13,
      meaning: 'The target group that stands for the title, or is put forward.',
      cell: ({ mappedCode }) => mappedCode,
    },
    { header: 'Title of that', width: 40, meaning: 'Its title.', cell: ({ mappedCode }) => targetTitle(mappedCode) },
    {
      header: 'That probability',
      width: 13,
      meaning: "The machine's calibrated probability of the group mapped, whoever decided.",
      cell: ({ mapped }) => chance(mapped.probability),
    },
    {
      header: 'Nearest index title',
      width: 40,
      meaning: 'The index title of the group mapped that is nearest to the title; blank where none was near.',
      cell: ({ mapped }) => mapped.nearest,
    },
    {
      header: 'Shared digits',
      width: 9,
      meaning: 'Leading digits that the two groups share: 0 is another major group, 3 the same minor group.',
      cell: ({ sharedDigits }) => sharedDigits,
    },
    { header: 'Basis', width: 26, meaning: 'Whose word it is.', cell: ({ standing }) => standingWords[standing] },
  ]
}
