import { Router } from 'express'
import { z } from 'zod'
import { KnownError } from '../errors.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { listStateFrom, queryOf, wholeList } from './list-state.js'
import { pathOf, safeReturn } from './page.js'
import { personOf, requireRole } from './signed-in.js'

const form = z.object({
  name: z.string().trim().min(1).max(80),
  query: z.string().max(2000),
  shared: z.string().optional(),
  back: z.string().default('/'),
})

/** `/c/:id/views`: keeps a list's filters under a name, for oneself or for all, and forgets them. */
export function savedViewPages({ workspace }: ServerContext): Router {
  const { store, newId, now } = workspace
  const router = Router()

  router.post('/c/:id/views', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'reviewer', head.id)
    const parsed = form.safeParse(request.body)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new KnownError('review/bad-request', { detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
    }
    const { name, query, shared, back } = parsed.data
    const person = personOf(response).id
    // Read and written again: what is kept is a list's state and nothing else.
    const list = listStateFrom(Object.fromEntries(new URLSearchParams(query)), wholeList)
    await store.saveView(head.id, {
      id: newId(),
      owner: shared === undefined ? person : null,
      name,
      query: queryOf({ ...list, page: 1 }),
      madeBy: person,
      at: now().toISOString(),
    })
    response.redirect(303, safeReturn(back))
  })

  router.post('/c/:id/views/:viewId/remove', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const person = personOf(response).id
    const view = (await store.savedViews(head.id, person)).find(({ id }) => id === request.params.viewId)
    // Others may use a shared view: only its maker, or who looks after the correspondence, removes it.
    requireRole(response, view === undefined || view.madeBy === person ? 'reviewer' : 'adjudicator', head.id)
    if (view !== undefined) await store.deleteView(head.id, view.id)
    const { back } = request.body as Readonly<Record<string, unknown>>
    response.redirect(303, back === undefined ? `${pathOf(head.id)}/titles` : safeReturn(back))
  })

  return router
}
