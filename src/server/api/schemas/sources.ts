import { z } from 'zod'
import { answer, count, list, time } from '../named-schema.js'

export const sourceDescription = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  country: z.string(),
  languages: list(z.string()),
  version: z.string(),
  licence: z.string(),
  origin: z.string(),
  sample: z.boolean(),
})

export const refusedRow = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int(),
  reason: z.string(),
  text: z.string(),
})

export const ingestReport = z.object({
  file: z.string(),
  rowsIn: count,
  kept: count,
  duplicates: count,
  refused: list(refusedRow),
  bannerRows: count,
  headerRows: count,
  blankRows: count,
  remarks: list(z.string()),
})

export const source = answer(
  'Source',
  'A source as stored, with what became of its rows: rowsIn = kept + duplicates + refused.',
  z.object({
    description: sourceDescription,
    kind: z.enum(['classification', 'index', 'ads', 'correspondence']),
    ingestedAt: time,
    report: ingestReport,
  }),
)

export const sources = answer('Sources', 'All sources of the workspace.', z.object({ sources: list(source) }))
