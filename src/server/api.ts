import { Router } from 'express'
import { searchTarget } from '../pipeline/search-target.js'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { decideOn, requireTitle } from './deciding.js'
import { sentDecision } from './decision-form.js'
import { formTokenOf } from './form-token.js'
import { filterOf, listStateFrom, wholeList } from './list-state.js'
import { pageOf } from './paging.js'
import { readerOf } from './reader.js'
import { personOf, requireRole } from './signed-in.js'

const pageSize = 100
const resultsShown = 20

/** `/api`: the same as the pages do, as JSON. Reading never changes anything; changes carry the token in `X-Concord-Token`. */
export function apiPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()

  router.get('/api/session', (_request, response) => {
    response.json({ token: formTokenOf(response), reviewer: personOf(response).id })
  })

  router.get('/api/c', async (_request, response) => {
    response.json({ correspondences: await workspace.store.correspondences() })
  })

  router.get('/api/c/:id/progress', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    response.json(await workspace.store.progress(head.id))
  })

  router.get('/api/c/:id/titles', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const list = listStateFrom(request.query, wholeList)
    response.json(await workspace.store.list(head.id, filterOf(list), list.sort, pageOf(list.page, pageSize)))
  })

  router.get('/api/c/:id/titles/:titleId', async (request, response) => {
    response.json(await requireTitle(workspace, request.params.id, request.params.titleId))
  })

  router.get('/api/c/:id/target', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const words = typeof request.query.q === 'string' ? request.query.q.trim().slice(0, 200) : ''
    const { locale } = readerOf(response)
    const results = words === '' ? [] : await searchTarget(workspace, head.id, words, locale.tag, resultsShown)
    response.json({ words, results })
  })

  router.get('/api/c/:id/proposals', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    response.json({ proposals: await workspace.store.proposals(head.id) })
  })

  /** Body: `choice` (`code:2512`, `none`, `defer`, `undo`), `relation`, `comment`, `seen`. 409 names the decision in the way. */
  router.post('/api/c/:id/titles/:titleId/decisions', async (request, response) => {
    const { id, titleId } = request.params
    requireRole(response, 'reviewer', id)
    const outcome = await decideOn(workspace, id, titleId, personOf(response).id, sentDecision(request.body))
    response.status(outcome.kind === 'Conflict' ? 409 : 201).json(outcome)
  })

  return router
}
