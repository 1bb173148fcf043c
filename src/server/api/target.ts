import { z } from 'zod'
import { KnownError } from '../../errors.js'
import type { ClassificationItem } from '../../model/classification.js'
import { searchTarget } from '../../pipeline/search-target.js'
import { loadTarget, type Target } from '../../pipeline/target.js'
import { ancestors, childrenOf } from '../classifications.js'
import { ofCorrespondence } from './list-query.js'
import { operation, type Operation } from './operation.js'
import { group, groups, searchResults } from './schemas/target.js'

const shared = { method: 'get', tag: 'Target' } as const
const resultsShown = 20
const titlesShown = 50

export const targetOperations: readonly Operation[] = [
  operation({
    ...shared,
    path: '/api/c/{id}/target',
    id: 'searchTarget',
    summary: 'Groups by code or words',
    description: 'Looks into titles and index entries in every language; answers at most 20.',
    params: ofCorrespondence,
    query: z.object({ q: z.string().max(200).default('').describe('A code or words') }),
    answers: { 200: searchResults },
    failures: ['correspondence/unknown'],
    run: async ({ params, query, locale, context: { workspace } }) => {
      const words = query.q.trim()
      const found = await searchTarget(workspace, params.id, words, locale.tag, resultsShown)
      return { json: { words, results: found } }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/groups',
    id: 'listGroups',
    summary: 'The groups under one, or those at the top',
    params: ofCorrespondence,
    query: z.object({ under: z.string().max(40).optional().describe('A code; left out: the top') }),
    answers: { 200: groups },
    failures: ['correspondence/unknown', 'classification/unknown-code'],
    run: async ({ params, query: { under }, context: { workspace } }) => {
      const target = await loadTarget(workspace, params.id)
      if (under !== undefined) requireItem(target, under)
      const line = lineIn(target)
      return { json: { groups: (childrenOf(target.items.values()).get(under ?? null) ?? []).map(line) } }
    },
  }),
  operation({
    ...shared,
    path: '/api/c/{id}/groups/{code}',
    id: 'getGroup',
    summary: 'A group with its notes, its place and titles in it',
    params: ofCorrespondence.extend({ code: z.string() }),
    answers: { 200: group },
    failures: ['correspondence/unknown', 'classification/unknown-code'],
    run: async ({ params: { id, code }, context: { workspace } }) => {
      const target = await loadTarget(workspace, id)
      const item = requireItem(target, code)
      const line = lineIn(target)
      return {
        json: {
          ...item,
          mappable: target.mappable.has(code),
          path: ancestors(target.items, code).map(line),
          children: (childrenOf(target.items.values()).get(code) ?? []).map(line),
          titles: await workspace.store.titlesIn(id, code, titlesShown),
        },
      }
    },
  }),
]

function requireItem({ items, classification }: Target, code: string): ClassificationItem {
  const item = items.get(code)
  if (item === undefined) {
    const context = { code: code.slice(0, 40), classification: classification.source.title }
    throw new KnownError('classification/unknown-code', context)
  }
  return item
}

const lineIn = ({ items, mappable }: Target) => {
  const children = childrenOf(items.values())
  return ({ code, labels }: ClassificationItem) => ({
    code,
    labels,
    mappable: mappable.has(code),
    below: children.get(code)?.length ?? 0,
  })
}
