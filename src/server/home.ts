import { Router } from 'express'
import { withTitles } from './classifications.js'
import type { ServerContext } from './context.js'
import { pathOf, sendPage } from './page.js'
import { meterOf, progressOf, settledTitles, sharesOf } from './progress.js'
import { readerOf } from './reader.js'
import { visibleTo } from './signed-in.js'

/** `/`: the correspondences of the workspace; with only one, its overview. */
export function homePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.get('/', async (request, response) => {
    const all = visibleTo(response, await workspace.store.correspondences())
    if (all.length === 1) {
      response.redirect(303, pathOf(all[0]!.id))
      return
    }
    const { locale } = readerOf(response)
    const correspondences = await Promise.all(
      all.map(async (description) => {
        const progress = await progressOf(workspace, description.id)
        const shares = sharesOf(progress, 'titles')
        return {
          ...(await withTitles(workspace, description)),
          href: pathOf(description.id),
          titles: progress.titles,
          settled: settledTitles(progress),
          meter: meterOf(shares),
        }
      }),
    )
    sendPage(context, request, response, {
      view: 'home',
      title: locale.text('home.title'),
      section: 'none',
      correspondence: null,
      data: { correspondences },
    })
  })
  return router
}
