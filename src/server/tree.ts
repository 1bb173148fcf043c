import { Router } from 'express'
import { loadTarget } from '../pipeline/target.js'
import { ancestors, headOf, labelFor } from './classifications.js'
import { commentsShown } from './comments.js'
import type { ServerContext } from './context.js'
import { childrenMap } from './desk-group.js'
import { pathOf, sendPage } from './page.js'
import { meterOf, progressOf } from './progress.js'
import { readerOf } from './reader.js'
import { reviewSurroundings } from './review-surroundings.js'
import { personOf } from './signed-in.js'

/** `/c/:id/tree`: the target classification, level by level, with the titles that lie in each group. */
export function treePages(context: ServerContext): Router {
  const { workspace } = context
  const router = Router()
  router.get('/c/:id/tree', async (request, response) => {
    const head = await headOf(workspace, request.params.id)
    const { locale } = readerOf(response)
    const [target, progress] = await Promise.all([loadTarget(workspace, head.id), progressOf(workspace, head.id)])
    const { counts } = await reviewSurroundings(workspace, head.id, progress.titles, personOf(response).id, target)
    const asked = typeof request.query.at === 'string' ? target.items.get(request.query.at) : undefined
    const path = pathOf(head.id)
    const hrefOf = (code: string) => `${path}/tree?at=${encodeURIComponent(code)}`
    const children = childrenMap(target)
    const comments = asked && (await commentsShown(workspace, head.id, 'item', asked.code, hrefOf(asked.code), locale))
    const shown = children.get(asked?.code ?? null) ?? []
    sendPage(context, request, response, {
      view: 'tree',
      title: locale.text('tree.title'),
      section: 'titles',
      correspondence: head,
      data: {
        root: `${path}/tree`,
        comments: comments ?? null,
        atRoot: asked === undefined,
        path:
          asked === undefined
            ? []
            : [...ancestors(target.items, asked.code), asked].map((item) => ({
                code: item.code,
                label: labelFor(item.labels, locale.tag),
                href: hrefOf(item.code),
              })),
        rows: shown.map((item) => {
          const { reviewed, byMachine, open } = counts.get(item.code) ?? { reviewed: 0, byMachine: 0, open: 0 }
          const all = reviewed + byMachine + open
          return {
            code: item.code,
            label: labelFor(item.labels, locale.tag),
            href: children.has(item.code) ? hrefOf(item.code) : null,
            titlesHref: `${path}/titles?target=${encodeURIComponent(item.code)}`,
            ...{ reviewed, byMachine, open, all },
            meter: meterOf({ reviewer: reviewed / (all || 1), machine: byMachine / (all || 1), open: 0 }),
          }
        }),
      },
    })
  })
  return router
}
