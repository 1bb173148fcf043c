import { z } from 'zod'
import { KnownError } from '../../errors.js'
import type { TitleChoice } from '../../pipeline/coding-task.js'
import { filterOf, listStateFrom, wholeList } from '../list-state.js'

const largestSeed = 2 ** 31 - 1
const emptyIsNull = (value: unknown) => (value === '' ? null : value)

const form = z.object({
  name: z.string().max(200),
  first: z.string().max(200),
  second: z.string().max(200),
  choice: z.enum(['filter', 'random', 'selected']),
  count: z.preprocess(emptyIsNull, z.coerce.number().int().min(1).max(100_000).nullable()).default(null),
  blind: z.coerce.number().min(0).max(100).default(0),
  seed: z.preprocess(emptyIsNull, z.coerce.number().int().min(0).max(largestSeed).nullable()).default(null),
  title: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => (typeof value === 'string' ? [value] : value)),
})

/** What the form for a new task sends; the filter of its titles is in the address. Throws `coding/bad-task`. */
export function sentTask(body: unknown, query: Readonly<Record<string, unknown>>) {
  const parsed = form.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new KnownError('coding/bad-task', { detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
  }
  const { name, first, second, blind, seed, choice, count, title } = parsed.data
  const filter = filterOf(listStateFrom(query, wholeList))
  return { name, coders: [first, second] as const, blindShare: blind / 100, seed, titles: choiceOf() }

  function choiceOf(): TitleChoice {
    if (choice === 'selected') return { kind: 'selected', titleIds: title }
    if (choice === 'random') {
      if (count === null) throw new KnownError('coding/bad-task', { detail: 'it is not said how many titles' })
      return { kind: 'random', filter, count }
    }
    return Object.keys(filter).length === 0 ? { kind: 'all' } : { kind: 'filter', filter }
  }
}
