import { z } from 'zod'
import { answer, body, count, list, share, time } from '../named-schema.js'

const verdictWord = z.enum(['Accept', 'Reject', 'Reopen'])

export const proposal = answer(
  'Proposal',
  'A cluster of titles put before reviewers as a possible new occupation.',
  z.object({
    cluster: z.object({
      id: z.string(),
      name: z.string(),
      members: list(
        z.object({ titleId: z.string(), text: z.string(), language: z.string(), frequency: z.number() }),
      ).describe('Most frequent first'),
      counts: list(z.object({ period: z.string(), ads: count })),
      employers: count,
      largestEmployerShare: share,
      nearest: list(z.object({ code: z.string(), similarity: z.number(), matchedTitle: z.string() })),
      cohesion: z.number(),
    }),
    withheld: count.describe('Members left out: the caller still has to code them without sight of the machine'),
    state: z.enum(['Open', 'Accepted', 'Rejected']),
    verdicts: list(
      z.object({
        id: z.string(),
        clusterId: z.string(),
        verdict: verdictWord,
        reason: z.string(),
        reviewer: z.string(),
        at: time,
      }),
    ),
  }),
)

export const proposals = answer('Proposals', 'All proposals, largest first.', z.object({ proposals: list(proposal) }))

export const verdict = body(
  'Verdict',
  'What reviewers make of a cluster.',
  z.object({ verdict: verdictWord, reason: z.string().max(1000).default('') }),
)
