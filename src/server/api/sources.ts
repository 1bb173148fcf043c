import { z } from 'zod'
import { KnownError } from '../../errors.js'
import { operation, type Operation } from './operation.js'
import { source, sources } from './schemas/sources.js'

const shared = { method: 'get', tag: 'Sources' } as const

export const sourceOperations: readonly Operation[] = [
  operation({
    ...shared,
    path: '/api/sources',
    id: 'listSources',
    summary: 'All sources, with what became of their rows',
    answers: { 200: sources },
    failures: [],
    run: async ({ context }) => ({ json: { sources: await context.workspace.store.sources() } }),
  }),
  operation({
    ...shared,
    path: '/api/sources/{sourceId}',
    id: 'getSource',
    summary: 'A source with its refused rows',
    params: z.object({ sourceId: z.string() }),
    answers: { 200: source },
    failures: ['source/unknown'],
    run: async ({ params: { sourceId }, context }) => {
      const found = (await context.workspace.store.sources()).find(({ description }) => description.id === sourceId)
      if (found === undefined) throw new KnownError('source/unknown', { id: sourceId.slice(0, 100) })
      return { json: found }
    },
  }),
]
