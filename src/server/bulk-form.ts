import { z } from 'zod'
import { KnownError } from '../errors.js'
import type { BulkRequest } from '../pipeline/bulk-act.js'
import { filterOf, listStateFrom, queryOf, wholeList, type ListState } from './list-state.js'

const form = z.object({
  tolerable: z.coerce.number().min(0.1).max(50).default(5),
  confidence: z.coerce.number().min(50).max(99.9).default(95),
  allowed: z.coerce.number().int().min(0).max(50).default(1),
})

export type BulkTerms = z.infer<typeof form>

/** Tolerable share and confidence in percent, and how many of the sample may be wrong. Throws `review/bad-request`. */
export function bulkTerms(values: unknown): BulkTerms {
  const given = Object.entries(values as Readonly<Record<string, unknown>>).filter(([, value]) => value !== '')
  const parsed = form.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new KnownError('review/bad-request', { detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
}

/** What nobody has decided on yet, of what the filters show: people's decisions are never overruled in bulk. */
export function bulkList(query: Readonly<Record<string, unknown>>): ListState {
  const list = listStateFrom(query, wholeList)
  const state = list.state === 'open' ? 'open' : 'unreviewed'
  return { ...list, state, sort: 'queue', page: 1, sample: '', blind: '' }
}

export function bulkRequest(id: string, person: string, list: ListState, terms: BulkTerms): BulkRequest {
  return {
    ...{ correspondenceId: id, person, filter: filterOf(list), query: queryOf(list) },
    ...{ tolerable: terms.tolerable / 100, confidence: terms.confidence / 100, allowed: terms.allowed },
  }
}
