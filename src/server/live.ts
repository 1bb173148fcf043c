import { Router } from 'express'
import { headOf } from './classifications.js'
import type { ServerContext } from './context.js'
import { unreadBy } from './notified.js'
import { presenceOf } from './presence.js'
import { progressOf, settledTitles, sharesOf } from './progress.js'
import { readerOf } from './reader.js'
import { personOf } from './signed-in.js'

/**
 * `/c/:id/live/:titleId`: the desk's script says every few seconds which title is open and is told who else has it open, and
 * the counts as they are now. Nothing of it is stored.
 */
export function livePages({ workspace }: ServerContext): Router {
  const router = Router()
  router.post('/c/:id/live/:titleId', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const person = personOf(response).id
    const others = presenceOf(workspace).arrive(head.id, request.params.titleId, person)
    const [progress, unread] = await Promise.all([
      progressOf(workspace, head.id),
      unreadBy(workspace.store, personOf(response)),
    ])
    const settled = settledTitles(progress)
    const share = locale.percent(1 - sharesOf(progress, 'frequency').open)
    response.set('Cache-Control', 'no-store').json({
      others: others.length === 0 ? '' : locale.text('live.others', { people: others.join(', ') }),
      settled: locale.text('overview.settled-of', { settled, count: progress.titles }),
      frequency: locale.text('desk.by-frequency', { share }),
      unread: unread === 0 ? '' : locale.number(unread),
    })
  })
  return router
}
