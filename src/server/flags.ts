import { Router } from 'express'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { requireTitle } from './deciding.js'
import { sendDesk } from './desk.js'
import { openQueue, queryOf } from './list-state.js'
import { listShown } from './double-coding/withheld.js'
import { pathOf } from './page.js'
import { wantsDesk } from './desk-answer.js'
import { personOf, requireRole } from './signed-in.js'

/** `/c/:id/flag/:titleId`: puts a flag on a title, or takes it off. */
export function flagPages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.post('/c/:id/flag/:titleId', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    requireRole(response, 'reviewer', head.id)
    const { title } = await requireTitle(workspace, head.id, request.params.titleId)
    const { flag } = request.body as Readonly<Record<string, unknown>>
    await workspace.store.setFlag(head.id, {
      titleId: title.id,
      raised: flag !== 'off',
      person: personOf(response).id,
      at: workspace.now().toISOString(),
    })
    const list = listShown(request, response, openQueue)
    if (wantsDesk(request))
      await sendDesk(context, request, response, { correspondenceId: head.id, titleId: title.id, list })
    else response.redirect(303, `${pathOf(head.id)}/desk/${encodeURIComponent(title.id)}${queryOf(list)}`)
  })
  return router
}
