import { z } from 'zod'
import { answer, count, list, share, time } from '../named-schema.js'

export const correspondence = answer(
  'Correspondence',
  'A mapping from one classification to another.',
  z.object({ id: z.string(), sourceId: z.string(), targetId: z.string() }),
)

export const correspondences = answer(
  'Correspondences',
  'All of the workspace.',
  z.object({ correspondences: list(correspondence) }),
)

export const progress = answer(
  'Progress',
  'Counts of titles; frequencies weigh them by ads or workers.',
  z.object({
    titles: count,
    frequency: z.number(),
    settled: list(z.object({ key: z.string(), titles: count, frequency: z.number() })).describe(
      'By what stands and who said so: `Associated/reviewer`, `Unmatched/finding`, `Open`',
    ),
    openByReason: list(z.object({ reason: z.string(), titles: count })),
    languages: list(z.object({ language: z.string(), titles: count })),
  }),
)

const shares = z.object({ reviewer: share, machine: share, open: share })

export const overview = answer(
  'Overview',
  'What the overview of a correspondence shows.',
  z.object({
    correspondence,
    sourceTitle: z.string(),
    targetTitle: z.string(),
    sample: z.boolean(),
    progress,
    settled: count,
    shares: z.object({ titles: shares, frequency: shares }),
    majorGroups: list(z.object({ source: z.string(), target: z.string(), titles: count })),
    runs: list(
      z.object({
        id: z.string(),
        correspondenceId: z.string(),
        step: z.enum(['map', 'detect']),
        startedAt: time,
        finishedAt: time.nullable(),
        inputHashes: z.record(z.string(), z.string()),
        settings: z.record(z.string(), z.string()),
        notes: list(z.string()),
      }),
    ).describe('Latest first'),
  }),
)
